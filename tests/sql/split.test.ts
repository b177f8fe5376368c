import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PostgresStatement, splitPostgres } from "../../src/sql/postgres/split.js";

const texts = (sql: string) => splitPostgres(sql).map(({ text }) => text);
const kinds = (sql: string) => splitPostgres(sql).map(({ kind, text }) => [kind, text]);

describe("splitPostgres", () => {
  it.each([
    ["doubled quotes", "SELECT 'a;''b;'; SELECT 2", ["SELECT 'a;''b;'", "SELECT 2"]],
    ["a backslash in a plain string", "SELECT 'a\\'; SELECT 2", ["SELECT 'a\\'", "SELECT 2"]],
    ["a backslash in an E string", "SELECT E'a\\';'; SELECT 2", ["SELECT E'a\\';'", "SELECT 2"]],
    ["an E string on two lines", "SELECT E'a' -- b\n '\\';'; SELECT 2", ["SELECT E'a' -- b\n '\\';'", "SELECT 2"]],
    [
      "U& strings and names",
      `SELECT U&'\\0061;', U&"d\\0061;t"; SELECT 2`,
      [`SELECT U&'\\0061;', U&"d\\0061;t"`, "SELECT 2"],
    ],
    ["bit strings", "SELECT B'01', X'1F'; SELECT 2", ["SELECT B'01', X'1F'", "SELECT 2"]],
    ["quoted names", `SELECT ";""" ; SELECT 2`, [`SELECT ";"""`, "SELECT 2"]],
    ["dollar quotes", "DO $$ a; $x$ $$; DO $x$ $$; $x$", ["DO $$ a; $x$ $$", "DO $x$ $$; $x$"]],
    ["dollars in names and parameters", "SELECT a$b$, $1; SELECT $2", ["SELECT a$b$, $1", "SELECT $2"]],
    ["nested comments", "SELECT /* a; /* b; */ c; */ 1; SELECT 2", ["SELECT /* a; /* b; */ c; */ 1", "SELECT 2"]],
    ["a comment in an operator", "SELECT 1 +-- a;\n2; SELECT 2*/* ; */3", ["SELECT 1 +-- a;\n2", "SELECT 2*/* ; */3"]],
    ["a number at the end", "SELECT 1; SELECT 0x1f", ["SELECT 1", "SELECT 0x1f"]],
    ["empty statements", ";; SELECT 1;; ;", ["SELECT 1"]],
    ["a byte order mark and CRLF", "\ufeffSELECT 1;\r\nSELECT\r\n2;\r\n", ["SELECT 1", "SELECT\r\n2"]],
    [
      "BEGIN ATOMIC",
      "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT t.end; END; SELECT 2",
      [
        "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT t.end; END",
        "SELECT 2",
      ],
    ],
    ["BEGIN alone", "BEGIN; SELECT 1; END; SELECT 2", ["BEGIN", "SELECT 1", "END", "SELECT 2"]],
    [
      "the commands of a rule",
      "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT (3; SELECT 4",
      ["CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", "SELECT (3", "SELECT 4"],
    ],
  ])("%s", (_, sql, expected) => {
    expect(texts(sql)).toEqual(expected);
  });

  it("gives comments to the statement that they stand at", () => {
    const sql = `-- head
/* about a */
CREATE TABLE a (id int -- key
); -- behind a

-- about b
CREATE TABLE b (id int) /* in b */; /* c */ CREATE TABLE c (id int)
-- last
`;
    const [a, b, c] = splitPostgres(sql);
    expect(a).toMatchObject({ leadingComments: ["-- head", "/* about a */"], trailingComment: "-- behind a" });
    expect(a?.text).toBe("CREATE TABLE a (id int -- key\n)");
    expect(b).toMatchObject({ leadingComments: ["-- about b"], trailingComment: "/* in b */" });
    expect(c).toMatchObject({ leadingComments: ["/* c */"], trailingComment: "-- last" });
  });

  it("keeps comments behind the last statement, and those of a text without one", () => {
    expect(splitPostgres("SELECT 1;\n-- end\n").at(-1)).toMatchObject({
      kind: "marker",
      text: "",
      leadingComments: ["-- end"],
    });
    expect(splitPostgres("-- nothing")).toMatchObject([{ kind: "marker", leadingComments: ["-- nothing"] }]);
    expect(splitPostgres(" \n")).toEqual([]);
  });

  it("ends statements at the markers of migration tools, which are no comments", () => {
    const sql =
      "CREATE TABLE a (b int)\n--> statement-breakpoint\n-- about c\nCREATE TABLE c (d int);--> statement-breakpoint\n-- +goose Down\nDROP TABLE a";
    expect(kinds(sql)).toEqual([
      ["sql", "CREATE TABLE a (b int)"],
      ["marker", "--> statement-breakpoint"],
      ["sql", "CREATE TABLE c (d int)"],
      ["marker", "--> statement-breakpoint"],
      ["marker", "-- +goose Down"],
      ["sql", "DROP TABLE a"],
    ]);
    expect(
      splitPostgres(sql)
        .flatMap(({ leadingComments, trailingComment }) => [...leadingComments, trailingComment])
        .filter(Boolean),
    ).toEqual(["-- about c"]);
  });

  it("takes COPY data as it is", () => {
    const sql =
      "COPY public.a (b) FROM stdin;\n1\tit's; $$ /*\n\\\\.\nx\\.\n\\.\n\nSELECT 1;\nCOPY a FROM STDIN WITH (FORMAT csv);\r\n\\.\r\nCOPY b FROM 'file'; SELECT 2";
    expect(kinds(sql)).toEqual([
      ["sql", "COPY public.a (b) FROM stdin"],
      ["copy-data", "1\tit's; $$ /*\n\\\\.\nx\\.\n\\."],
      ["sql", "SELECT 1"],
      ["sql", "COPY a FROM STDIN WITH (FORMAT csv)"],
      ["copy-data", "\\."],
      ["sql", "COPY b FROM 'file'"],
      ["sql", "SELECT 2"],
    ]);
  });

  it("knows the commands of psql", () => {
    expect(
      kinds("\\restrict ab'c\n\\connect db \nSELECT 1 \\gset\nSELECT 2 \\; SELECT 3;\\i it's.sql\nSELECT 4"),
    ).toEqual([
      ["psql", "\\restrict ab'c"],
      ["psql", "\\connect db"],
      ["sql", "SELECT 1"],
      ["psql", "\\gset"],
      ["sql", "SELECT 2"],
      ["sql", "SELECT 3"],
      ["psql", "\\i it's.sql"],
      ["sql", "SELECT 4"],
    ]);
  });

  it.each([
    ["SELECT 1; SELECT 'a; SELECT 2", "unterminated quoted string", 17],
    ["SELECT E'a\\'", "unterminated quoted string", 7],
    ['SELECT "a', "unterminated quoted identifier", 7],
    ["DO $a$ x $$", "unterminated dollar-quoted string", 3],
    ["SELECT 1; /* /* */", "unterminated /* comment", 10],
    ["COPY a FROM stdin;\n1\n", "COPY data without its end \\.", 19],
  ])("says what has no end: %s", (sql, message, position) => {
    const last = splitPostgres(sql).at(-1);
    expect(last).toMatchObject({ end: sql.length, error: { message, position } });
  });

  it("loses nothing: between the statements are only white space, comments and semicolons", () => {
    const piece = fc.constantFrom(
      ..."'|''|\"|;|;|$$|$a$|a$|$1|/*|*/|--|\n|\r\n| |E'|\\|U&'|X'|::|:=|=>|+-|@-|1.5e3|1..2|CREATE RULE|BEGIN ATOMIC|CASE|END|COPY|FROM STDIN;\n|\\.\n|--> statement-breakpoint\n|(|)|é|😀|\ufeff".split(
        "|",
      ),
      "CREATE FUNCTION ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const sql = pieces.join("");
        expect(uncovered(sql, splitPostgres(sql))).toBe("");
      }),
      { numRuns: 2000 },
    );
  });
});

/** What is left of a text without its statements, their comments, white space and semicolons. */
function uncovered(sql: string, statements: readonly PostgresStatement[]): string {
  let rest = "";
  let at = 0;
  for (const { start, end, text } of statements) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(sql.slice(start, end)).toBe(text);
    rest += `${sql.slice(at, start)}\n`;
    at = end;
  }
  rest += sql.slice(at);
  const comments = statements.flatMap(({ leadingComments, trailingComment }) => [
    ...leadingComments,
    ...(trailingComment?.split("\n") ?? []),
  ]);
  // The longest first: one comment may stand in another one.
  for (const comment of comments.sort((a, b) => b.length - a.length)) {
    expect(rest).toContain(comment);
    rest = rest.replace(comment, () => "");
  }
  return rest.replace(/^\ufeff|[\s;]|\\;/g, "");
}
