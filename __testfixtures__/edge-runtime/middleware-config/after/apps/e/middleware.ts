export function middleware() {
  return new Response("no");
}

export const config = { matcher: "/e", } as const;
