import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { testWithout } from "../runtimes/missing-runtime.js";
import { observeBefore } from "./before-side.js";
import { provideRuntimes } from "./run-scenario.js";
import type { Scenario } from "./scenario.js";

/** The same program for each driver. It shows what its database holds, and which runtime it runs on. */
const program = (imports: string, open: string) => `
${imports}
enum Runtime { Bun = "bun", Node = "node" }
const db = ${open};
db.exec("CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, data BLOB, size)");
export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method === "POST") {
      const text = await request.text();
      db.prepare("INSERT INTO notes (text, data, size) VALUES (?, ?, ?)").run(text, new Uint8Array([1, 2]), null);
    }
    const runtime = "Bun" in globalThis ? Runtime.Bun : Runtime.Node;
    return Response.json(db.prepare("SELECT id, text FROM notes").all(), { headers: { "x-runtime": runtime } });
  },
};
`;

const drivers = {
  "bun:sqlite": {
    runtime: "bun",
    source: program('import { Database } from "bun:sqlite";', "new Database(process.env.DATABASE_PATH)"),
  },
  "better-sqlite3": {
    runtime: "node",
    source: program('import Database from "better-sqlite3";', "new Database(process.env.DATABASE_PATH)"),
  },
  "node:sqlite": {
    runtime: "node",
    source: program('import { DatabaseSync } from "node:sqlite";', "new DatabaseSync(process.env.DATABASE_PATH!)"),
  },
} as const;

const prepared = await Promise.all(
  Object.entries(drivers).map(async ([driver, { runtime, source }]) => {
    const folder = mkdtempSync(path.join(tmpdir(), "cf-codemod-driver-"));
    mkdirSync(path.join(folder, "src"));
    writeFileSync(path.join(folder, "src", "index.ts"), source);
    const scenario: Scenario = {
      runtime,
      entry: "src/index.ts",
      headers: ["x-runtime"],
      requests: [
        { name: "write", method: "POST", path: "/", body: "first" },
        { name: "write again", method: "POST", path: "/", body: "first" },
        { name: "read", path: "/" },
      ],
    };
    return { driver, folder, scenario, runtimes: await provideRuntimes(folder, scenario) };
  }),
);

afterAll(() => prepared.forEach(({ folder }) => rmSync(folder, { recursive: true })));

for (const { driver, folder, scenario, runtimes } of prepared) {
  const name = `a program on ${driver} is started, asked and its database read`;
  if ("missing" in runtimes) {
    testWithout(runtimes, name);
    continue;
  }
  test(name, async () => {
    const { exchanges, databases } = await observeBefore(folder, scenario, runtimes);
    const rows = '[{"id":1,"text":"first"}]';
    expect(exchanges.map(({ status, contentType, body }) => [status, contentType, body])).toEqual([
      [200, "application/json", rows],
      [500, "text/plain", "uncaught exception"],
      [200, "application/json", rows],
    ]);
    expect(exchanges[1]?.uncaught).toContain("UNIQUE constraint failed: notes.text");
    expect(exchanges[0]?.headers).toEqual({ "x-runtime": scenario.runtime });
    expect(databases).toEqual({
      DB: {
        notes: {
          columns: ["id", "text", "data", "size"],
          constraints: [
            "column data BLOB 0  0",
            "column id INTEGER 0  1",
            "column size  0  0",
            "column text TEXT 1  0",
            "unique (text) partial 0",
          ],
          rows: [["1", "'first'", "X'0102'", "NULL"]],
        },
      },
    });
  });
}
