const runtime = "nodejs";

export { runtime };

export function GET() {
  return new Response("ok");
}
