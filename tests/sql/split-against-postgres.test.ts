import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { loadModule, parseSync, scanSync } from "libpg-query";
import { beforeAll, describe, expect, it } from "vitest";
import { PostgresScanner } from "../../src/sql/postgres/scanner.js";
import { splitPostgres } from "../../src/sql/postgres/split.js";

/*
 * libpg-query is PostgreSQL's own lexer and parser. Its positions are bytes of UTF-8.
 */

beforeAll(async () => loadModule());

/** The statements as PostgreSQL's parser finds them. `undefined` where it does not take the text. */
function statementsOfPostgres(sql: string): string[] | undefined {
  const bytes = Buffer.from(sql);
  try {
    return (parseSync(sql).stmts ?? []).map(({ stmt_location: start = 0, stmt_len: length }) =>
      bytes.subarray(start, length === undefined ? undefined : start + length).toString(),
    );
  } catch {
    return undefined;
  }
}

/** Lexemes without comments. `undefined` where PostgreSQL's lexer does not take the text. */
function lexemesOfPostgres(sql: string): string[] | undefined {
  const bytes = Buffer.from(sql);
  try {
    return scanSync(sql)
      .tokens.map(({ start, end }) => bytes.subarray(start, end).toString())
      .filter((text) => !/^(?:--|\/\*)/.test(text));
  } catch {
    return undefined;
  }
}

function lexemes(sql: string): string[] {
  const scanner = new PostgresScanner(sql);
  const found: string[] = [];
  while (scanner.next() !== "end") {
    if (scanner.kind !== "comment-line" && scanner.kind !== "comment-block") {
      found.push(sql.slice(scanner.start, scanner.end));
    }
  }
  return found;
}

const statement = fc.constantFrom(
  "SELECT 'a;''b'",
  "SELECT E'a\\';'\n'\\';'",
  "SELECT 'a'\n'b;'",
  "SELECT U&'\\0061;', B'01', X'1f', N'é;'",
  'SELECT ";" FROM "a""b;"',
  "SELECT a$b$ FROM c",
  "SELECT $1 + $2",
  "DO $$ BEGIN; END; $$",
  "DO $x$ $$;$$ $x$ LANGUAGE plpgsql",
  "SELECT 1 /* ; /* ; */ ; */ + 2",
  "SELECT 1 -- ;\n + 2",
  "SELECT 1.5e3, .5, 0x1f, 1_000, a[1:2], b::text, -1",
  "SELECT a @> b, c ->> 'd', -1, a =-1, @-1, e !~~* f",
  "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); INSERT INTO b VALUES (2))",
  "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
  "CREATE OR REPLACE PROCEDURE p() LANGUAGE SQL BEGIN ATOMIC INSERT INTO a VALUES (1); END",
  "CREATE FUNCTION f(begin int) RETURNS int LANGUAGE sql AS 'SELECT 1; SELECT 2'",
  "BEGIN",
  "COMMIT",
  "CREATE TABLE t (a int DEFAULT 1, b text CHECK (b <> ';'))",
);

describe("against PostgreSQL's own parser", () => {
  it("splits generated scripts alike", () => {
    const between = fc.constantFrom(";", "; ", ";\n", ";;", ";-- x\n", "; /* ; */ ", "\n;\r\n");
    fc.assert(
      fc.property(fc.array(fc.tuple(statement, between), { minLength: 1, maxLength: 8 }), (parts) => {
        const sql = parts.flat().join("");
        const expected = statementsOfPostgres(sql);
        expect(expected, sql).toBeDefined();
        const found = splitPostgres(sql);
        expect(found).toHaveLength(expected?.length ?? 0);
        // PostgreSQL counts comments around a statement in.
        found.forEach(({ text }, at) => expect(expected?.[at]).toContain(text));
      }),
      { numRuns: 300 },
    );
  });

  it("reads the same lexemes wherever PostgreSQL reads any", () => {
    const piece = fc.constantFrom(
      ..."' '' \" \"\" ; $$ $a$ a$ $1 /* */ -- \n E' \\\\ U&' U&\" X' b'0 :: := => ->> +- @- <= != . .. 1 1.5 .5e3 0x1f 1e é 😀 a _b ( ) [ ] , = - + * / % ^ < > ~ ! @ # & | ? `".split(
        " ",
      ),
      " ",
      "\n",
    );
    let read = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const sql = pieces.join("");
        const expected = lexemesOfPostgres(sql);
        if (expected === undefined) return;
        read += 1;
        expect(lexemes(sql), sql).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(300);
  });

  it("splits the fixtures' PostgreSQL alike", () => {
    const folder = join(import.meta.dirname, "../../__testfixtures__");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (path) => path.includes("sql-d1") && path.includes("before") && path.endsWith(".sql"),
    );
    for (const path of files) {
      const text = readFileSync(join(folder, path), "utf8");
      const expected = statementsOfPostgres(text);
      if (expected === undefined) continue;
      const found = splitPostgres(text).filter(({ kind }) => kind === "sql");
      expect(found, path).toHaveLength(expected.length);
    }
  });
});
