export const runtime = "edge"; export const dynamic = "error";

export function GET() {
  return new Response("ok");
}
