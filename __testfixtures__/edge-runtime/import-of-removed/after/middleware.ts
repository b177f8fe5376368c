export const config = { matcher: "/m" };

export function middleware() {
  return new Response("no");
}
