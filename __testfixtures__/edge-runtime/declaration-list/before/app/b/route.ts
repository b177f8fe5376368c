export const dynamic = "force-dynamic", runtime = "edge", maxDuration = 30;

export function GET() {
  return new Response("ok");
}
