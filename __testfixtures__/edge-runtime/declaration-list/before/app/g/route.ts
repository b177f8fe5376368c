export const runtime = "edge", preferredRegion = "iad1";

export function GET() {
  return new Response("ok");
}
