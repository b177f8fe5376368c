export const runtime = 'experimental-edge';

export function middleware() {
  return new Response("no");
}

export const config = {
  matcher: "/g",
  ["runtime"]: "edge",
  regions: ["iad1"],
};
