export const dynamic = "force-dynamic",
  maxDuration = 30 // seconds
;

export function GET() {
  return new Response("ok");
}
