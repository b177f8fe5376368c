export const config = { runtime: "edge" };

export function middleware() {
  return new Response("no");
}
