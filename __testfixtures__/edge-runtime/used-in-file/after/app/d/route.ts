const runtime = "edge";

export type Runtime = typeof runtime;

export function GET() {
  return new Response("ok");
}
