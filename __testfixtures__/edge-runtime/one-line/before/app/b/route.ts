export const dynamic = "error"; export const runtime = "edge";

export function GET() {
  return new Response("ok");
}
