import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifyStatement, splitStatements } from "../../src/sql/statements.js";
import { arbitrarySql } from "./arbitrary-sql.js";

const texts = (sql: string) => splitStatements(sql).map(({ text }) => text);

describe("splitStatements", () => {
  it("splits at semicolons, and drops empty statements", () => {
    expect(texts(";SELECT 1;; SELECT 2 ;\n")).toEqual(["SELECT 1", "SELECT 2"]);
  });

  it("does not split inside strings, names and comments", () => {
    const sql = `SELECT ';', ";", [;], \`;\` -- ;\n/* ; */ FROM t`;
    expect(texts(sql)).toEqual([sql]);
  });

  it("keeps a trigger's body together, with CASE … END inside", () => {
    const trigger =
      "CREATE TRIGGER IF NOT EXISTS tr AFTER UPDATE ON t BEGIN\n" +
      "  UPDATE t SET a = CASE WHEN a > 1 THEN 2 ELSE 3 END;\n  SELECT CASE 1 WHEN 1 THEN 2 END;\nEND";
    expect(texts(`${trigger};\nSELECT 1;`)).toEqual([trigger, "SELECT 1"]);
    expect(texts(`${trigger.replace("CREATE", "CREATE TEMP")}; SELECT 1`)).toHaveLength(2);
  });

  it("is not fooled by BEGIN as a transaction", () => {
    expect(texts("BEGIN; INSERT INTO t VALUES (1); COMMIT;")).toEqual(["BEGIN", "INSERT INTO t VALUES (1)", "COMMIT"]);
  });

  it("gives comments to the statement that they stand before, or behind on its line", () => {
    const sql = "\n  -- users\n  CREATE TABLE a(b); -- trailing\n\n/* next */ SELECT 1;\n-- end";
    expect(splitStatements(sql).map(({ fullText }) => fullText)).toEqual([
      "  -- users\n  CREATE TABLE a(b); -- trailing",
      "/* next */ SELECT 1;\n-- end",
    ]);
  });

  it("finds no statement in comments and white space", () => {
    expect(splitStatements("-- nothing;\n/* here; */ ;; ")).toEqual([]);
  });

  it("loses nothing: only white space and stray semicolons lie between the full texts", () => {
    const statement = arbitrarySql({ placeholders: ["?", ";"] });
    fc.assert(
      fc.property(fc.array(statement), (parts) => {
        const sql = parts.join(";");
        const statements = splitStatements(sql);
        let position = 0;
        for (const { fullStart, fullEnd, start, end, text } of statements) {
          expect(sql.slice(position, fullStart)).toMatch(/^[\s;]*$/);
          expect(fullStart <= start && start < end && end <= fullEnd).toBe(true);
          expect(sql.slice(start, end)).toBe(text);
          position = fullEnd;
        }
        if (statements.length > 0) expect(sql.slice(position)).toMatch(/^[\s;]*$/);
      }),
    );
  });

  it("splits what was joined", () => {
    const statements = fc.array(
      fc.constantFrom(
        "SELECT ';'",
        "INSERT INTO t VALUES ('a;b')",
        "CREATE TRIGGER x AFTER INSERT ON t BEGIN DELETE FROM u; END",
        'UPDATE "a;b" SET c = 1',
      ),
    );
    fc.assert(
      fc.property(statements, fc.constantFrom(";", ";\n", " ; -- and ;\n", ";/* ; */"), (list, separator) => {
        expect(texts(list.join(separator))).toEqual(list);
      }),
    );
  });
});

