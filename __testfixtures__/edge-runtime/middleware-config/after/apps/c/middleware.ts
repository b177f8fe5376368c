export function middleware() {
  return new Response("no");
}

export const config = {
  // Everything but files.
  matcher: ["/((?!_next|.*\\..*).*)"]
}
