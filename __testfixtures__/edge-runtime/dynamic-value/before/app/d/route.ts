const kind = "edge";

export const runtime = `${kind}`;

export function GET() {
  return new Response("ok");
}
