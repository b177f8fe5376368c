import { expect, test } from "vitest";
import { migrateBun } from "./migration.js";

test("an empty object binds nothing, whatever the SQL is", () => {
  const { text, findings } = migrateBun(
    'export const read = (where: string) => db.query<{ id: number }, {}>("SELECT id FROM score" + where).all({});\n',
  );
  expect(text).toBe(
    'export const read = async (where: string) => (await db.prepare("SELECT id FROM score" + where).all<{ id: number }>()).results;\n',
  );
  expect(findings).toEqual([]);
});
