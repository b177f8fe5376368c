export function middleware() {
  return new Response("no");
}

export const config = {
  matcher: ['/((?!api|_next/static).*)'],
  runtime: 'nodejs'
};
