import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMigration } from "../../src/sql/migration-file.js";
import { splitStatements } from "../../src/sql/statements.js";
import { startLocalD1 } from "../runtimes/local-d1.js";

const format = (sql: string) => formatMigration(splitStatements(sql));

describe("formatMigration", () => {
  it("dedents a block of statements and keeps its comments", () => {
    const sql = `
      -- people
      CREATE TABLE IF NOT EXISTS users (
        id INTEGER PRIMARY KEY, -- key

        name TEXT
      ); -- end
      CREATE INDEX i ON users (name)
        WHERE name IS NOT NULL
    `;
    expect(format(sql)).toBe(
      "-- people\nCREATE TABLE IF NOT EXISTS users (\n  id INTEGER PRIMARY KEY, -- key\n\n  name TEXT\n); -- end\n" +
        "\nCREATE INDEX i ON users (name)\n  WHERE name IS NOT NULL;\n",
    );
  });

  it("dedents what begins right behind the quote", () => {
    expect(format("CREATE TABLE a (\n      id INT\n    )")).toBe("CREATE TABLE a (\n  id INT\n);\n");
    expect(format("CREATE INDEX i\n      ON t (a)")).toBe("CREATE INDEX i\n  ON t (a);\n");
    expect(format("CREATE TABLE a(\n  b INT,\n  c INT)")).toBe("CREATE TABLE a(\n  b INT,\n  c INT);\n");
  });

  it("leaves the lines of a string literal alone", () => {
    expect(format("    INSERT INTO t VALUES ('a\n      b\n    ',\n      1)")).toBe(
      "INSERT INTO t VALUES ('a\n      b\n    ',\n  1);\n",
    );
  });

  it("puts the semicolon before a trailing comment, also where there was none", () => {
    expect(format("SELECT 1 -- one\n; SELECT 2 -- two")).toBe("SELECT 1; -- one\n\nSELECT 2; -- two\n");
  });

  it("turns CRLF into line feeds", () => {
    expect(format("CREATE TABLE a (\r\n  b\r\n);\r\n")).toBe("CREATE TABLE a (\n  b\n);\n");
  });

  it("has the same statements, and is its own format", () => {
    const statement = fc.constantFrom(
      "CREATE TABLE t (\n      a TEXT,\n      b\n    )",
      "  -- c ; d\n  SELECT ';' /* e */",
      "CREATE TRIGGER x AFTER INSERT ON t BEGIN\n  DELETE FROM u;\nEND",
      "\tINSERT INTO t VALUES ('a\n  b')",
    );
    fc.assert(
      fc.property(fc.array(statement), fc.constantFrom(";", "\n;\n", ";\n    "), (list, separator) => {
        const once = format(list.join(separator));
        const words = (sql: string) => splitStatements(sql).map(({ text }) => text.replace(/\s+/g, " "));
        expect(words(once)).toEqual(words(list.join(separator)));
        expect(format(once)).toBe(once);
      }),
    );
  });

  it("runs on D1", async () => {
    const local = await startLocalD1();
    try {
      const sql = format(`
        CREATE TABLE t (a TEXT DEFAULT 'x;y', n INT); -- one
        CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET n = CASE WHEN n > 1 THEN n ELSE 1 END; END;
        INSERT INTO t (n) VALUES (0), (5)`);
      await local.db.prepare(sql).run();
      expect(await local.db.prepare("SELECT a, n FROM t").raw()).toEqual([
        ["x;y", 1],
        ["x;y", 5],
      ]);
    } finally {
      await local.dispose();
    }
  });
});
