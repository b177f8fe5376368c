const config = {
  matcher: ["/a", "/b"],
};

function middleware() {
  return new Response("no");
}

export { config, middleware };
