const runtime = "edge";

export const config = { runtime, matcher: "/m" };

export function middleware() {
  return new Response("no");
}
