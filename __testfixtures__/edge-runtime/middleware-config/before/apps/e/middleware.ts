export function middleware() {
  return new Response("no");
}

export const config = { "runtime": "edge", regions: ["iad1"], matcher: "/e", } as const;
