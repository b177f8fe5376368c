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
