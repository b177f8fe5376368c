import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renumberPlaceholders, scanPlaceholders } from "../../src/sql/placeholders.js";
import { arbitrarySql } from "./arbitrary-sql.js";

function renumbered(sql: string, order?: readonly string[]): { sql: string; names: readonly string[] } {
  const result = renumberPlaceholders(sql, order);
  if (!result.ok) throw new Error(result.reason);
  let text = sql;
  for (const { start, end, text: replacement } of [...result.replacements].reverse()) {
    text = text.slice(0, start) + replacement + text.slice(end);
  }
  return { sql: text, names: result.names };
}

describe("scanPlaceholders", () => {
  it("knows all five forms", () => {
    const sql = "SELECT ?, ?12, :a, @b_2, $c FROM t";
    expect(scanPlaceholders(sql).map(({ kind, name, start, end }) => [kind, name, sql.slice(start, end)])).toEqual([
      ["?", "", "?"],
      ["?N", "12", "?12"],
      [":name", "a", ":a"],
      ["@name", "b_2", "@b_2"],
      ["$name", "c", "$c"],
    ]);
  });

  it.each([
    ["a string", "SELECT ':a ? $b' || '''?'"],
    ["a quoted name", 'SELECT "a?b", `:c`, [d ? e]'],
    ["comments", "SELECT 1 -- ? :a\n/* $b\n? */"],
    ["an unterminated string", "SELECT 'it? :x"],
    ["an unterminated comment", "SELECT 1 /* ? :x"],
    ["the JSON operators", "SELECT a -> '$.b' ->> '$[0]'"],
    ["a cast in PostgreSQL's spelling", "SELECT a::text"],
  ])("finds none in %s", (_, sql) => {
    expect(scanPlaceholders(sql)).toEqual([]);
  });

  it("sees the ones right beside strings and operators", () => {
    expect(scanPlaceholders("SELECT 'a'||?||'b',(:x)+$y,a=?1;").map(({ start }) => start)).toEqual([12, 20, 24, 29]);
  });

  it("works where the SQL is broken", () => {
    expect(scanPlaceholders("INSERT INTO ((( VALUES ? ,, :a").map(({ name }) => name)).toEqual(["", "a"]);
  });
});

describe("renumberPlaceholders", () => {
  it("numbers by first appearance and reuses numbers", () => {
    expect(renumbered("UPDATE t SET a = $a, b = $b WHERE a = $a -- $a")).toEqual({
      sql: "UPDATE t SET a = ?1, b = ?2 WHERE a = ?1 -- $a",
      names: ["a", "b"],
    });
  });

  it("follows a given order and leaves unused names out", () => {
    expect(renumbered("SELECT :a, :b, :c", ["c", "unused", "a"])).toEqual({
      sql: "SELECT ?2, ?3, ?1",
      names: ["c", "a", "b"],
    });
  });

  it("leaves positional placeholders alone", () => {
    expect(renumberPlaceholders("SELECT ?, ?2")).toEqual({ ok: true, replacements: [], names: [] });
  });

  it("tells names apart by case, as the libraries do", () => {
    expect(renumbered("SELECT :id, :ID").names).toEqual(["id", "ID"]);
  });

  it.each([
    ["SELECT ?, :a", "positional and named placeholders are mixed"],
    ["SELECT ?1, :a", "positional and named placeholders are mixed"],
    ["SELECT $a, :a", "the name a is used with two signs"],
  ])("refuses %s", (sql, reason) => {
    expect(renumberPlaceholders(sql)).toEqual({ ok: false, reason });
  });

  it("leaves no named placeholder, and binds every place to its own name", () => {
    fc.assert(
      fc.property(arbitrarySql({ placeholders: [":a", ":b", ":c_1", ":a"] }), (sql) => {
        const before = scanPlaceholders(sql);
        const result = renumbered(sql);
        const after = scanPlaceholders(result.sql);
        expect(after.map(({ name }) => result.names[Number(name) - 1])).toEqual(before.map(({ name }) => name));
        expect(after.every(({ kind }) => kind === "?N")).toBe(true);
      }),
    );
  });
});
