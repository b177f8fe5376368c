const r = "edge";

export function GET() {
  return new Response(`on ${r}`);
}
