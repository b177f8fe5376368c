export const config = { matcher: "/admin/:path*" };

export function middleware() {
  return new Response("no");
}
