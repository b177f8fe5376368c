import { join } from "node:path";
import { prompt } from "./prompt";

interface Settings {
  limit: number;
  names: string[];
}

const stylesheet = Bun.file("assets/site.css");

const server = Bun.serve({
  port: 3000,
  async fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/") return new Response(Bun.file("./assets/index.html"));
    if (pathname === "/cached") {
      return new Response(Bun.file("./assets/index.html"), { status: 203, headers: { "cache-control": "max-age=60" } });
    }
    if (pathname === "/title") {
      const page = await Bun.file("./assets/index.html").text();
      return new Response(/<h1>(.*)<\/h1>/.exec(page)?.[1] ?? "");
    }
    if (pathname === "/about") {
      const words = (await Bun.file(join(import.meta.dir, "about.md")).text()).split("\n");
      return Response.json(words);
    }
    if (pathname === "/site.css") return new Response(stylesheet);
    if (pathname === "/logo.png") {
      const bytes = await Bun.file("assets/logo.png").bytes();
      return new Response(bytes, { headers: { "content-type": "image/png" } });
    }
    if (pathname === "/logo") {
      const logo = await Bun.file("assets/logo.png").arrayBuffer();
      return new Response(String(logo.byteLength), { headers: { "content-type": "text/plain" } });
    }
    if (pathname === "/settings") {
      const settings: Settings = await Bun.file("settings.json").json();
      settings.names.push("c");
      return Response.json(settings);
    }
    if (pathname === "/prompt") return new Response(await prompt());
    return new Response("no", { status: 404 });
  },
});

console.log(`Listening on ${server.url}`);
