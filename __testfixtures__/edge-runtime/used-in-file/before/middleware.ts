export const config = { runtime: "edge", matcher: "/m" };

export function middleware() {
  return new Response(config.matcher);
}
