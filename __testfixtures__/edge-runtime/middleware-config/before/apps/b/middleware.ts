export function middleware() {
  return new Response("no");
}

export const config = {
  runtime: "experimental-edge", // Next.js 12
  matcher: "/b/:path*",
};
