export const runtime = "edge";
// IMPORTANT! Set the runtime above to nodejs for local tests.

export function GET() {
  return new Response("ok");
}
