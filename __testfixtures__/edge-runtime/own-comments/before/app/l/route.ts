// The edge runtime
// is faster.
export const runtime = "edge";

/** Says hello. */
export function GET() {
  return new Response("ok");
}
