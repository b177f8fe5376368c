export const dynamic = "force-dynamic",
  maxDuration = 30, // seconds
  runtime = "edge";

export function GET() {
  return new Response("ok");
}
