import { expect, test } from "vitest";
import { packages, partOf } from "../../src/project/packages.js";
import { transforms } from "../../transforms/index.js";
import { mentionsIn } from "../../src/project/mentions.js";
import { type Stack, stackOf, tellsOfStack } from "../../src/project/stack.js";
import { memoryTree } from "../cloudflare/memory-tree.js";

function stack(files: Readonly<Record<string, string>>): Stack {
  const tree = memoryTree(files);
  const mentions = tree.sourceFiles.map((path) => [path, mentionsIn(tree.read(path) ?? "", tellsOfStack)] as const);
  return stackOf(tree, new Map(mentions), transforms);
}

const parts = (found: Stack) => found.parts.map(({ kind, label }) => `${kind}: ${label}`);

test("a Bun server: its runtime, database and variables, each with where it was seen", () => {
  const found = stack({
    "package.json":
      '{ "name": "api", "scripts": { "start": "bun run src/index.ts" }, "dependencies": { "hono": "^4" } }',
    "bun.lock": "{}",
    "src/index.ts":
      'import { Database } from "bun:sqlite";\n\nexport const db = new Database(Bun.env.DATABASE_PATH);\n',
  });

  expect(found.runtimes).toEqual([
    { name: "bun", seen: [{ path: "package.json" }, { path: "src/index.ts", line: 1 }] },
  ]);
  expect(found.packageManagers).toEqual([{ name: "bun", seen: [{ path: "bun.lock" }] }]);
  expect(found.packages).toEqual([{ folder: "", name: "api" }]);
  expect(parts(found)).toEqual(["framework: Hono", "database: SQLite (bun:sqlite)"]);
  expect(found.parts[1]).toMatchObject({ transforms: ["d1-async"], seen: [{ path: "src/index.ts", line: 1 }] });
  expect(found.variables).toEqual([{ name: "DATABASE_PATH", seen: [{ path: "src/index.ts", line: 3 }] }]);
});

test("a workspace on Node: parts of every kind, from package.json and from imports", () => {
  const found = stack({
    "package.json": '{ "workspaces": ["apps/*"], "packageManager": "pnpm@9", "engines": { "node": ">=20" } }',
    "pnpm-lock.yaml": "",
    "apps/web/package.json":
      '{ "name": "web", "dependencies": { "next": "16", "@prisma/client": "6", "resend": "4" } }',
    "apps/web/vercel.json": '{ "crons": [{ "path": "/api/daily", "schedule": "0 0 * * *" }] }',
    "apps/web/app/page.tsx": 'import OpenAI from "openai";\nexport const key = process.env.OPENAI_API_KEY;\n',
    "apps/jobs/package.json": '{ "name": "jobs", "dependencies": { "bullmq": "5", "mongodb": "6" } }',
    "apps/jobs/index.ts": 'import { pgTable } from "drizzle-orm/pg-core";\nimport cron from "node-cron";\n',
  });

  expect(found.isWorkspace).toBe(true);
  expect(found.packages.map(({ folder }) => folder)).toEqual(["", "apps/jobs", "apps/web"]);
  expect(found.packageManagers.map(({ name }) => name)).toEqual(["pnpm"]);
  expect(found.runtimes.map(({ name }) => name)).toEqual(["node"]);
  expect(parts(found)).toEqual([
    "framework: Next.js",
    "database: MongoDB",
    "database: Prisma",
    "database: drizzle on PostgreSQL",
    "queue: BullMQ",
    "scheduler: Vercel Cron",
    "scheduler: node-cron",
    "email: Resend",
    "ai: OpenAI",
  ]);
});

test("a Deno project needs no package.json", () => {
  const found = stack({
    "deno.json": "{ // tasks\n}",
    "main.ts": 'const kv = await Deno.openKv();\nDeno.serve(() => new Response(Deno.env.get("GREETING")));\n',
  });

  expect(found.runtimes).toEqual([{ name: "deno", seen: [{ path: "deno.json" }, { path: "main.ts", line: 1 }] }]);
  expect(parts(found)).toEqual(["framework: Deno.serve", "database: Deno KV"]);
  expect(found.variables.map(({ name }) => name)).toEqual(["GREETING"]);
});

test("tests, scripts, configuration and development dependencies say nothing of the Worker", () => {
  const found = stack({
    "package.json": '{ "devDependencies": { "playwright": "1", "better-sqlite3": "12" } }',
    "src/db.test.ts": 'import pg from "pg";\nprocess.env.TEST_URL;\n',
    "scripts/seed.ts":
      'import { spawn } from "node:child_process";\nimport mysql from "mysql2/promise";\nprocess.env.SEED;\n',
    "drizzle.config.ts": "export default { url: process.env.KIT_URL };\n",
    "src/run.ts": 'import { spawn } from "child_process";\n',
  });

  expect(found.parts).toEqual([]);
  expect(found.variables).toEqual([]);
  expect(found.nodeModules).toEqual([{ name: "node:child_process", seen: [{ path: "src/run.ts", line: 1 }] }]);
});

test("what a transform says that it converts is known, and every counterpart has a page", () => {
  for (const { name, converts = [] } of transforms)
    for (const each of converts) expect(partOf(each), `${name}: ${each}`).toBeDefined();
  for (const part of Object.values(packages)) {
    if ("counterpart" in part) expect(part.counterpart.source).toMatch(/^https:\/\//u);
  }
});
