const EDGE = "edge";
const RUNTIME = EDGE;
export const runtime = RUNTIME;

export function GET() {
  return new Response("ok");
}
