export const runtime = "edge";
export const preferredRegion = "iad1";

export function GET() {
  return new Response("ok");
}
