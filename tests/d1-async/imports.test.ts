import { expect, test } from "vitest";
import { migrate } from "./migration.js";

const opening = 'import { Database } from "bun:sqlite";\n';

test.each([
  [
    "an import",
    'import { env } from "./env";\nexport const { mode } = env;\nexport const open = () => new Database(env.FILE);\n',
  ],
  ["a parameter", "export const open = (env: { FILE: string }) => new Database(env.FILE);\n"],
  ["a pattern", "const { env } = process;\nexport const open = () => new Database(env.FILE);\n"],
])("`env` has another name where %s is called so", (_, code) => {
  const { changed } = migrate({ "src/db.ts": opening + code });
  expect(changed["src/db.ts"]).toBe(
    `import { env as workersEnv } from "cloudflare:workers";\n${code.replace("new Database(env.FILE)", "workersEnv.DB")}`,
  );
});

test("properties called `env` are no matter", () => {
  const { changed } = migrate({
    "src/db.ts": `${opening}export const db = new Database(process.env.FILE ?? "app.db");\n`,
  });
  expect(changed["src/db.ts"]).toBe('import { env } from "cloudflare:workers";\nexport const db = env.DB;\n');
});

const better = 'import Database from "better-sqlite3";\nconst db = new Database("app.db");\n';

test("better-sqlite3 goes from package.json with its last import", () => {
  const { removed } = migrate({ "package.json": "{}", "src/db.ts": `${better}db.exec("DELETE FROM user");\n` });
  expect(removed).toEqual(["better-sqlite3", "@types/better-sqlite3"]);
});

test("better-sqlite3 stays in package.json while something of it is left", () => {
  const { removed, changed, findings } = migrate({
    "package.json": "{}",
    "src/db.ts": `${better}export class Logged extends Database {}\ndb.exec("DELETE FROM user");\n`,
  });
  expect(changed["src/db.ts"]).toContain("better-sqlite3");
  expect(findings).toContain("unsupported-member src/db.ts <Database>");
  expect(removed).toEqual([]);
});
