export const runtime = "nodejs";
export const preferredRegion = "fra1";

export function GET() {
  return new Response("ok");
}
