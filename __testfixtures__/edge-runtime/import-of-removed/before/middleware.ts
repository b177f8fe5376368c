export const config = { matcher: "/m", runtime: "experimental-edge" };

export function middleware() {
  return new Response("no");
}
