import { describe, expect, it } from "vitest";
import { readSchema } from "../../../src/sql/postgres/changes/read-schema.js";
import { catalogOf, convert } from "./convert.js";

const catalog = catalogOf({
  users: "id int4 pk counts, name text, active bool, tags text[]",
  "auth.keys": { columns: "id uuid pk, hash bytea, upper text", generated: ["upper"] },
});

describe("COPY", () => {
  it("becomes INSERT, with the columns of the dump", async () => {
    const dump = [
      "SET client_encoding = 'UTF8';",
      "COPY public.users (active, id, name) FROM stdin;",
      "t\t1\tit's\\n\\\\ fine",
      "\\N\t2\t\\N",
      "\\.",
      "",
      "COPY auth.keys (id, hash) FROM stdin;",
      "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11\t\\\\xDEAD",
      "\\.",
      "",
    ].join("\n");
    const { sql, refusals, summary } = await convert(dump, catalog);
    expect(sql).toBe(
      "INSERT INTO users (active, id, name) VALUES\n(1,1,'it''s\n\\ fine'),\n(NULL,2,NULL);\n" +
        "INSERT INTO auth_keys (id, hash) VALUES\n('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',X'dead');\n",
    );
    expect(refusals).toEqual([]);
    expect(summary.tables.map(({ name, rowsIn, rowsOut }) => [name, rowsIn, rowsOut])).toEqual([
      ["users", 2, 2],
      ["auth_keys", 1, 1],
    ]);
  });

  it("gives the same for every size of chunk, and for line ends of Windows", async () => {
    const dump =
      "COPY users (id, name) FROM stdin;\n1\ta\\\tb\n2\té\\303\\251\n3\t\\x41\\b\n\\.\n" +
      "INSERT INTO users VALUES (4, 'a;''b', true, '{}'); -- ü\n";
    const whole = await convert(dump, catalog);
    expect(whole.sql).toContain("(1,'a\tb'),\n(2,'éé'),\n(3,'A\b');\n");
    for (let chunk = 1; chunk < 40; chunk += 1) {
      expect((await convert(dump, catalog, { chunk })).sql).toBe(whole.sql);
    }
    expect((await convert(dump.replaceAll("\n", "\r\n"), catalog)).sql).toBe(whole.sql);
  });

  it("names rows that do not fit, and goes on", async () => {
    const dump =
      "\nCOPY users (id, name, active) FROM stdin;\n1\ta\tt\n2\tb\n3\tc\tmaybe\n4\td\\\n5\te\tf\n\\.\n" +
      "COPY gone (a) FROM stdin;\n1\n2\n\\.\nCOPY users (id, missing) FROM stdin;\n9\t1\n\\.\n";
    const { sql, refusals, summary } = await convert(dump, catalog);
    expect(sql).toBe("INSERT INTO users (id, name, active) VALUES\n(1,'a',1),\n(5,'e',0);\n");
    expect(refusals).toEqual([
      { kind: "refusal", what: "row", line: 4, table: "users", reason: "the row has 2 values for 3 columns" },
      { kind: "refusal", what: "row", line: 5, table: "users", column: "active", reason: '"maybe" is no boolean' },
      { kind: "refusal", what: "row", line: 6, table: "users", reason: "a backslash escape is broken" },
      expect.objectContaining({ what: "table", line: 9, table: "gone" }),
      expect.objectContaining({ what: "row", line: 14, column: "missing" }),
    ]);
    expect(summary.tables.map(({ source, rowsIn, rowsOut, refused }) => [source, rowsIn, rowsOut, refused])).toEqual([
      ["users", 6, 2, 4],
      ["gone", 2, 0, 2],
    ]);
  });
});

