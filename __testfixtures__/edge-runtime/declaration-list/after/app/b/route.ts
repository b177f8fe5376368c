export const dynamic = "force-dynamic", maxDuration = 30;

export function GET() {
  return new Response("ok");
}
