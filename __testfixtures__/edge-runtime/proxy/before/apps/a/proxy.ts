export const runtime = "nodejs";

export function proxy() {
  return new Response("no");
}