describe("INSERT", () => {
  it.each([
    ["(1, 'a', true, '{x}')", "(1,'a',1,'[\"x\"]')"],
    ["(-1, E'a\\n\\'\\u00e9\\303\\251', 'f', NULL)", "(-1,'a\n''éé',0,NULL)"],
    ["( 1 , 'a -- b'::text, /* ; */ 't'::boolean, '{}'::character varying(3)[] )", "(1,'a -- b',1,'[]')"],
    ["(1, '', false, '{\"a,b\"}')", "(1,'',0,'[\"a,b\"]')"],
  ])("%s", async (row, expected) => {
    const { sql, refusals } = await convert(`INSERT INTO users VALUES ${row};`, catalog);
    expect(refusals).toEqual([]);
    expect(sql).toBe(`INSERT INTO users (id, name, active, tags) VALUES\n${expected};\n`);
  });

  it("takes several rows, lists of columns, and what pg_dump writes around them", async () => {
    const dump =
      "INSERT INTO public.\"users\" (\"name\", id) OVERRIDING SYSTEM VALUE VALUES\n  ('a', 1),\n  ('b', 2) ON CONFLICT DO NOTHING;\n" +
      "INSERT INTO auth.keys VALUES ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '\\x00', DEFAULT);";
    const { sql, summary } = await convert(dump, catalog);
    expect(sql).toBe(
      "INSERT INTO users (name, id) VALUES\n('a',1),\n('b',2) ON CONFLICT DO NOTHING;\n" +
        "INSERT INTO auth_keys (id, hash) VALUES\n('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',X'00');\n",
    );
    expect(summary.tables[0]).toMatchObject({ conflictsIgnored: true, rowsOut: 2 });
  });

  it("names what is no literal, with its line", async () => {
    const dump =
      "INSERT INTO users (id, name) VALUES (1, 'a'),\n(2, upper('b; (c')),\n(3, DEFAULT);\n" +
      "INSERT INTO users SELECT 1;\nINSERT INTO users (id) VALUES (7) ON CONFLICT (id) DO UPDATE SET name = 'x';\nUPDATE users SET name = '';";
    const { sql, refusals } = await convert(dump, catalog);
    expect(sql).toBe("INSERT INTO users (id, name) VALUES\n(1,'a');\n");
    expect(refusals).toEqual([
      expect.objectContaining({ line: 2, column: "name", reason: "upper('b; (c') is no literal" }),
      expect.objectContaining({ line: 3, column: "name", reason: "DEFAULT is no literal" }),
      expect.objectContaining({ line: 4, what: "statement" }),
      expect.objectContaining({ line: 5, what: "row" }),
      expect.objectContaining({ line: 6, what: "statement" }),
    ]);
  });

  it("takes one INSERT of many megabytes in parts, each line as it is", async () => {
    const row = (id: number): string => `(${id}, 'name ${"x".repeat(200)}')`;
    const rows = Array.from({ length: 15_000 }, (_, id) => row(id));
    rows[14_000] = "(14000, now())";
    const dump = `INSERT INTO users\n(id, name) VALUES\n${rows.join(",\n")};`;
    const { summary, refusals } = await convert(dump, catalog);
    expect(summary.tables[0]).toMatchObject({ rowsIn: 15_000, rowsOut: 14_999 });
    expect(refusals).toMatchObject([{ line: 14_003, column: "name" }]);
  });

  it("reads backslashes where standard_conforming_strings is off", async () => {
    const dump = "SET standard_conforming_strings = off;\nINSERT INTO users (id, name) VALUES (1, 'a\\';\\n');";
    expect((await convert(dump, catalog)).sql).toContain("(1,'a'';\n')");
  });
});

describe("other statements", () => {
  it("gives the dump's own schema to the caller when rows come behind it", async () => {
    const calls: string[] = [];
    const dump =
      "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC INSERT INTO users VALUES (1);\nSELECT 1;\nEND;\n" +
      "CREATE FUNCTION g() RETURNS int AS $$ INSERT INTO users VALUES (2); $$;\n\\restrict abc\n" +
      "COPY users (id) FROM stdin;\n1\n\\.\nALTER TABLE users ADD PRIMARY KEY (id);\nGRANT ALL ON users TO x;\n";
    const { summary, refusals } = await convert(dump, (text) => {
      calls.push(text);
      return catalog;
    });
    expect(calls).toHaveLength(2);
    expect(calls[0]).toContain("SELECT 1;\nEND;\n");
    expect(calls[1]).toContain("ADD PRIMARY KEY (id);\n");
    expect(refusals).toEqual([]);
    expect(summary.tables[0]?.rowsIn).toBe(1);
  });

  it("sets AUTOINCREMENT to what the sequence gave out, and names sequences that nothing counts with", async () => {
    const dump =
      "SELECT pg_catalog.setval('public.users_id_seq', 42, true);\nSELECT pg_catalog.setval('other_seq', 1, false);";
    const { summary, refusals } = await convert(dump, catalog);
    expect(summary.sequences).toContain("UPDATE sqlite_sequence SET seq = 42 WHERE name = 'users' AND seq < 42;");
    expect(refusals).toMatchObject([{ what: "sequence", line: 2 }]);
  });
});

describe("dumps that cannot be converted", () => {
  const latin1 = new Uint8Array([...new TextEncoder().encode("COPY users (id, name) FROM stdin;\n1\t"), 0xe9, 0x0a]);
  it.each([
    ["PGDMP\x01\x0e", "pg_restore -f"],
    [`toc.dat${"\0".repeat(500)}`, "pg_restore -f"],
    ["SQLite format 3\0", "SQLite database"],
    ["-- MySQL dump 10.13\n", "MySQL"],
    ["INSERT INTO `users` VALUES (1);\n", "MySQL"],
    ["/*!40101 SET NAMES utf8 */;\n", "MySQL"],
    ["PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n", "SQLite dump"],
    ["SET client_encoding = 'LATIN1';\n", "line 1: the dump is in LATIN1"],
    ["a\0b\n", "binary"],
    ["\nCOPY users (id) FROM stdin;\n1\n", "line 2: the dump is cut off"],
    ["INSERT INTO users VALUES (1", "line 1: the dump is cut off"],
    ["SELECT 1;\n\nSELECT 'a;", "line 3: the dump is cut off: this string has no end"],
    ["-- PostgreSQL database dump\n\nSELECT 1;\n", "dump complete"],
    ["COPY users FROM stdin WITH (FORMAT csv);\n", "line 1: COPY with"],
    ["\\connect a\n\\connect b\n", "several databases"],
    [latin1, "line 2: this is not UTF-8"],
  ])("%j", async (dump, message) => {
    await expect(convert(dump, catalog)).rejects.toThrow(message);
  });

  it("a dump of data alone, without migrations", async () => {
    await expect(convert("\nCOPY users (id) FROM stdin;\n1\n\\.\n", readSchema)).rejects.toThrow(
      "line 2: rows of users, and no CREATE TABLE before them: name the migrations too",
    );
    await expect(convert("SET search_path = public;\n", readSchema)).resolves.toMatchObject({ refusals: [] });
  });
});
