import { digests } from "./digests";
import { setTimeout as sleep } from "node:timers/promises";
import { deflateRawSync, inflateRawSync, gunzipSync, gzipSync } from "node:zlib";
import { isDeepStrictEqual, inspect, stripVTControlCharacters } from "node:util";

export default {
  async fetch(request: Request) {
    const { pathname, searchParams } = new URL(request.url);
    const text = searchParams.get("text") ?? "";
    switch (pathname) {
      case "/digests":
        return Response.json(digests(text));
      case "/sleep":
        await sleep(5);
        return new Response("slept");
      case "/deflate": {
        const packed = deflateRawSync(Buffer.from(text));
        return new Response(Buffer.from(inflateRawSync(packed)).toString() + String(packed.length));
      }
      case "/gzip":
        return new Response(String(gunzipSync(gzipSync(Buffer.from(text))).length));
      case "/equal":
        return Response.json(isDeepStrictEqual({ a: text }, { a: text, b: undefined }));
      case "/body":
        return new Response(await new Response(new Response(text).body!).text());
      case "/inspect":
        return new Response(inspect(text.length));
      case "/plain":
        return new Response(stripVTControlCharacters(`\u001b[31m${text}\u001b[0m`));
      default:
        return new Response(process.env.HOME === undefined ? "no home" : "home");
    }
  },
};
