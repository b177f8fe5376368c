import page from "./page.html";

Bun.serve({ routes: { "/": page, "/health": new Response("OK") } });
