import { NextResponse, type NextRequest } from "next/server";

export function middleware(request: NextRequest) {
  if (request.nextUrl.pathname === "/tides") return NextResponse.redirect(new URL("/bulletin", request.url), 308);
  const response = NextResponse.next();
  response.headers.set("x-harbour", "old");
  return response;
}

export const config = { matcher: ["/tides", "/api/:path*"] };
