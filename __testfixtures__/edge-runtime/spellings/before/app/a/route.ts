export const runtime = "edge" as const;

export function GET() {
  return new Response("ok");
}
