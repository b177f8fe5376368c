import { expect, it } from "vitest";
import { reportVerification, verificationJson } from "../../src/report/verification.js";
import type { Verification } from "../../src/verify/verify.js";

const result: Verification = {
  postgres: {
    engine: "PGlite",
    statements: 3,
    failures: [{ path: "1.sql", index: 0, statement: "create extension x", message: "it is not there" }],
  },
  d1: { engine: "local D1", statements: 2, failures: [] },
  facts: { compared: 10, wrong: 1 },
  behaviour: { compared: 1, wrong: 0, notProbed: ["b"] },
  rows: { compared: 2, wrong: 1, inserted: 4, atTheEnd: 4, lost: 2, emptied: ["2.sql"] },
  differences: [
    { code: "not-null", table: "a", subject: "c", postgres: "NOT NULL", d1: "NULL" },
    { code: "rows-lost", table: "a", subject: "", postgres: "4 rows", d1: "2 rows" },
  ],
};
const plain = { paint: (_: string, text: string) => text, verbose: false };

it("a comparison of databases, for people and as JSON", () => {
  const [first, second] = result.differences;
  const verified = { name: "db", verification: result, announced: first ? [first] : [] };
  expect(reportVerification(verified, plain)).toBe(`verify · db
verify · PGlite: 2 of 3 statements ran
verify · local D1: 2 of 2 statements ran

  schema     10 facts, 1 difference
  behaviour  1 probe, no difference
  rows       2 comparisons, 1 difference, 4 rows put in between the files, 2 rows lost

note    PostgreSQL itself refuses 1 statement:
  1.sql  it is not there: create extension x
note    no row was found for b
note    tables were emptied, since PostgreSQL needs it: 2.sql

announced  not-null  NOT NULL differs
  a  c  PostgreSQL: NOT NULL · D1: NULL

differs  rows-lost  rows are lost
  a  PostgreSQL: 4 rows · D1: 2 rows

1 difference that no finding tells of.
`);
  expect(verificationJson(verified)).toMatchObject({ name: "db", differences: [second], announced: [first] });
  expect(reportVerification({ ...verified, announced: result.differences }, plain)).toContain(
    "Both databases differ only where a finding says so, as far as they were compared.\n",
  );
});
