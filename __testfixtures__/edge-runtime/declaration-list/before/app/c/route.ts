export const dynamic = "force-dynamic", maxDuration = 30, runtime = "edge";

export function GET() {
  return new Response("ok");
}
