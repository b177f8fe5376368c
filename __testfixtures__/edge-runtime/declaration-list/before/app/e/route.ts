export const dynamic = "force-dynamic",
  // At the edge.
  runtime = "edge",
  maxDuration = 30;

export function GET() {
  return new Response("ok");
}
