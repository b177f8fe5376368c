import { expect, it } from "vitest";
import { factsOfSqlite } from "../../../src/sql/facts/sqlite-facts.js";

it("checks and index expressions are read from the text of the schema", () => {
  const sql = `create table t (a text constraint "a label" check (a in ('x', 'it''s')), b integer, check ((a) <> ')' or b > 1))`;
  const facts = factsOfSqlite({
    schema: [
      ["table", "T", "T", sql],
      ["index", "i", "T", "create unique index i on T (lower(a), b) where b is not null"],
    ],
    columns: [
      ["T", "a", "TEXT", 0, null, 0, 0],
      ["T", "b", "INTEGER", 1, "(unixepoch())", 0, 0],
    ],
    indexes: [
      ["T", "i", 1, "c", 1, -2, null],
      ["T", "i", 1, "c", 1, 1, "b"],
    ],
    foreignKeys: [],
    views: new Map(),
    constants: new Map(),
  });
  expect(facts.tables.get("t")).toMatchObject({
    checks: [
      { name: "a label", columns: ["a"], strings: ["x", "it's"] },
      { name: "", columns: ["a", "b"], text: "CHECK ((a) <> ')' or b > 1)" },
    ],
    uniques: [{ name: "i", columns: ["a", "b"], expression: true, partial: true }],
    indexes: [],
    columns: [{ default: { kind: "none" } }, { notNull: true, default: { kind: "now" } }],
  });
});
