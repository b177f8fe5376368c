export const dynamic = "error"; export const runtime = "edge"; export const maxDuration = 30; // seconds

export function GET() {
  return new Response("ok");
}
