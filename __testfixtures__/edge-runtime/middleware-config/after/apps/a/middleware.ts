export function middleware() {
  return new Response("no");
}

export const config = { matcher: ["/a"] };
