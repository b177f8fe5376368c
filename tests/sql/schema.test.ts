import { describe, expect, it } from "vitest";
import { affinityOf } from "../../src/sql/affinity.js";
import { foldSetup } from "../../src/sql/fold-setup.js";
import { foldSchema } from "../../src/sql/schema.js";
import { splitStatements } from "../../src/sql/statements.js";

function columnsOf(sql: string, table = "t"): string[] {
  const found = foldSchema(splitStatements(sql)).get(table);
  return [...(found?.columns.values() ?? [])].map(
    ({ name, declaredType, affinity, notNull }) => `${name}|${declaredType}|${affinity}${notNull ? "|not null" : ""}`,
  );
}

describe("affinityOf", () => {
  // The examples of https://sqlite.org/datatype3.html §3.1.1.
  it.each([
    ["INT", "integer"],
    ["UNSIGNED BIG INT", "integer"],
    ["CHARINT", "integer"],
    ["FLOATING POINT", "integer"],
    ["VARCHAR(255)", "text"],
    ["NATIVE CHARACTER(70)", "text"],
    ["clob", "text"],
    ["BLOB", "blob"],
    ["", "blob"],
    ["DOUBLE PRECISION", "real"],
    ["FLOAT", "real"],
    ["DECIMAL(10,5)", "numeric"],
    ["BOOLEAN", "numeric"],
    ["DATETIME", "numeric"],
    ["STRING", "numeric"],
  ])("%s → %s", (type, affinity) => {
    expect(affinityOf(type)).toBe(affinity);
  });
});

describe("foldSchema", () => {
  it("reads columns and leaves table constraints out", () => {
    const sql = `CREATE TABLE IF NOT EXISTS "t" (
      id INTEGER PRIMARY KEY AUTOINCREMENT, -- the key, first
      "Full Name" VARCHAR(20, 2) NOT NULL DEFAULT 'a, b',
      price DECIMAL (10, 2) CHECK (price > 0 AND NOT price IS NULL),
      raw,
      note TEXT NULL,
      at DATETIME DEFAULT (datetime('now', 'localtime')) NOT NULL,
      total INT GENERATED ALWAYS AS (price * 2) STORED,
      CONSTRAINT one UNIQUE (id, raw), FOREIGN KEY (raw) REFERENCES u (id) ON DELETE CASCADE,
      PRIMARY KEY (id), CHECK (raw > 1)
    ) WITHOUT ROWID`;
    expect(columnsOf(sql)).toEqual([
      "id|INTEGER|integer",
      "Full Name|VARCHAR(20, 2)|text|not null",
      "price|DECIMAL (10, 2)|numeric",
      "raw||blob",
      "note|TEXT|text",
      "at|DATETIME|numeric|not null",
      "total|INT|integer",
    ]);
  });

  it("knows STRICT tables, where ANY keeps what it is given", () => {
    expect(columnsOf("CREATE TABLE t (a ANY, b TEXT) STRICT")).toEqual(["a|ANY|blob", "b|TEXT|text"]);
    expect(columnsOf("CREATE TABLE t (a ANY)")).toEqual(["a|ANY|numeric"]);
    expect(foldSchema(splitStatements("CREATE TABLE t (a INT) WITHOUT ROWID, STRICT")).get("t")?.strict).toBe(true);
  });

  it("follows ALTER TABLE and DROP TABLE", () => {
    const sql = `CREATE TABLE t (a TEXT, b INT);
      ALTER TABLE T ADD COLUMN c REAL NOT NULL DEFAULT 0; ALTER TABLE t RENAME COLUMN a TO "A2"; ALTER TABLE t DROP COLUMN b;
      CREATE TABLE gone (x); DROP TABLE gone; ALTER TABLE missing ADD y;`;
    expect(columnsOf(sql)).toEqual(["A2|TEXT|text", "c|REAL|real|not null"]);
    expect([...foldSchema(splitStatements(sql)).keys()]).toEqual(["t"]);
  });

  it("follows the rebuild of a table", () => {
    const sql = "CREATE TABLE t (a); CREATE TABLE t_new (a TEXT); DROP TABLE t; ALTER TABLE t_new RENAME TO t";
    expect(columnsOf(sql)).toEqual(["a|TEXT|text"]);
  });

  it("keeps the first of two CREATE TABLE IF NOT EXISTS", () => {
    expect(columnsOf("CREATE TABLE IF NOT EXISTS t (a); CREATE TABLE IF NOT EXISTS T (b)")).toEqual(["a||blob"]);
  });

  it("knows the columns of fts5, not its options", () => {
    expect(columnsOf("CREATE VIRTUAL TABLE t USING fts5(title, body UNINDEXED, content='posts')")).toEqual([
      "title||blob",
      "body||blob",
    ]);
  });

  it("does not pretend to know what it cannot", () => {
    expect(columnsOf("CREATE TABLE t AS SELECT 1 AS a")).toEqual([]);
  });
});

describe("foldSetup", () => {
  it("drops only what an old database needed", () => {
    const statements = splitStatements(`
      CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, Name TEXT);
      ALTER TABLE t ADD COLUMN name TEXT;
      ALTER TABLE t ADD COLUMN age INTEGER;
      ALTER TABLE t ADD COLUMN age INTEGER;
      ALTER TABLE other ADD COLUMN x;
      CREATE INDEX IF NOT EXISTS i ON t (age);
    `);
    const { kept, dropped, schema } = foldSetup(statements);
    expect(dropped.map(({ text }) => text)).toEqual([
      "ALTER TABLE t ADD COLUMN name TEXT",
      "ALTER TABLE t ADD COLUMN age INTEGER",
    ]);
    expect(kept).toEqual([0, 2, 4, 5].map((index) => statements[index]));
    expect([...(schema.get("t")?.columns.keys() ?? [])]).toEqual(["id", "name", "age"]);
  });

  it("renames and drops what a fresh database has", () => {
    const statements = splitStatements(`
      CREATE TABLE t (id INTEGER PRIMARY KEY, prompt INTEGER, b TEXT);
      ALTER TABLE t RENAME COLUMN prompt TO input;
      ALTER TABLE t RENAME COLUMN completion TO output;
      ALTER TABLE t DROP COLUMN b;
      ALTER TABLE t DROP COLUMN c;
      ALTER TABLE t RENAME TO traces;
      ALTER TABLE other RENAME COLUMN x TO y;
      ANALYZE;
    `);
    const { kept, dropped, schema } = foldSetup(statements);
    expect(dropped).toEqual([2, 4].map((index) => statements[index]));
    expect(kept).toEqual([0, 1, 3, 5, 6, 7].map((index) => statements[index]));
    expect([...(schema.get("traces")?.columns.keys() ?? [])]).toEqual(["id", "input"]);
  });
});
