import { prompt } from "./prompt";
import siteCss from "../assets/site.css";
import indexHtml from "../assets/index.html";
import aboutMd from "./about.md";
import logoPng from "../assets/logo.png";
import settingsJson from "../settings.json";

interface Settings {
  limit: number;
  names: string[];
}

export default {
  async fetch(request: Request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/") return new Response(indexHtml as unknown as string, { headers: { "content-type": "text/html;charset=utf-8" } });
    if (pathname === "/cached") {
      return new Response(indexHtml as unknown as string, { status: 203, headers: { "content-type": "text/html;charset=utf-8", "cache-control": "max-age=60" } });
    }
    if (pathname === "/title") {
      const page = indexHtml as unknown as string;
      return new Response(/<h1>(.*)<\/h1>/.exec(page)?.[1] ?? "");
    }
    if (pathname === "/about") {
      const words = aboutMd.split("\n");
      return Response.json(words);
    }
    if (pathname === "/site.css") return new Response(siteCss, { headers: { "content-type": "text/css;charset=utf-8" } });
    if (pathname === "/logo.png") {
      const bytes = new Uint8Array(logoPng.slice(0));
      return new Response(bytes, { headers: { "content-type": "image/png" } });
    }
    if (pathname === "/logo") {
      const logo = logoPng.slice(0);
      return new Response(String(logo.byteLength), { headers: { "content-type": "text/plain" } });
    }
    if (pathname === "/settings") {
      const settings: Settings = structuredClone<unknown>(settingsJson) as Settings;
      settings.names.push("c");
      return Response.json(settings);
    }
    if (pathname === "/prompt") return new Response(await prompt());
    return new Response("no", { status: 404 });
  },
};
