import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeFiles } from "../fixtures/files.js";
import type { Observation } from "./exchange.js";
import { Workerd } from "./workerd.js";

const workerd = new Workerd();
const folder = mkdtempSync(path.join(tmpdir(), "cf-codemod-worker-"));
afterAll(async () => {
  await workerd.dispose();
  rmSync(folder, { recursive: true });
});

const worker = `
import { env } from "cloudflare:workers";
const insert = env.DB.prepare("INSERT INTO notes (text) VALUES (?)");
const routes = {
  "/bindings": async () => {
    await env.CACHE.put("key", "value");
    await env.FILES.put("file", "content");
    return [await env.CACHE.get("key"), await (await env.FILES.get("file")).text(), env.GREETING, process.env.GREETING];
  },
  "/awaited": async () => (await insert.bind("awaited").run()).meta.changes,
  "/forgotten": async () => void insert.bind("forgotten").run(),
  "/forgotten-first": async () => {
    void insert.bind("forgotten first").run();
    return await env.DB.prepare("SELECT count(*) AS n FROM notes").first("n");
  },
  "/background": async (context) => context.waitUntil(insert.bind("background").run()),
  "/concurrent": async () => {
    await Promise.all(["a", "b", "c"].map((text) => insert.bind(text).run()));
  },
  "/throws": async () => {
    throw new Error("not – ASCII");
  },
};
export default {
  async fetch(request, _, context) {
    return Response.json((await routes[new URL(request.url).pathname](context)) ?? null);
  },
};
`;

async function ask(...paths: string[]): Promise<Observation> {
  writeFiles(
    folder,
    new Map(
      Object.entries({
        "worker/src/index.ts": worker,
        "worker/wrangler.jsonc": `{
          // Comments and trailing commas are fine.
          "compatibility_date": "2026-04-20",
          "compatibility_flags": ["nodejs_compat"],
          "vars": { "GREETING": "hello" },
          "d1_databases": [{ "binding": "DB", "migrations_dir": "sql" }],
          "kv_namespaces": [{ "binding": "CACHE" }],
          "r2_buckets": [{ "binding": "FILES" }],
        }`,
        "worker/sql/0002_more.sql": "ALTER TABLE notes ADD COLUMN more INTEGER DEFAULT 5;\n-- the end\n",
        "worker/sql/0001_initial.sql": "CREATE TABLE notes (id INTEGER PRIMARY KEY,\n  text TEXT);\n",
      }).map(([name, text]) => [name, Buffer.from(text)]),
    ),
  );
  const requests = paths.map((name) => ({ name, path: name }));
  return workerd.observe(folder, { runtime: "bun", entry: "worker/src/index.ts", requests });
}

test("bindings and variables are those of the wrangler config", async () => {
  const { exchanges } = await ask("/bindings");
  expect(exchanges[0]?.body).toBe('["value","content","hello","hello"]');
});

test("migrations are applied in order, to a database that is new in each run", async () => {
  const { databases } = await ask("/awaited");
  expect(databases.DB?.notes?.rows).toEqual([["1", "'awaited'", "5"]]);
  expect((await ask("/bindings")).databases.DB?.notes?.rows).toEqual([]);
});

test("operations are reported that the handler has not waited for", async () => {
  const { exchanges } = await ask("/awaited", "/forgotten", "/forgotten-first", "/background", "/concurrent");
  expect(Object.fromEntries(exchanges.map(({ request, pending }) => [request, pending]))).toEqual({
    "/awaited": [],
    "/forgotten": ["run()"],
    "/forgotten-first": ["run()"],
    "/background": [],
    "/concurrent": [],
  });
});

test("operations that wait at the same time are done last in, first out", async () => {
  const { databases } = await ask("/concurrent");
  expect(databases.DB?.notes?.rows.map(([, text]) => text)).toEqual(["'c'", "'b'", "'a'"]);
});

test("an exception is a plain 500", async () => {
  const { exchanges } = await ask("/throws");
  expect(exchanges).toMatchObject([{ status: 500, body: "uncaught exception", uncaught: "Error: not – ASCII" }]);
});

test("a Worker without a config is refused", async () => {
  rmSync(path.join(folder, "worker", "wrangler.jsonc"));
  const scenario = { runtime: "bun", entry: "worker/src/index.ts", requests: [] } as const;
  await expect(workerd.observe(folder, scenario)).rejects.toThrow("no wrangler.jsonc above worker/src/index.ts");
});
