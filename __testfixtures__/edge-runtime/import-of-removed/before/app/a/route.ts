export const runtime = "edge";
export const maxDuration = 30;

export function GET() {
  return new Response("ok");
}
