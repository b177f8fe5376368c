import { describe, expect, it } from "vitest";
import { defaultChoices } from "../../src/sql/types.js";
import { replay } from "../../transforms/sql-d1/replay.js";

function reasonsFor(columns: number): string[] {
  const names = Array.from({ length: columns }, (_, index) => `c${index} text`);
  const text = `CREATE TABLE wide (${names.join(", ")})`;
  const statement = { text, start: 0, end: text.length, comments: [] };
  const file = { path: "1.sql", outputName: "0001.sql", statements: [statement] };
  return replay([file], { choices: defaultChoices, squash: false }).findings.map(({ reason }) => reason);
}

describe("D1's limits", () => {
  it("names a table of more than 100 columns", () => {
    expect(reasonsFor(100)).toEqual([]);
    expect(reasonsFor(101)).toEqual(["column-limit"]);
  });
});
