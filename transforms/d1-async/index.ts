import { defineTransform } from "../../src/engine/transform.js";
import { codes } from "./codes.js";
import { options } from "./options.js";

export default defineTransform({
  name: "d1-async",
  summary: "Synchronous SQLite (bun:sqlite, better-sqlite3, node:sqlite, drizzle over them) → async D1",
  scope: "project",
  triggers: ["sqlite"],
  options,
  converts: ["bun:sqlite", "node:sqlite", "better-sqlite3", "drizzle-orm/sqlite-core"],
  codes,
  plan: async (context) => (await import("./plan.js")).plan(context),
});
