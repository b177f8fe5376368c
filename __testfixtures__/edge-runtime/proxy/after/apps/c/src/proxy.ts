export function proxy() {
  return new Response("no");
}
