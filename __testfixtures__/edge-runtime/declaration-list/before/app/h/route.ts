export const runtime = "edge", preferredRegion = ["iad1"], maxDuration = 30;

export function GET() {
  return new Response("ok");
}
