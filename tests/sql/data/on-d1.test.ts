import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyData } from "../../../src/cli/commands/convert-data.js";
import { manifestName, writeDataFiles } from "../../../src/engine/data-files.js";
import { toByteText } from "../../../src/sql/data/byte-text.js";
import { Checksums, checksumQueries } from "../../../src/sql/data/checksum.js";
import { longValuesFoot, longValuesHead } from "../../../src/sql/data/insert-statements.js";
import { type DataManifest, compareWithManifest } from "../../../src/sql/data/manifest.js";
import { quoteText } from "../../../src/sql/sqlite/names.js";
import { defaultChoices } from "../../../src/sql/types.js";
import { catalogOf, convert } from "./convert.js";
import type { D1Like } from "../../runtimes/d1-worker.js";
import { type LocalD1, startLocalD1 } from "../../runtimes/local-d1.js";
import { splitStatements } from "./split-statements.js";

let folder: string;
let local: LocalD1;
let db: D1Like;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "data-"));
  await start();
});
afterAll(async () => {
  await local.dispose();
  await rm(folder, { recursive: true });
});

async function start(): Promise<void> {
  local = await startLocalD1(join(folder, "state"));
  ({ db } = local);
}

/** As wrangler runs a file: its statements as one batch. */
async function runFile(sql: string): Promise<void> {
  await db.batch(splitStatements(sql).map((statement) => db.prepare(statement)));
}

async function rows(sql: string): Promise<unknown[][]> {
  return db.prepare(sql).raw();
}

/** Column, PostgreSQL type, values as PostgreSQL takes them, and what D1 has to give as PostgreSQL computes it. */
const columns: readonly (readonly [type: string, values: readonly string[], expected: string])[] = [
  ["smallint", ["-32768", "7"], "c::text"],
  ["integer", ["2147483647"], "c::text"],
  ["bigint", ["9007199254740993", "-9223372036854775808"], "c::text"],
  ["real", ["1.5", "-0.1", "1e10"], "c::float8::text"],
  ["double precision", ["0.1", "1e-7", "123456789.123456789"], "c::text"],
  ["numeric(12,2)", ["12.5", "-0.005"], "c::text"],
  ["numeric", ["123456789012345678901234567890.123", "1e3"], "c::text"],
  ["money", ["-1234.5"], "c::numeric::text"],
  ["boolean", ["t", "f"], "c::int::text"],
  ["text", ["it's\n\t\\ “naïve” 😀", "", "\\N", "\\."], "c"],
  ["varchar(9)", ["a b "], "c"],
  ["char(5)", ["ab"], "c::text"],
  ["uuid", ["A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11"], "c::text"],
  ["date", ["2020-02-29", "0001-01-01", "epoch"], "c::text"],
  ["time", ["10:00:00.120000", "24:00:00"], "c::text"],
  ["timetz", ["10:00:00.5-03:30"], "c::text"],
  [
    "timestamp",
    ["2020-01-01 00:00:00", "1969-12-31 23:59:59.5", "0044-03-15 BC"],
    "(extract(epoch from c) * 1000)::bigint::text",
  ],
  ["timestamptz", ["2020-01-01 00:00:00+02", "12020-01-01 00:00:00Z"], "(extract(epoch from c) * 1000)::bigint::text"],
  ["interval", ["1 day 2 hours"], "c::text"],
  ["json", ['{"a": 12345678901234567890, "b": "é\\n"}'], "c::text"],
  ["jsonb", ['{"b":1,"a":[true,null]}'], "c::text"],
  ["bytea", ["\\xdeadbeef00", ""], "upper(encode(c, 'hex'))"],
  ["text[]", ['{a,"b c",NULL,"NULL","x\\"y\\\\z"}', "{}"], "to_json(c)::text"],
  ["integer[][]", ["{{1,2},{3,NULL}}"], "to_json(c)::text"],
  ["boolean[]", ["{t,f}"], "to_json(c)::text"],
  ["mood[]", ['{happy,"so so"}'], "to_json(c)::text"],
  ["mood", ["so so", "traurig ä"], "c::text"],
  ["inet", ["10.0.0.0/8"], "c::text"],
  ["bit(3)", ["101"], "c::text"],
  ["int4range", ["[1,5)"], "c::text"],
  ["point", ["(1,2)"], "c::text"],
];

