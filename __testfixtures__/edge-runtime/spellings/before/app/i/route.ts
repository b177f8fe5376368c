export const runtime = (('edge' as const) satisfies string)!;

export function GET() {
  return new Response("ok");
}