describe("classifyStatement", () => {
  it.each([
    ["CREATE TABLE users (id)", { kind: "ddl-create", object: "table", name: "users", ifNotExists: false }],
    [
      'create table if not exists "My Users"(id)',
      { kind: "ddl-create", object: "table", name: "My Users", ifNotExists: true },
    ],
    ["CREATE TABLE main.users AS SELECT 1", { kind: "ddl-create", object: "table", name: "users", ifNotExists: false }],
    [
      "CREATE UNIQUE INDEX IF NOT EXISTS i ON t (a)",
      { kind: "ddl-create", object: "index", name: "i", table: "t", ifNotExists: true },
    ],
    ["CREATE VIEW v AS SELECT 1", { kind: "ddl-create", object: "view", name: "v", ifNotExists: false }],
    [
      "CREATE TRIGGER tr AFTER UPDATE OF a ON t BEGIN SELECT 1; END",
      { kind: "ddl-create", object: "trigger", name: "tr", table: "t", ifNotExists: false },
    ],
    [
      "CREATE VIRTUAL TABLE ft USING fts5(a, b)",
      { kind: "ddl-create", object: "virtual-table", name: "ft", ifNotExists: false },
    ],
    ["ALTER TABLE t ADD COLUMN c TEXT DEFAULT 'x'", { kind: "ddl-alter-add-column", table: "t", column: "c" }],
    ["ALTER TABLE [t] ADD c", { kind: "ddl-alter-add-column", table: "t", column: "c" }],
    ["ALTER TABLE t RENAME TO u", { kind: "ddl-other", table: "t" }],
    ["REINDEX t", { kind: "ddl-other" }],
    ["DROP TABLE IF EXISTS t", { kind: "drop", object: "table", name: "t", ifExists: true }],
    ["DROP INDEX i", { kind: "drop", object: "index", name: "i", ifExists: false }],
    ["PRAGMA journal_mode = WAL", { kind: "pragma", name: "journal_mode", value: "WAL", onD1: "drop" }],
    ["pragma Busy_Timeout(5000)", { kind: "pragma", name: "busy_timeout", value: "5000", onD1: "drop" }],
    ["PRAGMA cache_size = -64000", { kind: "pragma", name: "cache_size", value: "-64000", onD1: "drop" }],
    ["PRAGMA foreign_keys = ON", { kind: "pragma", name: "foreign_keys", value: "ON", onD1: "drop" }],
    ["PRAGMA foreign_keys = 'off'", { kind: "pragma", name: "foreign_keys", value: "off", onD1: "refuse" }],
    ["PRAGMA foreign_keys", { kind: "pragma", name: "foreign_keys", onD1: "keep" }],
    ["PRAGMA table_info('users')", { kind: "pragma", name: "table_info", value: "users", onD1: "keep" }],
    ["PRAGMA main.user_version = 3", { kind: "pragma", name: "user_version", value: "3", onD1: "refuse" }],
    ["PRAGMA encoding = 'UTF-8'", { kind: "pragma", name: "encoding", value: "UTF-8", onD1: "drop" }],
    ["BEGIN IMMEDIATE TRANSACTION", { kind: "transaction", command: "begin" }],
    ["END", { kind: "transaction", command: "commit" }],
    ["COMMIT", { kind: "transaction", command: "commit" }],
    ["ROLLBACK TO a", { kind: "transaction", command: "rollback" }],
    ["SAVEPOINT a", { kind: "transaction", command: "savepoint" }],
    ["RELEASE a", { kind: "transaction", command: "release" }],
    ["INSERT OR IGNORE INTO t VALUES (1)", { kind: "write", verb: "insert", table: "t", returning: false }],
    ["REPLACE INTO t VALUES (1)", { kind: "write", verb: "insert", table: "t", returning: false }],
    ["UPDATE OR FAIL t SET a = 1 RETURNING *", { kind: "write", verb: "update", table: "t", returning: true }],
    ["DELETE FROM main.t", { kind: "write", verb: "delete", table: "t", returning: false }],
    [
      "WITH x AS (SELECT 1 FROM y) INSERT INTO t SELECT * FROM x",
      { kind: "write", verb: "insert", table: "t", returning: false },
    ],
    ["WITH x(a) AS (VALUES (1)) SELECT * FROM x", { kind: "read" }],
    ["/* c */ SELECT 1", { kind: "read" }],
    ["EXPLAIN QUERY PLAN SELECT 1", { kind: "read" }],
    ["VALUES (1)", { kind: "read" }],
    ["SELECT regexp FROM t", { kind: "read" }],
    ["", { kind: "unknown" }],
    ["SELEC 1", { kind: "unknown" }],
    ["CREATE SOMETHING x", { kind: "unknown" }],
  ])("%s", (sql, expected) => {
    expect(classifyStatement(sql)).toEqual(expected);
  });

  it.each([
    "CREATE TEMP TABLE t(a)",
    "CREATE TEMPORARY VIEW v AS SELECT 1",
    "CREATE TABLE temp.t(a)",
    "CREATE VIRTUAL TABLE v USING vec0(a float[3])",
    "CREATE VIRTUAL TABLE f USING fts4(a)",
    "ATTACH 'x' AS y",
    "DETACH DATABASE y",
    "VACUUM INTO 'file'",
    "SELECT sqlite_version()",
    "SELECT * FROM t WHERE a REGEXP ?",
    "UPDATE t SET a = load_extension('x')",
  ])("is refused, with a reason: %s", (sql) => {
    const result = classifyStatement(sql);
    expect(result).toEqual({ kind: "refused", reason: expect.stringMatching(/D1/) as string });
  });

  it("is not changed by comments and case", () => {
    const statements = fc.constantFrom(
      "CREATE TABLE IF NOT EXISTS t ( a )",
      "ALTER TABLE t ADD COLUMN c",
      "PRAGMA journal_mode = WAL",
      "INSERT INTO t VALUES ( 1 )",
      "WITH x AS ( SELECT 1 ) DELETE FROM t",
    );
    const gap = fc.constantFrom(" ", "\n", " -- ; x\n", " /* SELECT ; */ ");
    fc.assert(
      fc.property(statements, fc.array(gap, { minLength: 30, maxLength: 30 }), (sql, gaps) => {
        const injected = sql.split(" ").flatMap((word, index) => [gaps[index] ?? " ", word]);
        expect(classifyStatement(injected.join(""))).toEqual(classifyStatement(sql));
      }),
    );
  });
});
