import { describe, expect, test } from "vitest";
import { RowIdTables, asksForLastChange, insertShape, mayChangeRowId } from "../../src/sql/row-ids.js";

describe("insertShape", () => {
  test.each([
    ["INSERT INTO t (a, b) VALUES (?, ?)", { table: "t", columns: ["a", "b"], rows: 1, alwaysInserts: true }],
    ["insert into main.T values (1), ((2))", { table: "t", columns: undefined, rows: 2, alwaysInserts: true }],
    ["REPLACE INTO t (a) VALUES (max(1, 2))", { table: "t", columns: ["a"], rows: 1, alwaysInserts: true }],
    ["INSERT OR REPLACE INTO t VALUES (1)", { table: "t", columns: undefined, rows: 1, alwaysInserts: true }],
    ["INSERT OR IGNORE INTO t VALUES (1)", { table: "t", columns: undefined, rows: 1, alwaysInserts: false }],
    ["INSERT INTO t DEFAULT VALUES RETURNING id", { table: "t", columns: undefined, rows: 1, alwaysInserts: true }],
    [
      "INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = (2)",
      { table: "t", columns: ["a"], rows: 1, alwaysInserts: false },
    ],
    ["INSERT INTO t (a) SELECT b FROM u", { table: "t", columns: ["a"], rows: undefined, alwaysInserts: true }],
    [
      "WITH c AS (SELECT 1) INSERT INTO t VALUES (1)",
      { table: "t", columns: undefined, rows: undefined, alwaysInserts: false },
    ],
    ["UPDATE t SET a = 1", undefined],
    ["INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)", undefined],
  ])("%s", (sql, shape) => {
    expect(insertShape(sql)).toEqual(shape);
  });
});

test.each([
  ["UPDATE t SET a = 1", false],
  ["DELETE FROM t", false],
  ["DELETE FROM v", true],
  ["SELECT 1", false],
  ["INSERT INTO t VALUES (1)", true],
  ["DELETE FROM t; INSERT INTO t VALUES (1)", true],
  ["WITH c AS (SELECT 1) UPDATE t SET a = 1", false],
  ["CREATE TABLE u AS SELECT 1", true],
])("whether %s may change last_insert_rowid(): %s", (sql, expected) => {
  expect(mayChangeRowId(sql, (table) => table === "v")).toBe(expected);
});

test.each([
  ["SELECT last_insert_rowid() AS id", "last_insert_rowid()"],
  ["INSERT INTO t VALUES (Last_Insert_RowId ())", "last_insert_rowid()"],
  ["SELECT changes()", "changes()"],
  ["INSERT INTO t VALUES (1); SELECT last_insert_rowid()", undefined],
  ["SELECT 'last_insert_rowid()', \"changes()\", changes FROM t -- changes()", undefined],
  ["CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO u VALUES (last_insert_rowid()); END", undefined],
])("what %s asks for: %s", (sql, expected) => {
  expect(asksForLastChange(sql)).toBe(expected);
});

describe("RowIdTables", () => {
  const tables = new RowIdTables([
    "CREATE TABLE plain (id INTEGER PRIMARY KEY, a)",
    "CREATE TABLE keyed (k TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE lenient (a UNIQUE ON CONFLICT IGNORE); CREATE VIEW seen AS SELECT 1; CREATE VIRTUAL TABLE words USING fts5 (a)",
    "CREATE TABLE watched (a); CREATE TRIGGER w BEFORE INSERT ON watched BEGIN SELECT RAISE (IGNORE); END",
    "CREATE TABLE trimmed (a); CREATE TRIGGER d AFTER DELETE ON trimmed BEGIN INSERT INTO logged (a) VALUES (old.a); END",
    "CREATE TABLE Numbered (id INTEGER PRIMARY KEY AUTOINCREMENT, a)",
    "CREATE TABLE strictly (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, a)",
    "CREATE TABLE logged (id INTEGER PRIMARY KEY AUTOINCREMENT, a)",
    "CREATE TABLE renamed (id INTEGER PRIMARY KEY AUTOINCREMENT, a); ALTER TABLE renamed RENAME TO other",
  ]);
  const sequence = (sql: string) => {
    const shape = insertShape(sql);
    return shape && tables.sequenceOf(shape);
  };

  test("tables whose INSERT may not give the row id of a new row", () => {
    const names = ["plain", "keyed", "lenient", "seen", "words", "watched", "trimmed", "numbered", "unknown"];
    expect(names.filter((name) => tables.reasonAgainst(name) !== undefined)).toEqual([
      "keyed",
      "lenient",
      "seen",
      "words",
      "watched",
    ]);
    expect(names.filter((name) => tables.isVirtual(name))).toEqual(["words"]);
  });

  test("the sequence of a table, by the name that it was created with", () => {
    const sql = "(SELECT seq FROM sqlite_sequence WHERE name = 'Numbered')";
    expect(sequence("INSERT INTO numbered (a) VALUES (1)")).toBe(sql);
    expect(sequence("INSERT INTO strictly (a) VALUES (1)")).toContain("'strictly'");
  });

  test.each([
    ["no AUTOINCREMENT", "INSERT INTO plain (a) VALUES (1)"],
    ["a key that is given", "INSERT INTO numbered (ID, a) VALUES (1, 2)"],
    ["columns that are not named", "INSERT INTO numbered VALUES (NULL, 2)"],
    ["several rows", "INSERT INTO numbered (a) VALUES (1), (2)"],
    ["a row that may be left out", "INSERT OR IGNORE INTO numbered (a) VALUES (1)"],
    ["a table that a trigger inserts into", "INSERT INTO logged (a) VALUES (1)"],
    ["a table that is renamed", "INSERT INTO renamed (a) VALUES (1)"],
  ])("no sequence: %s", (_, sql) => {
    expect(sequence(sql)).toBeUndefined();
  });
});
