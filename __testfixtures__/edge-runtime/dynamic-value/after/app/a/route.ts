export const runtime = process.env.RUNTIME;

export function GET() {
  return new Response("ok");
}
