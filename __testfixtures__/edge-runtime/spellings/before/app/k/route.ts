const EDGE = "edge";
export const runtime = EDGE;

export function GET() {
  return new Response("ok");
}
