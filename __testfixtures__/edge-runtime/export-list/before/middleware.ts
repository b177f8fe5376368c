const config = {
  runtime: "experimental-edge",
  matcher: ["/a", "/b"],
};

function middleware() {
  return new Response("no");
}

export { config, middleware };
