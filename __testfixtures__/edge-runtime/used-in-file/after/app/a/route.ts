const runtime = "edge";

export function GET() {
  return new Response(`on ${runtime}`);
}
