import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readArrayLiteral } from "../../src/sql/postgres/array-literal.js";
import { emptyCatalog } from "../../src/sql/postgres/catalog.js";
import { readType } from "../../src/sql/postgres/type-name.js";
import { encodeValue } from "../../src/sql/postgres/value-codec.js";
import { type TypeChoices, defaultChoices } from "../../src/sql/types.js";

const catalog = {
  ...emptyCatalog,
  enums: new Map([["Role", { key: "Role", labels: ["admin", "it's", "a b"] }]]),
  domains: new Map([["positive", { key: "positive", type: readType("numeric(6, 2)"), notNull: false, checks: [] }]]),
};

function encode(text: string, type: string, choices: Partial<TypeChoices> = {}) {
  return encodeValue(text, readType(type), { catalog, choices: { ...defaultChoices, ...choices } });
}
const refused: unknown = expect.objectContaining({ refused: expect.any(String) as unknown });

describe("values that fit", () => {
  it.each([
    ["0", "int4", "0"],
    [" +0042 ", "int4", "42"],
    ["-0", "int4", "0"],
    ["0x1F", "int4", "31"],
    ["1_000", "int8", "1000"],
    ["9223372036854775807", "int8", "9223372036854775807"],
    ["-9223372036854775808", "int8", "-9223372036854775808"],
    ["4294967295", "oid", "4294967295"],
    ["1", "float8", "1.0"],
    ["-0", "float8", "-0.0"],
    [".5", "float4", "0.5"],
    ["1e300", "float8", "1e+300"],
    ["t", "bool", "1"],
    ["TRUE", "bool", "1"],
    [" yes ", "bool", "1"],
    ["of", "bool", "0"],
    ["0", "bool", "0"],
    ["it's\n", "text", "'it''s\n'"],
    ["", "varchar(3)", "''"],
    ["US  ", "char(4)", "'US'"],
    ["A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11", "uuid", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'"],
    ["{a0eebc999c0b4ef8bb6d6bb9bd380a11}", "uuid", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'"],
    ["it's", '"Role"', "'it''s'"],
    ["12.50", "numeric(10,2)", "'12.50'"],
    ["5", "numeric(10,2)", "'5.00'"],
    ["-0.005", "numeric(10,2)", "'-0.01'"],
    ["-0.004", "numeric(10,2)", "'0.00'"],
    ["1e3", "numeric", "'1000'"],
    ["12e-3", "numeric", "'0.012'"],
    ["1.500", "numeric", "'1.500'"],
    ["1250", "numeric(5,-2)", "'1300'"],
    ["99999999999999999999999999.123456789", "numeric", "'99999999999999999999999999.123456789'"],
    ["7", "positive", "'7.00'"],
    ["-$1,234.50", "money", "'-1234.50'"],
    ["2020-01-01", "date", "'2020-01-01'"],
    ["2020-02-29 10:00:00", "date", "'2020-02-29'"],
    ["20200229", "date", "'2020-02-29'"],
    ["10:00", "time", "'10:00:00'"],
    ["24:00:00", "time", "'24:00:00'"],
    ["10:00:00.120000", "time", "'10:00:00.12'"],
    ["10:00:00.5-03:30", "timetz", "'10:00:00.5-03:30'"],
    ["10:00:00.56", "time(1)", "'10:00:00.6'"],
    ['{"a": 12345678901234567890}', "jsonb", `'{"a": 12345678901234567890}'`],
    [
      '{"bb": [{"z":1,"y":"}"}], "a":1.0, "bb": {"é": 1, "zz": 2, "z": 3}}',
      "jsonb",
      `'{"a": 1.0, "bb": {"z": 3, "zz": 2, "é": 1}}'`,
    ],
    ['{"b":1, "a":1}', "json", `'{"b":1, "a":1}'`],
    ["null", "json", "'null'"],
    ['"a"=>"1", b=>NULL, "c\\"d"=>"NULL"', "hstore", `'{"a":"1","b":null,"c\\"d":"NULL"}'`],
    ["\\xDEad", "bytea", "X'dead'"],
    ["\\x", "bytea", "X''"],
    ["a\\\\b\\000\\377é", "bytea", "X'615c6200ffc3a9'"],
    ["1 day 02:00:00", "interval", "'1 day 02:00:00'"],
  ])("%s as %s is %s", (text, type, sql) => {
    expect(encode(text, type)).toEqual({ sql });
  });
});

describe("values that do not fit", () => {
  it.each([
    ["32768", "int2"],
    ["2147483648", "int4"],
    ["9223372036854775808", "int8"],
    ["-1", "oid"],
    ["1.5", "int4"],
    ["", "int4"],
    ["NaN", "float8"],
    ["-Infinity", "float4"],
    ["1e400", "float8"],
    ["1e39", "float4"],
    ["maybe", "bool"],
    ["", "bool"],
    ["a\0b", "text"],
    ["a0eebc99", "uuid"],
    ["Admin", '"Role"'],
    ["NaN", "numeric"],
    ["Infinity", "numeric(10,2)"],
    ["12345.00", "positive"],
    ["1.2.3", "numeric"],
    ["1.234,50 €", "money"],
    ["2021-02-29", "date"],
    ["-0044-01-01", "date"],
    ["0044-01-01 BC", "date"],
    ["10000-01-01", "date"],
    ["infinity", "date"],
    ["now", "timestamptz"],
    ["infinity", "timestamp"],
    ["-infinity", "timestamptz"],
    ["2020-01-01 24:00:01", "timestamp"],
    ["2020-01-01 10:60", "timestamp"],
    ["2020-01-01 10:00 Europe/Rome", "timestamptz"],
    ["01/02/2020", "timestamp"],
    ["290000-01-01", "timestamp"],
    ["0000-01-01", "timestamp"],
    ["25:00", "time"],
    ["{a:1}", "jsonb"],
    ["", "json"],
    ["a=>", "hstore"],
    ["\\xabc", "bytea"],
    ["\\9", "bytea"],
    ["{1,2", "int4[]"],
    ["{1,}", "int4[]"],
    ["{1,a}", "int4[]"],
    ["{{1},2}", "int4[]"],
    ["{{1,2},{3}}", "int4[]"],
    ["1,2", "int4[]"],
    ["{infinity}", "timestamptz[]"],
  ])("%s as %s", (text, type) => {
    expect(encode(text, type)).toEqual(refused);
  });
});

describe("timestamps", () => {
  it.each([
    ["2020-01-01 00:00:00+02", "timestamptz", 1577829600000],
    ["2020-01-01T00:00:00Z", "timestamptz", 1577836800000],
    ["2020-01-01 00:00:00", "timestamptz", 1577836800000],
    ["2020-01-01 00:00:00+05:30", "timestamptz", 1577817000000],
    ["1890-01-01 00:00:00+00:49:56", "timestamptz", -2524524596000],
    ["2020-01-01 00:00:00+02", "timestamp", 1577836800000],
    ["2020-01-01", "timestamp", 1577836800000],
    ["2020-01-01 24:00:00", "timestamp", 1577923200000],
    ["1969-12-31 23:59:59.999", "timestamp", -1],
    ["0001-01-01 00:00:00 BC", "timestamp", -62167219200000],
    ["12020-01-01 00:00:00", "timestamp", 317147356800000],
    ["epoch", "timestamptz", 0],
    ["2020-01-01 00:00:00.5004", "timestamp(3)", 1577836800500],
    ["2020-01-01 23:59:59.9999", "timestamp(0)", 1577923200000],
  ])("%s as %s", (text, type, milliseconds) => {
    expect(encode(text, type)).toEqual({ sql: String(milliseconds) });
  });

  it("says which values lose microseconds", () => {
    const text = "2020-01-01 00:00:00.123456+00";
    expect(encode(text, "timestamptz")).toEqual({ sql: "1577836800123", loss: "microseconds" });
    expect(encode("1969-12-31 23:59:59.9995", "timestamp")).toEqual({ sql: "-1", loss: "microseconds" });
    expect(encode(text, "timestamptz", { timestamps: "seconds" })).toEqual({ sql: "1577836800", loss: "microseconds" });
    expect(encode("2020-01-01 00:00:00+00", "timestamptz", { timestamps: "seconds" })).toEqual({ sql: "1577836800" });
  });

  it("writes text that sorts", () => {
    const text = { timestamps: "text" } as const;
    expect(encode("2020-01-01 00:00:00+02", "timestamptz", text)).toEqual({ sql: "'2019-12-31T22:00:00.000Z'" });
    expect(encode("0001-01-01 00:00:00 BC", "timestamp", text)).toEqual(refused);
    expect(encode("10000-01-01 00:00:00", "timestamp", text)).toEqual(refused);
  });

  it("agrees with JavaScript's calendar", () => {
    const instant = fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59Z") });
    fc.assert(
      fc.property(
        instant.filter((date) => !Number.isNaN(date.getTime())),
        (date) => {
          expect(encode(date.toISOString(), "timestamptz")).toEqual({ sql: String(date.getTime()) });
        },
      ),
    );
  });
});

describe("numeric by choice", () => {
  it.each([
    ["12.50", "numeric(10,2)", "real", { sql: "12.5" }],
    ["12", "numeric", "real", { sql: "12.0" }],
    ["0.1234567890123456789", "numeric", "real", { sql: "0.12345678901234568", loss: "decimal digits" }],
    ["12.5", "numeric(10,2)", "integer", { sql: "1250" }],
    ["-0.01", "numeric(10,2)", "integer", { sql: "-1" }],
    ["12.00", "numeric", "integer", { sql: "12" }],
    ["12.5", "numeric", "integer", refused],
    ["99999999999999999999", "numeric(20,0)", "integer", refused],
  ] as const)("%s as %s in %s", (text, type, numeric, expected) => {
    expect(encode(text, type, { numeric })).toEqual(expected);
  });
});

describe("arrays", () => {
  it.each([
    ['{a,"b c",NULL,"NULL"}', "text[]", `'["a","b c",null,"NULL"]'`],
    ["{}", "text[]", "'[]'"],
    ['{"a\\"b\\\\c",it\'s}', "text[]", `'["a\\"b\\\\c","it''s"]'`],
    [" { 1 , 2 } ", "int4[]", "'[1,2]'"],
    ["{{1,2},{3,NULL}}", "int4[][]", "'[[1,2],[3,null]]'"],
    ["{{1,2},{3,4}}", "int4[]", "'[[1,2],[3,4]]'"],
    ["[1:2]={1,2}", "int4[]", "'[1,2]'"],
    ["{t,f}", "bool[]", "'[true,false]'"],
    ["{9223372036854775807}", "int8[]", "'[9223372036854775807]'"],
    ["{1.50,2}", "numeric[]", `'["1.50","2"]'`],
    ['{"2020-01-01 00:00:00+02"}', "timestamptz[]", "'[1577829600000]'"],
    ['{"{\\"a\\": 1}"}', "jsonb[]", `'[{"a": 1}]'`],
    ['{"\\\\xdead"}', "bytea[]", `'["\\\\xdead"]'`],
    ['{admin,"a b"}', '"Role"[]', `'["admin","a b"]'`],
    ["{(1,1),(0,0);(2,2),(1,1)}", "box[]", `'["(1,1),(0,0)","(2,2),(1,1)"]'`],
    ["{7}", "positive[]", `'["7.00"]'`],
  ])("%s as %s is %s", (text, type, sql) => {
    expect(encode(text, type)).toEqual({ sql });
  });

  it("says that bounds are lost", () => {
    expect(encode("[0:1]={1,2}", "int4[]")).toEqual({ sql: "'[1,2]'", loss: "array bounds" });
  });

  it("reads back what array_out writes", () => {
    const leaf = fc.option(fc.string({ unit: "binary", maxLength: 6 }), { nil: null });
    const row = fc.integer({ min: 1, max: 3 }).chain((width) => fc.array(leaf, { minLength: width, maxLength: width }));
    fc.assert(
      fc.property(fc.array(leaf), row, (flat, first) => {
        const nested = [first, first.toReversed()];
        for (const elements of [flat, nested]) {
          expect(readArrayLiteral(arrayOut(elements))).toEqual({ elements, bounds: false });
        }
      }),
    );
  });
});

/** As PostgreSQL's array_out(), which quotes more than it must only here. */
function arrayOut(elements: readonly (string | null | readonly (string | null)[])[]): string {
  const inner = elements.map((element) => {
    if (element === null) return "NULL";
    if (typeof element !== "string") return arrayOut(element);
    return /^[a-z0-9]+$/.test(element) && element !== "null" ? element : `"${element.replaceAll(/["\\]/g, "\\$&")}"`;
  });
  return `{${inner.join(",")}}`;
}
