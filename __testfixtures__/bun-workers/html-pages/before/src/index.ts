import { serve } from "bun";
import about from "./pages/about.html";
import index from "./pages/index.html";

serve({
  port: 3000,
  development: { hmr: true },
  routes: {
    // The pages
    "/": index,
    "/about": about,
    "/api/visits": () => Response.json({ visits: 1 }),
  },
  fetch(request) {
    return new Response(`There is no ${new URL(request.url).pathname}`, { status: 404 });
  },
});
