import { describe, expect, it } from "vitest";
import { canonicalValue, readLiteral } from "../../../src/sql/facts/sqlite-value.js";
import { plainType } from "../../../src/sql/postgres/type-name.js";
import { defaultChoices, mapType } from "../../../src/sql/types.js";

const canonical = (literal: string, type: string, dimensions = 0): string => {
  const value = readLiteral(literal);
  if (value === undefined) throw new Error(`${literal} is no literal`);
  const mapping = mapType(plainType(type, dimensions), defaultChoices, { enums: new Map(), domains: new Map() });
  return canonicalValue(value, mapping);
};

describe("SQLite values", () => {
  it("are read from literals, and from nothing else", () => {
    expect(["1", "-1", "(0)", "TRUE"].map(readLiteral)).toEqual([1n, -1n, 0n, 1n]);
    expect(readLiteral("9223372036854775807")).toBe(9223372036854775807n);
    expect(["1.5", "1.0e+21", "NULL", "'it''s'", "X'00ff'"].map(readLiteral)).toEqual([
      1.5,
      1e21,
      null,
      "it's",
      { bytes: "00FF" },
    ]);
    expect(["now()", "'a' || 'b'", "1 + 1", "", "'a"].map(readLiteral)).toEqual(Array(5).fill(undefined));
  });

  it("are equal where the form on D1 makes no difference", () => {
    expect(canonical(`'{"b": 1, "a": [1.0]}'`, "jsonb")).toBe(canonical(`'{"a":[1],"b":1}'`, "jsonb"));
    expect(canonical("'{1}'", "int4", 1)).not.toBe(canonical("'[1]'", "int4", 1));
    expect(canonical("'0.00'", "numeric")).toBe(canonical("0", "numeric"));
    expect(canonical("'-012.50'", "numeric")).toBe(canonical("'-12.5'", "numeric"));
    expect(canonical("1.0", "float8")).toBe(canonical("1", "float8"));
    expect(canonical("'5'", "int4")).toBe(canonical("5", "int4"));
  });

  it("differ where it does", () => {
    expect(canonical("'007'", "text")).not.toBe(canonical("7", "text"));
    expect(canonical("'12.5'", "numeric")).not.toBe(canonical("'12.51'", "numeric"));
    expect(canonical("'1'", "bytea")).not.toBe(canonical("X'31'", "bytea"));
    expect(canonical("NULL", "text")).not.toBe(canonical("'NULL'", "text"));
    expect(canonical("1", "bool")).not.toBe(canonical("'true'", "bool"));
  });
});
