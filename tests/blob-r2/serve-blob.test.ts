import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { helpersText } from "../../transforms/blob-r2/generated-module-text.js";
import type { Exchange } from "../oracle/exchange.js";
import { Workerd } from "../oracle/workerd.js";

const etag = '"900150983cd24fb0d6963f7d28e17f72"'; // MD5 of abc
const requests = [
  { name: "store", method: "PUT", path: "/store", body: "abc" },
  { name: "whole", path: "/files/a%20b.html" },
  { name: "head", method: "HEAD", path: "/files/a%20b.html" },
  { name: "first two", path: "/files/a%20b.html", headers: { range: "bytes=0-1" } },
  { name: "from the second", path: "/files/a%20b.html", headers: { range: "bytes=1-" } },
  { name: "last one", path: "/files/a%20b.html", headers: { range: "bytes=-1" } },
  { name: "behind the end", path: "/files/a%20b.html", headers: { range: "bytes=3-" } },
  { name: "range of another version", path: "/files/a%20b.html", headers: { range: "bytes=0-1", "if-range": '"x"' } },
  { name: "not modified", path: "/files/a%20b.html", headers: { "if-none-match": `"x", W/${etag}` } },
  { name: "modified", path: "/files/a%20b.html", headers: { "if-none-match": '"x"' } },
  { name: "download", path: "/files/a%20b.html?download=1" },
  { name: "missing", path: "/files/none" },
  { name: "other method", method: "DELETE", path: "/files/a%20b.html" },
  { name: "addresses", path: "/addresses" },
];

/** The generated module under a Worker that stores one object and serves it. */
const worker = `
import { env } from "cloudflare:workers";
import { downloadUrl, keyOf, publicUrl, serveBlob, withRandomSuffix } from "./r2-blob";
export default {
  async fetch(request: Request) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/files/")) return serveBlob(request, env.BUCKET);
    if (pathname === "/addresses") {
      const key = "a b/ü%.png";
      const old = "https://store.public.blob.vercel-storage.com/a%20b/%C3%BC%25.png?download=1";
      return Response.json({
        url: publicUrl(key),
        keys: [publicUrl(key), downloadUrl(key), old, key].map(keyOf),
        suffixes: ["a.png", "a/.env", "x.y/z", "tar.gz"].map((name) => withRandomSuffix(name).replace(/[0-9a-f]{32}/, "*")),
      });
    }
    await env.BUCKET.put("a b.html", await request.text(), { httpMetadata: { contentType: "text/html", cacheControl: "public, max-age=60" } });
    return new Response("stored");
  },
};
`;
const headers = [
  "etag",
  "cache-control",
  "content-length",
  "content-range",
  "content-disposition",
  "content-security-policy",
  "x-content-type-options",
];

describe("serveBlob on workerd", () => {
  const workerd = new Workerd();
  const folder = mkdtempSync(path.join(tmpdir(), "cf-codemod-serve-"));
  const answers = new Map<string, Exchange>();
  const answer = (name: string) => {
    const found = answers.get(name);
    if (!found) throw new Error(`no answer to ${name}`);
    return found;
  };

  beforeAll(async () => {
    const config = {
      compatibility_date: "2026-04-20",
      compatibility_flags: ["nodejs_compat"],
      r2_buckets: [{ binding: "BUCKET" }],
    };
    writeFileSync(path.join(folder, "wrangler.jsonc"), JSON.stringify(config));
    writeFileSync(path.join(folder, "r2-blob.ts"), helpersText("/files"));
    writeFileSync(path.join(folder, "index.ts"), worker);
    const scenario = { runtime: "node", entry: "index.ts", headers, requests } as const;
    const { exchanges } = await workerd.observe(folder, scenario);
    for (const exchange of exchanges) answers.set(exchange.request, exchange);
  });
  afterAll(async () => {
    await workerd.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it("streams the object with its metadata, and lets it run no scripts", () => {
    expect(answer("whole")).toMatchObject({
      status: 200,
      contentType: "text/html",
      body: "abc",
      headers: { etag, "cache-control": "public, max-age=60", "x-content-type-options": "nosniff" },
    });
    expect(answer("whole").headers["content-security-policy"]).toContain("sandbox");
    expect(answer("download").headers["content-disposition"]).toBe("attachment");
  });

  it("answers HEAD, conditions, and other methods", () => {
    expect(answer("head")).toMatchObject({ status: 200, body: "", headers: { etag } });
    expect(answer("not modified")).toMatchObject({ status: 304, body: "" });
    expect(answer("modified")).toMatchObject({ status: 200, body: "abc" });
    expect(answer("missing").status).toBe(404);
    expect(answer("other method").status).toBe(405);
  });

  it.each([
    ["first two", "ab", "bytes 0-1/3"],
    ["from the second", "bc", "bytes 1-2/3"],
    ["last one", "c", "bytes 2-2/3"],
  ])("gives ranges: %s", (name, body, range) => {
    expect(answer(name)).toMatchObject({ status: 206, body, headers: { "content-range": range } });
  });

  it("refuses a range behind the end, and leaves one of another version aside", () => {
    expect(answer("behind the end")).toMatchObject({ status: 416, headers: { "content-range": "bytes */3" } });
    expect(answer("range of another version")).toMatchObject({ status: 200, body: "abc" });
  });

  it("goes from keys to addresses and back", () => {
    const key = "a b/ü%.png";
    expect(JSON.parse(answer("addresses").body)).toEqual({
      url: "/files/a%20b/%C3%BC%25.png",
      keys: [key, key, key, key],
      suffixes: ["a-*.png", "a/.env-*", "x.y/z-*", "tar-*.gz"],
    });
  });
});
