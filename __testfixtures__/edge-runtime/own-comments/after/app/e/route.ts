// Says hello.

export function GET() {
  return new Response("ok");
}
