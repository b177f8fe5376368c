export const runtime = <const>"edge";

export function GET() {
  return new Response("ok");
}