describe("every type, from PostgreSQL to D1", () => {
  const enums = new Map([["mood", { key: "mood", labels: ["happy", "so so", "traurig ä"] }]]);
  const tables = columns.map(([type], index) => [`t${index}`, `id int4 pk, c ${type}`] as const);
  const catalog = catalogOf(Object.fromEntries(tables), { enums });
  let postgres: PGlite;

  beforeAll(async () => {
    postgres = new PGlite();
    await postgres.exec(
      "CREATE TYPE mood AS ENUM ('happy', 'so so', 'traurig ä'); SET timezone = 'Asia/Kolkata'; SET datestyle = ISO;",
    );
  });
  afterAll(() => postgres.close());

  it.each(columns.map(([type, values, expected], index) => ({ type, values, expected, index })))(
    "$type",
    async ({ type, values, expected, index }) => {
      const table = `t${index}`;
      await postgres.exec(`CREATE TABLE ${table} (id int PRIMARY KEY, c ${type})`);
      for (const [id, value] of [...values, null].entries()) {
        await postgres.query(`INSERT INTO ${table} SELECT $1::int, $2::text::${type}`, [id, value]);
      }
      const { blob } = await postgres.query(`COPY ${table} TO '/dev/blob'`);
      const { rows: wanted } = await postgres.query<{ v: string | null }>(
        `SELECT ${expected} AS v FROM ${table} ORDER BY id`,
      );

      const copied = `COPY ${table} FROM stdin;\n${(await blob?.text()) ?? ""}\\.\n`;
      const { sql, refusals } = await convert(copied, catalog);
      expect(refusals).toEqual([]);
      await runFile(`CREATE TABLE ${table} (id INTEGER PRIMARY KEY, c ${storageOf(type)});\n${sql}`);
      const read = type === "bytea" ? "hex(c)" : storageOf(type) === "REAL" ? "c" : "CAST(c AS TEXT)";
      const found = await rows(`SELECT iif(c IS NULL, NULL, ${read}) FROM ${table} ORDER BY id`);
      expect(found.map(([value]) => comparable(value, type))).toEqual(wanted.map(({ v }) => comparable(v, type)));
    },
  );
});

