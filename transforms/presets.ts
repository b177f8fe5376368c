import type { PresetInput } from "../src/config.js";

export type Preset = PresetInput;

/** What an earlier run has left: a second one, or a check, has to find its project again. */
const workerConfigs = ["wrangler.jsonc", "wrangler.json", "wrangler.toml"];

/**
 * The presets, in the order of the help text. A test checks that the transforms exist. A run of one also completes the
 * project: scripts, an example of its variables, .gitignore, and the commands up to the deployment.
 */
export const presets: readonly Preset[] = [
  {
    name: "bun-to-workers",
    description: "A Bun server, with bun:sqlite and Redis where it has them, to Workers, D1 and KV",
    transforms: ["d1-async", "redis-kv", "bun-workers"],
    requires: {
      what: "Bun project",
      dependencies: ["@types/bun", "bun-types"],
      files: ["bun.lock", "bun.lockb", "bunfig.toml", ...workerConfigs],
      texts: ["Bun.", '"bun"', '"bun:', "'bun'", "'bun:"],
    },
  },
  {
    name: "deno-to-workers",
    description: "A Deno server, with Redis where it has it, to Workers and KV",
    transforms: ["deno-workers", "redis-kv"],
    requires: {
      what: "Deno project",
      files: ["deno.json", "deno.jsonc", "deno.lock", "import_map.json", ...workerConfigs],
      texts: ["Deno.", "https://deno.land/", '"jsr:', '"npm:'],
    },
  },
  {
    name: "next-to-opennext",
    description: "A Next.js app, to Workers through OpenNext, whatever its databases are",
    transforms: ["edge-runtime", "next-opennext"],
    requires: { what: "Next.js project", dependencies: ["next"] },
  },
  {
    name: "node-to-workers",
    description: "A Node.js server on PostgreSQL or SQLite and Redis, to Workers, D1 and KV",
    transforms: ["d1-async", "drizzle-d1", "sql-d1", "redis-kv", "bun-workers"],
    requires: {
      what: "Node.js server",
      dependencies: ["@hono/node-server", "express", "koa", "pg", "postgres", "better-sqlite3"],
      files: workerConfigs,
      texts: ["node:http", "node:sqlite"],
    },
  },
  {
    name: "postgres-to-d1",
    description: "drizzle on PostgreSQL, and PostgreSQL migrations, to D1",
    transforms: ["drizzle-d1", "sql-d1"],
  },
  {
    name: "vercel-to-workers",
    description: "A Next.js app on Vercel with its Blob, KV and Postgres, to Workers through OpenNext",
    transforms: ["drizzle-d1", "sql-d1", "redis-kv", "blob-r2", "edge-runtime", "next-opennext"],
    requires: { what: "Next.js project", dependencies: ["next"] },
  },
];
