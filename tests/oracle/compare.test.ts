import { describe, expect, test } from "vitest";
import { compare } from "./compare.js";
import type { DatabaseDump } from "./database-dump.js";
import type { Exchange, Observation } from "./exchange.js";

function observation(exchange: Partial<Exchange>, rows: string[][] = []): Observation {
  const plain = { request: "r", status: 200, contentType: "application/json", headers: {}, body: "{}", pending: [] };
  const notes: DatabaseDump = { notes: { columns: ["id", "token"], constraints: [], rows } };
  return { exchanges: [{ ...plain, ...exchange }], databases: { DB: notes } };
}

const body = (value: unknown) => observation({ body: JSON.stringify(value) });

describe("responses", () => {
  test("alike", () => {
    expect(compare(body({ a: 1 }), body({ a: 1 }), body({ a: 1 }))).toEqual([]);
  });
  test.each([
    ["status", { status: 500 }],
    ["content type", { contentType: "text/plain" }],
    ["body", { body: '{"a":1}' }],
    ["header location", { headers: { location: "/b" } }],
  ])("that differ in %s", (aspect, exchange) => {
    const before = observation({ headers: { location: "/a" } });
    const after = observation({ headers: { location: "/a" }, ...exchange });
    expect(compare(before, before, after).map((difference) => difference.aspect)).toEqual([aspect]);
  });
  test("the exception behind a status is told", () => {
    const [difference] = compare(body(1), body(1), observation({ status: 500, body: "1", uncaught: "Error: no" }));
    expect(difference?.after).toBe("500 (Error: no)");
  });
});

describe("what varies from run to run", () => {
  test("is left out of JSON, and nothing else is", () => {
    const [first, second] = [body({ id: "x", n: [1, { at: 5 }] }), body({ id: "y", n: [1, { at: 6 }] })];
    expect(compare(first, second, body({ id: "z", n: [1, { at: 7 }] }))).toEqual([]);
    expect(compare(first, second, body({ id: "z", n: [2, { at: 7 }] }))).toHaveLength(1);
  });
  test("is still of the same type after", () => {
    const [first, second] = [body({ id: "x" }), body({ id: "y" })];
    expect(compare(first, second, body({ id: {} }))).toHaveLength(1);
    expect(compare(first, second, body({}))).toHaveLength(1);
  });
  test("is left out of tables by column, and nothing else is", () => {
    const [first, second] = [observation({}, [["1", "'x'"]]), observation({}, [["1", "'y'"]])];
    expect(compare(first, second, observation({}, [["1", "'z'"]]))).toEqual([]);
    expect(compare(first, second, observation({}, [["2", "'z'"]]))).toHaveLength(1);
    expect(compare(first, second, observation({}, []))).toHaveLength(1);
  });
  test("asks for a mask where it is not JSON", () => {
    const [first, second] = [observation({ body: "at 10:01" }), observation({ body: "at 10:02" })];
    expect(() => compare(first, second, second)).toThrow("mask it");
    expect(compare(first, second, observation({ body: "at 10:03" }), ["\\d+:\\d+"])).toEqual([]);
  });
  test("may not be a status", () => {
    expect(() => compare(observation({ status: 200 }), observation({ status: 201 }), body({}))).toThrow("status");
  });
});

describe("tables", () => {
  const before = observation({}, [["1", "'5'"]]);

  test("with a value of another type differ", () => {
    expect(compare(before, before, observation({}, [["1", "'5.0'"]]))).toEqual([
      { place: { table: "DB.notes" }, aspect: "rows", before: '["1","\'5\'"]', after: '["1","\'5.0\'"]' },
    ]);
  });
  test("that are missing or too many differ", () => {
    const empty = { ...before, databases: {} };
    expect(compare(before, before, empty)).toMatchObject([{ aspect: "table", before: "there", after: "missing" }]);
  });
});
