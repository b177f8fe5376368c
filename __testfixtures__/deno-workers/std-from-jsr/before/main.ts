import { pooledMap } from "@std/async/pool";
import { delay, retry } from "@std/async";
import { chunk } from "@std/collections";
import { ensureDir } from "@std/fs";
import * as log from "@std/log";
import { getCookies, setCookie } from "@std/http/cookie";
import { serveDir } from "@std/http/file-server";
import { parseArgs } from "@std/cli/parse-args";
import { ulid } from "jsr:@std/ulid";

const options = parseArgs(Deno.args);
await ensureDir("cache");

Deno.serve(async (request) => {
  log.info(request.url);
  if (new URL(request.url).pathname.startsWith("/static")) return serveDir(request, { fsRoot: "public" });
  const pages = chunk([1, 2, 3], options.size ?? 2);
  const sums: number[] = [];
  for await (const sum of pooledMap(2, pages, (page: number[]) => retry(() => Promise.resolve(page.length)))) sums.push(sum);
  await delay(1, { signal: request.signal });
  const headers = new Headers();
  setCookie(headers, { name: "seen", value: getCookies(request.headers).seen ?? ulid() });
  return Response.json(sums, { headers });
});
