import { expect, test } from "vitest";
import { migrateBun } from "./migration.js";

test("columns that are renamed where an old database needs it go with the schema", () => {
  const { text, findings } = migrateBun(
    `db.exec("CREATE TABLE trace (id INTEGER PRIMARY KEY, prompt INTEGER)");
try {
  db.exec(\`ALTER TABLE trace RENAME COLUMN prompt TO input;
    ALTER TABLE trace ADD COLUMN output INTEGER;\`);
} catch {}
export const ready = true;
`,
  );
  expect(text).toBe("export const ready = true;\n");
  expect(findings).toEqual([expect.stringMatching(/^conditional-schema src\/index.ts <db\.exec\(`ALTER/)]);
});

test("triggers that are made anew at every start go with the schema", () => {
  const { text, findings } = migrateBun(
    `db.run("CREATE TABLE user (id INTEGER PRIMARY KEY, name TEXT)");
db.run("DROP TRIGGER IF EXISTS user_insert");
db.run("CREATE TRIGGER user_insert AFTER INSERT ON user BEGIN UPDATE user SET name = upper(name) WHERE id = new.id; END");
export const ready = true;
`,
  );
  expect(text).toBe("export const ready = true;\n");
  expect(findings).toEqual([]);
});

test("tables that are rebuilt stay where they are, and are named", () => {
  const create = 'db.run("CREATE TABLE cache (id INTEGER PRIMARY KEY)")';
  const { findings } = migrateBun(
    `export function reset() {\n  db.run("DROP TABLE IF EXISTS cache");\n  ${create};\n}\n`,
  );
  expect(findings).toEqual([`dynamic-schema src/index.ts <${create}>`]);
});
