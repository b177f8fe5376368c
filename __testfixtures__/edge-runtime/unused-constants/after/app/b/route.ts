const EDGE = "edge";

export function GET() {
  return new Response(EDGE);
}
