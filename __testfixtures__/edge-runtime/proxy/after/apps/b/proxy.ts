export function proxy() {
  return new Response("no");
}

export const config = {
  matcher: "/b",
};
