export const runtime = "edge", dynamic = "force-dynamic", maxDuration = 30;

export function GET() {
  return new Response("ok");
}
