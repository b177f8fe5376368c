type Route = (request: Request) => Response;

const routes: Record<string, Route> = {
  "/": () => new Response("home"),
  "/about": (request) => new Response(`about ${request.method}`),
};

export const router = {
  handle: (request: Request): Response => routes[new URL(request.url).pathname]?.(request) ?? new Response("?", { status: 404 }),
};
