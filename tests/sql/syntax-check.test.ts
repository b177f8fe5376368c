import { expect, test } from "vitest";
import { countSqlErrors } from "../../src/sql/syntax-check.js";

/** Each was run on SQLite 3.54, on a database with the tables that it names. */
test.each([
  ["nothing", ""],
  ["comments only", "-- no statement\n/* none */\n"],
  ["a byte order mark", "\uFEFFSELECT 1;"],
  ["a trigger", "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE b SET x = 1; DELETE FROM c; END;"],
  ["RAISE", "CREATE TRIGGER t BEFORE DELETE ON a WHEN OLD.x BEGIN SELECT RAISE(ABORT, 'no'); END;"],
  ["RAISE of an expression", "CREATE TRIGGER t BEFORE DELETE ON a BEGIN SELECT RAISE(ABORT, 'no ' || OLD.x); END;"],
  ["pragmas", "PRAGMA defer_foreign_keys = on; PRAGMA cache_size = -2000; PRAGMA table_info('a');"],
  ["virtual tables", "CREATE VIRTUAL TABLE f USING fts5(a, b UNINDEXED, tokenize = 'porter unicode61');"],
  ["table constraints without commas", "CREATE TABLE t (a, UNIQUE (a) CHECK (a) CONSTRAINT c CHECK (a > 1));"],
  ["an empty list", "SELECT 1 IN (); CREATE TABLE t (a CHECK (a NOT IN ()));"],
  [
    "keywords as names",
    'CREATE TABLE match (left INT, groups TEXT, window, "order", full); SELECT left, m.right FROM m;',
  ],
  [
    "keywords as names of indexed tables",
    "CREATE INDEX i ON match (left, glob); INSERT INTO match (left, raise) VALUES (1, 2);",
  ],
  [
    "options of a table",
    "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT GENERATED ALWAYS AS (a) STORED) STRICT, WITHOUT ROWID;",
  ],
  ["deep brackets", `SELECT ${"(".repeat(600)}1${")".repeat(600)};`],
  ["deep cases", `SELECT ${"CASE WHEN 1 THEN 1 ELSE ".repeat(400)}1${" END".repeat(400)};`],
  [
    "quoted types",
    'CREATE TABLE t (a "my type" NOT NULL, "b" "c"); ALTER TABLE a ADD COLUMN "d" "my type" NOT NULL DEFAULT 1;',
  ],
  ["a type with square brackets", "CREATE TABLE t (a TEXT[] NOT NULL, b INT[]);"],
  [
    "names with a schema",
    "CREATE TABLE main.t (x); INSERT INTO main.a (x) SELECT x FROM main.b; PRAGMA main.table_info('a');",
  ],
  ["an alias in UPDATE", "UPDATE main.a AS z SET x = 1; UPDATE OR IGNORE a NOT INDEXED SET x = 1;"],
  ["tables with names of actions", 'CREATE TABLE cascade (concurrently, "if"); DROP TABLE IF EXISTS cascade;'],
  ["defaults in brackets", "CREATE TABLE t (a DEFAULT (unixepoch()), b DEFAULT (lower('A') || 'b') CHECK (b > ''));"],
  ["no semicolon at the end", "SELECT 1"],
  ["a comment without end", "SELECT 1; /* and so on"],
])("SQLite reads %s", (_, sql) => {
  expect(countSqlErrors(sql)).toBe(0);
});

test.each([
  ["a cast of PostgreSQL", "SELECT 1::text;"],
  ["a dollar quote", "SELECT $$it's$$;"],
  ["ALTER COLUMN", "ALTER TABLE a ALTER COLUMN b TYPE text;"],
  ["ADD CONSTRAINT", "ALTER TABLE a ADD CONSTRAINT c UNIQUE (b);"],
  ["CREATE TYPE", "CREATE TYPE mood AS ENUM ('sad');"],
  ["a bracket too few", "CREATE TABLE d (b INT;"],
  ["a bracket too many in a pragma", "PRAGMA table_info(a));"],
  ["a string without end", "INSERT INTO a VALUES ('x);"],
  ["a trigger without END", "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE b SET x = 1;"],
  ["a comma too many", "CREATE TABLE d (b INT,);"],
  ["a join without a table", "SELECT * FROM a LEFT JOIN ON 1;"],
  ["a call as a default without brackets", "CREATE TABLE d (b INT DEFAULT now());"],
  ["CASCADE", "DROP TABLE IF EXISTS a CASCADE;"],
  ["an index made CONCURRENTLY", "CREATE UNIQUE INDEX CONCURRENTLY i ON a (b);"],
  ["an index dropped CONCURRENTLY", "DROP INDEX CONCURRENTLY IF EXISTS i;"],
  ["an index on a table with a schema", "CREATE INDEX i ON main.a (b);"],
  ["several actions", "ALTER TABLE a ADD COLUMN c INT, ADD COLUMN d INT;"],
  ["IF NOT EXISTS for a column", "ALTER TABLE a ADD COLUMN IF NOT EXISTS c INT;"],
  ["ALTER TABLE IF EXISTS", "ALTER TABLE IF EXISTS a RENAME TO d;"],
  ["CREATE OR REPLACE", "CREATE OR REPLACE VIEW v AS SELECT 1;"],
  ["a function with a schema", "SELECT pg_catalog.lower('A');"],
  ["a reference with a schema", "CREATE TABLE d (b INT REFERENCES main.a (b));"],
  ["an alias in UPDATE without AS", "UPDATE a z SET x = 1 FROM b WHERE b.x = z.x;"],
  ["an alias in the UPDATE of a trigger", "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE b z SET x = 1; END;"],
  ["a statement cut off", "INSERT INTO a (b) VALUES"],
  ["deep brackets of what is no statement", `GIVE ${"(".repeat(600)}1${")".repeat(600)};`],
])("SQLite does not read %s", (_, sql) => {
  expect(countSqlErrors(sql)).toBe(1);
});

test("each faulty statement counts", () => {
  expect(countSqlErrors("SELECT 1; SELECT FROM; CREATE TYPE x; SELECT 2;")).toBe(2);
});
