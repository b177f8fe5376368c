export const runtime = "edge";
export const preferredRegion = "home";

export function GET() {
  return new Response("ok");
}
