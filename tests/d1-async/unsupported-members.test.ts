import { expect, test } from "vitest";
import { migrateBun } from "./migration.js";

test("a finding covers what is read from the member's value", () => {
  const chain = "db.query('SELECT * FROM user').as(User).all().map((user) => user.id)";
  const { findings } = migrateBun(`class User { id = 0 }\nexport const ids = () => ${chain};\n`);
  expect(findings).toEqual([`unsupported-member src/index.ts <${chain}>`]);
});
