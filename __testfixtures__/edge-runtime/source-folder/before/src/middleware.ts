export const config = { runtime: "experimental-edge", matcher: "/admin/:path*" };

export function middleware() {
  return new Response("no");
}