function storageOf(type: string): string {
  if (/\[|mood/.test(type)) return "TEXT";
  if (/^(?:real|double)/.test(type)) return "REAL";
  if (/int(?:eger)?$|boolean|timestamp/.test(type)) return "INTEGER";
  return type === "bytea" ? "BLOB" : "TEXT";
}

/** What PostgreSQL and SQLite write differently for the same value. */
function comparable(value: unknown, type: string): unknown {
  if (/^(?:real|double)/.test(type) && value !== null)
    return type === "real" ? Math.fround(Number(value)) : Number(value);
  if (typeof value !== "string") return value;
  return type.endsWith("]") ? (JSON.parse(value) as unknown) : value;
}

describe("what D1 has limits for", () => {
  it("takes rows and values that no statement can hold, whole in the eyes of constraints", async () => {
    const catalog = catalogOf({ long: "id int4 pk, a text, b bytea, c jsonb" });
    const text = `it's “${"naïve 😀 '' ".repeat(15_000)}`;
    const json = JSON.stringify({ a: "x".repeat(150_000) });
    const bytes = "00ff10".repeat(40_000);
    const dump = `COPY long (id, a, b, c) FROM stdin;\n1\t${text}\t\\\\x${bytes}\t${json}\n2\ta\t\\\\x\t{}\n3\t${"y".repeat(2_000_001)}\t\\N\t\\N\n\\.\n`;
    const { pieces, refusals, sql } = await convert(dump, catalog);
    expect(refusals).toMatchObject([{ line: 4, reason: expect.stringContaining("2000000") as unknown }]);
    expect(pieces.map(({ longValues }) => longValues)).toEqual([true, false]);
    await runFile(
      `CREATE TABLE long (id INTEGER PRIMARY KEY, a TEXT NOT NULL, b BLOB, c TEXT CHECK (json_valid(c)));\n${longValuesHead}${sql}`,
    );
    const [[a, b, c] = []] = await rows("SELECT a, hex(b), c FROM long WHERE id = 1");
    expect([a === text, b === bytes.toUpperCase(), c === json]).toEqual([true, true, true]);
    expect(await rows("SELECT count(*) FROM cf_codemod_long_values")).toEqual([[0]]);
    await db.prepare(longValuesFoot).run();
  });

  it("hides from wrangler what it would take for a transaction, and D1 gets it as it was", async () => {
    const catalog = catalogOf({ words: "id int4 pk, a text, b text" });
    const [a, b] = ["COMMIT; ~0 it's BEGIN TRANSACTION;".repeat(200), `COMMIT;${"y".repeat(120_000)}COMMIT;`];
    const { sql } = await convert(`COPY words (id, a, b) FROM stdin;\n1\t${a}\tCOMMIT;\n2\tx\t${b}\n\\.\n`, catalog);
    expect(sql).not.toMatch(/COMMIT;|BEGIN TRANSACTION/);
    await runFile(
      `CREATE TABLE words (id INTEGER PRIMARY KEY, a TEXT, b TEXT);\n${longValuesHead}${sql}${longValuesFoot}`,
    );
    expect(await rows("SELECT a, b FROM words ORDER BY id")).toEqual([
      [a, "COMMIT;"],
      ["x", b],
    ]);
  });

  it("makes statements that D1 can hold, of many rows and of many columns", async () => {
    const names = Array.from({ length: 100 }, (_, index) => `c${index}`);
    const catalog = catalogOf({ narrow: "n int4", wide: names.map((name) => `${name} int4`).join(", ") });
    const dump =
      `COPY narrow FROM stdin;\n${"1\n".repeat(60_000)}\\.\n` +
      `COPY wide FROM stdin;\n${`${names.map(() => "1").join("\t")}\n`.repeat(1000)}\\.\n`;
    const { sql } = await convert(dump, catalog);
    await runFile(`CREATE TABLE narrow (n INTEGER);\nCREATE TABLE wide (${names.join(", ")});\n${sql}`);
    expect(await rows("SELECT (SELECT count(*) FROM narrow), (SELECT count(*) FROM wide)")).toEqual([[60_000, 1000]]);
  });

  it("computes the same checksums as SQLite", async () => {
    await db.prepare("CREATE TABLE sums (k INTEGER, a TEXT, i INTEGER, r REAL, b BLOB)").run();
    const text = fc.string({ unit: "binary", maxLength: 8 }).filter((value) => !/[\0\ud800-\udfff]/u.test(value));
    const row = fc.tuple(
      fc.integer({ min: -1000, max: 1000 }),
      fc.option(text),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
      fc.uint8Array({ maxLength: 4 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (table) => {
        const sums = new Checksums(5, [0]);
        const literals = table.map(([k, a, i, r, b]) => [
          String(k),
          a === null ? "NULL" : quoteText(a),
          String(i),
          /[.e]/.test(String(r)) ? String(r) : `${r}.0`,
          `X'${Buffer.from(b).toString("hex")}'`,
        ]);
        for (const values of literals) sums.add(values.map(toByteText));
        await db.batch([
          db.prepare("DELETE FROM sums"),
          db.prepare(`INSERT INTO sums VALUES ${literals.map((values) => `(${values.join(",")})`).join(",")}`),
        ]);
        const [query = ""] = checksumQueries("sums", ["k", "a", "i", "r", "b"], ["k"]);
        const [[, ...found] = []] = await rows(query);
        expect(found).toEqual(sums.results().flatMap(({ filled, sum }) => [filled, sum]));
      }),
      { numRuns: 25 },
    );
  });
});

describe("from a dump to a verified database", () => {
  const catalog = catalogOf({
    posts: {
      columns: "id int4 pk counts, author int4, parent int4, body text",
      references: { author: "users", parent: "posts" },
    },
    users: { columns: "id int4 pk counts, team int4, name text", references: { team: "teams" } },
    teams: { columns: "id int4 pk, owner int4", references: { owner: "users" } },
    notes: { columns: "id int4 pk, post int4, at timestamptz", references: { post: "posts" } },
  });
  const schema =
    "CREATE TABLE teams (id INTEGER PRIMARY KEY, owner INTEGER NOT NULL REFERENCES users (id));" +
    "CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, team INTEGER NOT NULL REFERENCES teams (id), name TEXT);" +
    "CREATE TABLE posts (id INTEGER PRIMARY KEY AUTOINCREMENT, author INTEGER REFERENCES users (id), parent INTEGER REFERENCES posts (id), body TEXT);" +
    "CREATE TABLE notes (id INTEGER PRIMARY KEY, post INTEGER REFERENCES posts (id), at INTEGER)";
  const dump = [
    "-- PostgreSQL database dump",
    "COPY public.notes (id, post, at) FROM stdin;",
    ...Array.from({ length: 6000 }, (_, id) => `${id}\t${1 + (id % 2)}\t2020-01-01 00:00:00.123456+00`),
    "\\.",
    "COPY public.posts (id, author, parent, body) FROM stdin;",
    `1\t1\t2\t${"é".repeat(70_000)}`,
    "2\t1\t\\N\tb",
    "\\.",
    "COPY public.users (id, team, name) FROM stdin;\n1\t1\tAnn\n\\.",
    "COPY public.teams (id, owner) FROM stdin;\n1\t1\n2\tx\n\\.",
    "SELECT pg_catalog.setval('public.posts_id_seq', 10, true);",
    "-- PostgreSQL database dump complete",
    "",
  ].join("\n");

  it("orders tables, defers cycles, counts, keeps sequences; and a changed database is found out", async () => {
    const [file, out] = [join(folder, "dump.sql"), join(folder, "out")];
    await writeFile(file, dump);
    const refusals: string[] = [];
    const manifest = await writeDataFiles({
      dump: file,
      folder: out,
      schema: catalog,
      choices: defaultChoices,
      fileBytes: 40_000,
      onRefusal: ({ line, reason }) => refusals.push(`${line}: ${reason}`),
    });
    expect(refusals).toEqual(['6013: "x" is no integer']);
    expect(await readFile(join(out, "data-refused.txt"), "utf8")).toBe(
      'dump.sql:6013: teams.owner: "x" is no integer\n',
    );
    expect(manifest.files.map(({ tables }) => tables)).toEqual([["users", "teams"], ["posts"], ["notes"], ["notes"]]);

    await db.prepare(schema).run();
    for (const { name } of manifest.files) await runFile(await readFile(join(out, name), "utf8"));
    expect(await rows("PRAGMA foreign_key_check")).toEqual([]);
    expect(await rows("SELECT count(*) FROM sqlite_schema WHERE name = 'cf_codemod_long_values'")).toEqual([[0]]);
    await db.prepare("INSERT INTO posts (body) VALUES ('new')").run();
    expect(await rows("SELECT max(id) FROM posts")).toEqual([[11]]);
    await db.prepare("DELETE FROM posts WHERE id = 11").run();

    await db.batch([db.prepare("UPDATE users SET name = 'Bob'"), db.prepare("DELETE FROM notes WHERE id = 7")]);
    const compared = await compareWithManifest(manifest, rows);
    expect(compared.filter(({ equal }) => !equal)).toEqual([
      expect.objectContaining({ name: "notes", expectedRows: 6000, rows: 5999 }),
      { name: "users", expectedRows: 1, rows: 1, columns: ["name"], equal: false },
    ]);

    await db.batch([
      db.prepare("UPDATE users SET name = 'Ann'"),
      db.prepare("UPDATE posts SET body = 'c' WHERE id = 2"),
    ]);
    await local.dispose();
    let text = "";
    const database = join(folder, "state");
    const status = await verifyData(
      { manifest: out, database, project: process.cwd() },
      { write: (part) => (text += part) },
    );
    await start();
    expect(status).toBe(1);
    expect(text).toContain("notes: 5999 rows, 6000 were written\n");
    expect(text).toMatch(/4 tables compared with .*\.sqlite: 2 not as written\n/);

    const read = JSON.parse(await readFile(join(out, manifestName), "utf8")) as DataManifest;
    expect(read.tables.find(({ name }) => name === "notes")?.columns.find(({ name }) => name === "at")?.losses).toEqual(
      {
        microseconds: 6000,
      },
    );
  });
});
