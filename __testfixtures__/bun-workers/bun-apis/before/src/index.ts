import { gzipSync, inspect, sleep } from "bun";
import { digests } from "./digests";

Bun.serve({
  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    const text = searchParams.get("text") ?? "";
    switch (pathname) {
      case "/digests":
        return Response.json(digests(text));
      case "/sleep":
        await sleep(5);
        return new Response("slept");
      case "/deflate": {
        const packed = Bun.deflateSync(Buffer.from(text));
        return new Response(Buffer.from(Bun.inflateSync(packed)).toString() + String(packed.length));
      }
      case "/gzip":
        return new Response(String(Bun.gunzipSync(gzipSync(Buffer.from(text))).length));
      case "/equal":
        return Response.json(Bun.deepEquals({ a: text }, { a: text, b: undefined }, true));
      case "/body":
        return new Response(await Bun.readableStreamToText(new Response(text).body!));
      case "/inspect":
        return new Response(inspect(text.length));
      case "/plain":
        return new Response(Bun.stripANSI(`\u001b[31m${text}\u001b[0m`));
      default:
        return new Response(Bun.env.HOME === undefined ? "no home" : "home");
    }
  },
});
