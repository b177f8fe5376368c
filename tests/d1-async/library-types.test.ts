import { expect, test } from "vitest";
import { migrate } from "./migration.js";

test("an interface that extends the library's type extends D1's", () => {
  const { changed, findings } = migrate({
    "src/db.ts": `import Database from "better-sqlite3";
interface Named extends Database.Database { label: string }
export const db = new Database("app.db") as Named;
export const clear = () => db.prepare("DELETE FROM user").run().changes;
`,
  });
  expect(changed["src/db.ts"]).toBe(`import { env } from "cloudflare:workers";
interface Named extends D1Database { label: string }
export const db = env.DB as Named;
export const clear = async () => (await db.prepare("DELETE FROM user").run()).meta.changes;
`);
  expect(findings).toEqual([]);
});

test.each([
  [
    "methods",
    "run(...values: unknown[]): { changes: number; lastInsertRowid: number }; get(...values: unknown[]): unknown;",
  ],
  [
    "properties",
    "run: (...values: unknown[]) => { changes: number; lastInsertRowid: number }; get: (id: number) => unknown;",
  ],
])("the project's own declaration of the module, with statements as %s of a type literal", (_, members) => {
  const { changed, findings } = migrate({
    "src/node-sqlite.d.ts": `declare module "node:sqlite" {
  export class DatabaseSync { constructor(path: string); exec(sql: string): void; prepare(sql: string): { ${members} }; }
}
`,
    "src/db.ts": `import { DatabaseSync } from "node:sqlite";
const db = new DatabaseSync("app.db");
const insert = db.prepare("INSERT INTO user (name) VALUES (?)");
export const add = (name: string) => Number(insert.run(name).lastInsertRowid);
export const find = (id: number) => db.prepare("SELECT * FROM user WHERE id = ?").get(id) as { name: string };
`,
  });
  expect(changed["src/db.ts"]).toBe(`import { env } from "cloudflare:workers";
const db = env.DB;
const insert = db.prepare("INSERT INTO user (name) VALUES (?)");
export const add = async (name: string) => Number((await insert.bind(name).run()).meta.last_row_id);
export const find = async (id: number) => (await db.prepare("SELECT * FROM user WHERE id = ?").bind(id).first<{ name: string }>())!;
`);
  expect(findings).toEqual([]);
});

test("the row type that the project's own declaration takes", () => {
  const { changed } = migrate({
    "src/node-sqlite.d.ts": `declare module "node:sqlite" {
  export class DatabaseSync { constructor(path: string); prepare<Row = unknown>(sql: string): StatementSync<Row>; }
  export class StatementSync<Row = unknown> { all(...values: unknown[]): Row[]; }
}
`,
    "src/db.ts": `import { DatabaseSync } from "node:sqlite";
interface User { id: number }
export const all = (db: DatabaseSync) => db.prepare<User>("SELECT * FROM user").all();
`,
  });
  expect(changed["src/db.ts"]).toBe(`interface User { id: number }
export const all = async (db: D1Database) => (await db.prepare("SELECT * FROM user").all<User>()).results;
`);
});
