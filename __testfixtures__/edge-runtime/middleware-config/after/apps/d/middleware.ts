export function middleware() {
  return new Response("no");
}
