import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dialectOf } from "../../transforms/sql-d1/layouts/dialect-of.js";
import { findSeries } from "../../transforms/sql-d1/layouts/find-series.js";
import { inspectInput } from "../../transforms/sql-d1/layouts/inspect-input.js";
import { orderedNames, outputNames } from "../../transforms/sql-d1/layouts/output-names.js";
import type { Series } from "../../transforms/sql-d1/layouts/series.js";
import { upParts } from "../../transforms/sql-d1/layouts/up-parts.js";
import { type Files, memoryTree } from "../cloudflare/memory-tree.js";

const postgres = "CREATE TABLE a (b jsonb);";
const anySql = "CREATE TABLE a (b integer);";

function find(files: Files, named: readonly string[] = []): Series[] {
  const tree = memoryTree(files);
  return findSeries(
    Object.keys(files).filter((path) => path.endsWith(".sql")),
    tree,
    "migrations-d1",
    named,
  );
}

/** What matters of the only series. */
function only(files: Files, named: readonly string[] = []) {
  const series = find(files, named);
  expect(series).toHaveLength(1);
  const [{ layout, root, dialect, because, problems, files: found }] = series as [Series];
  return {
    layout,
    root,
    dialect,
    because,
    paths: found.map(({ path }) => path.slice(root === "" ? 0 : root.length + 1)),
    names: found.map(({ name }) => name),
    problems: problems.map(({ path, reason }) => `${reason} ${path}`),
  };
}

const journal = (dialect: string, ...tags: string[]) =>
  JSON.stringify({ version: "7", dialect, entries: tags.map((tag, idx) => ({ idx, tag })) });

describe("layouts", () => {
  it("drizzle: the journal's order and dialect; what only one side knows is reported", () => {
    expect(
      only({
        "db/meta/_journal.json": journal("postgresql", "0001_b", "0000_a", "0002_gone"),
        "db/0000_a.sql": anySql,
        "db/0001_b.sql": anySql,
        "db/9999_hand.sql": anySql,
      }),
    ).toEqual({
      layout: "drizzle",
      root: "db",
      dialect: "postgresql",
      because: 'meta/_journal.json says "postgresql"',
      paths: ["0001_b.sql", "0000_a.sql"],
      names: ["0001_b", "0002_a"],
      problems: ["journal-missing-file db/meta/_journal.json", "not-in-journal db/9999_hand.sql"],
    });
  });

  it.each(["sqlite", "turso", "mysql", "singlestore"])("drizzle: a journal of %s is left out", (dialect) => {
    const series = only({ "db/meta/_journal.json": journal(dialect, "0000_a"), "db/0000_a.sql": postgres });
    expect(series).toMatchObject({ dialect: "other", because: `meta/_journal.json says "${dialect}"` });
  });

  it("drizzle: a broken journal is a problem", () => {
    const series = only({ "db/meta/_journal.json": "{", "db/0000_a.sql": postgres });
    expect(series).toMatchObject({
      dialect: "other",
      paths: [],
      problems: ["journal-unreadable db/meta/_journal.json"],
    });
  });

  it("drizzle: a listed file that is not among the files of the run", () => {
    const files = {
      "meta/_journal.json": journal("pg", "0000_a", "0001_b"),
      "0000_a.sql": anySql,
      "0001_b.sql": anySql,
    };
    const [series] = findSeries(["0001_b.sql"], memoryTree(files), "migrations-d1");
    expect(series?.problems).toMatchObject([{ path: "0000_a.sql", reason: "not-open" }]);
  });

  it("drizzle 1: folders with a snapshot", () => {
    const folder = "drizzle/20250101000000_a";
    const files = {
      [`${folder}/migration.sql`]: anySql,
      [`${folder}/snapshot.json`]: '{"dialect":"postgres","version":"8"}',
    };
    expect(only(files)).toMatchObject({ layout: "drizzle", dialect: "postgresql", names: ["20250101000000_a"] });
  });

  it("Prisma: folders by name, the provider of the lock", () => {
    const files = {
      "prisma/migrations/20240201000000_two/migration.sql": anySql,
      "prisma/migrations/20240101000000_one/migration.sql": anySql,
      "prisma/migrations/20240101000000_one/down.sql": anySql,
      "prisma/migrations/migration_lock.toml": '# no edits\nprovider = "postgresql"\n',
    };
    expect(only(files)).toMatchObject({
      layout: "prisma",
      root: "prisma/migrations",
      dialect: "postgresql",
      names: ["20240101000000_one", "20240201000000_two"],
      problems: ["down-file prisma/migrations/20240101000000_one/down.sql"],
    });
    const mysql = { ...files, "prisma/migrations/migration_lock.toml": 'provider = "mysql"' };
    expect(only(mysql)).toMatchObject({ dialect: "other", because: 'migration_lock.toml says "mysql"' });
  });

  it("diesel", () => {
    expect(
      only({
        "migrations/2024-01-02-000000_b/up.sql": postgres,
        "migrations/2024-01-02-000000_b/down.sql": "DROP TABLE a;",
        "migrations/00000000000000_setup/up.sql": postgres,
        "migrations/20230102000000_a/up.sql": postgres,
      }),
    ).toMatchObject({
      layout: "diesel",
      paths: ["00000000000000_setup/up.sql", "20230102000000_a/up.sql", "2024-01-02-000000_b/up.sql"],
      names: ["00000000000000_setup", "20230102000000_a", "20240102000000_b"],
      problems: ["down-file migrations/2024-01-02-000000_b/down.sql"],
    });
  });

  it("golang-migrate: by number, and the file for PostgreSQL among those for several databases", () => {
    expect(
      only({
        "m/10_c.up.sql": postgres,
        "m/2_b.postgres.up.sql": postgres,
        "m/2_b.up.sql": anySql,
        "m/2_b.mysql.up.sql": anySql,
        "m/1_a.up.sql": anySql,
        "m/1_a.down.sql": "DROP TABLE a;",
      }),
    ).toMatchObject({
      layout: "golang-migrate",
      paths: ["1_a.up.sql", "2_b.postgres.up.sql", "10_c.up.sql"],
      names: ["0001_a", "0002_b", "0010_c"],
      problems: [
        "other-dialect-file m/2_b.mysql.up.sql",
        "other-dialect-file m/2_b.up.sql",
        "down-file m/1_a.down.sql",
      ],
    });
  });

  it("Flyway: versions part by part, repeatable ones last, no undo", () => {
    expect(
      only({
        "sql/V1__a.sql": postgres,
        "sql/V1_10__c.sql": postgres,
        "sql/V1.2__b.sql": postgres,
        "sql/V2__d.sql": postgres,
        "sql/U2__d.sql": "DROP TABLE a;",
        "sql/R__views.sql": postgres,
      }),
    ).toMatchObject({
      layout: "flyway",
      paths: ["V1__a.sql", "V1.2__b.sql", "V1_10__c.sql", "V2__d.sql", "R__views.sql"],
      names: ["0001_a", "0002_V1_2__b", "0003_V1_10__c", "0004_d", "0005_R__views"],
      problems: ["repeatable-file sql/R__views.sql", "undo-file sql/U2__d.sql"],
    });
  });

  it("Supabase, without its seed", () => {
    const series = find({
      "supabase/migrations/20240102000000_b.sql": postgres,
      "supabase/migrations/20240101000000_a.sql": postgres,
      "supabase/seed.sql": "INSERT INTO a VALUES (1);",
    });
    expect(series.map(({ layout, dialect, files }) => [layout, dialect, files.length])).toEqual([
      ["plain", "other", 0],
      ["supabase", "postgresql", 2],
    ]);
    expect(series[0]?.problems).toMatchObject([{ path: "supabase/seed.sql", reason: "seed-file" }]);
  });

  it("Atlas: the files of the sum by name", () => {
    expect(
      only({
        "m/atlas.sum": "h1:xyz=\n20240102_b.sql h1:b=\n20240101_a.sql h1:a=\n",
        "m/20240101_a.sql": postgres,
        "m/20240102_b.sql": postgres,
        "m/20240103_c.sql": postgres,
      }),
    ).toMatchObject({
      layout: "atlas",
      names: ["20240101_a", "20240102_b"],
      problems: ["not-in-journal m/20240103_c.sql"],
    });
  });

  it("sqitch: the plan's order, and the first text of a change that was made anew", () => {
    expect(
      only({
        "sqitch.plan":
          "%syntax-version=1.0.0\n%project=p\n\nz 2024-01-01T00:00:00Z A <a@b.c> # z\na [z] 2024-01-02T00:00:00Z A <a@b.c>\n@v1 2024-01-02T00:00:00Z A <a@b.c>\nz [z@v1] 2024-01-03T00:00:00Z A <a@b.c>\n",
        "sqitch.conf": "[core]\n\tengine = pg\n",
        "deploy/a.sql": anySql,
        "deploy/z.sql": anySql,
        "deploy/z@v1.sql": anySql,
        "revert/a.sql": anySql,
      }),
    ).toMatchObject({
      layout: "sqitch",
      dialect: "postgresql",
      paths: ["deploy/z@v1.sql", "deploy/a.sql", "deploy/z.sql"],
      names: ["0001_z", "0002_a", "0003_z"],
      problems: ["down-file revert/a.sql"],
    });
  });

  it.each([
    ["goose", "-- +goose Up\n", "-- +goose Down\n"],
    ["sql-migrate", "-- +migrate Up\n", "-- +migrate Down\n"],
    ["dbmate", "-- migrate:up\n", "-- migrate:down\n"],
    ["node-pg-migrate", "-- Up Migration\n", "-- Down Migration\n"],
  ])("%s: only the way there counts", (layout, up, down) => {
    const text = `-- head\n${up}${postgres}\n${down}DROP TABLE a;\n`;
    const [series] = find({ "m/001_a.sql": text });
    expect(series).toMatchObject({ layout, dialect: "postgresql" });
    expect(series?.files[0]?.up.map(({ start, end }) => text.slice(start, end))).toEqual([
      `-- head\n${up}${postgres}\n`,
    ]);
  });

  it("parts go on behind the way back", () => {
    const text = "-- +goose Down\nDROP TABLE a;\n-- +goose Up\nSELECT '\n-- +goose Down\n';";
    const { parts } = upParts(text);
    expect(parts.map(({ start, end }) => text.slice(start, end))).toEqual([
      "",
      "-- +goose Up\nSELECT '\n-- +goose Down\n';",
    ]);
  });

  it("a plain folder: by number, then name; oddities are reported", () => {
    expect(
      only({
        "sql/1_a.sql": postgres,
        "sql/2_b.sql": anySql,
        "sql/2_a.sql": anySql,
        "sql/3_c.sql": anySql,
        "sql/4_d.sql": anySql,
        "sql/10_e.sql": anySql,
        "sql/extra.sql": anySql,
        "sql/4_d.down.sql": anySql,
        "sql/seed.sql": anySql,
      }),
    ).toEqual({
      layout: "plain",
      root: "sql",
      dialect: "postgresql",
      because: "1_a.sql is PostgreSQL: it has JSONB",
      paths: ["1_a.sql", "2_a.sql", "2_b.sql", "3_c.sql", "4_d.sql", "10_e.sql", "extra.sql"],
      names: ["0001_a", "0002_a", "0003_b", "0004_c", "0005_d", "0006_e", "0007_extra"],
      problems: [
        "number-missing sql/extra.sql",
        "number-twice sql/2_b.sql",
        "number-gap sql/10_e.sql",
        "down-file sql/4_d.down.sql",
        "seed-file sql/seed.sql",
      ],
    });
    expect(only({ "sql/b.sql": postgres, "sql/a.sql": postgres }).problems).toEqual(["no-numbers sql/a.sql"]);
  });

  it("folders of versions are one series; a folder named after a database tells it", () => {
    const files = { "m/pg/1.10/0_c.sql": anySql, "m/pg/1.9/1_b.sql": anySql, "m/pg/1.9/0_a.sql": anySql };
    expect(only(files)).toMatchObject({
      root: "m/pg",
      dialect: "postgresql",
      because: "it is in a folder pg",
      paths: ["1.9/0_a.sql", "1.9/1_b.sql", "1.10/0_c.sql"],
      names: ["0001_1_9_0_a", "0002_1_9_1_b", "0003_1_10_0_c"],
    });
    expect(only({ "m/mysql/1_a.sql": anySql })).toMatchObject({ dialect: "other", because: "it is in a folder mysql" });
  });

  it("a dump, but not the one that a tool makes of its migrations", () => {
    const dump = "--\n-- PostgreSQL database dump\n--\n\nCREATE TABLE public.a (b integer);\n";
    expect(only({ "db/structure.sql": dump })).toMatchObject({
      layout: "dump",
      root: "db/structure.sql",
      names: ["0001_structure"],
    });
    const beside = { "db/schema.sql": dump, "db/migrations/001_a.sql": postgres };
    const because = "it is what the migrations in db/migrations add up to";
    expect(find(beside).map((series) => [series.root, series.dialect])).toEqual([
      ["db/migrations", "postgresql"],
      ["db/schema.sql", "other"],
    ]);
    expect(find(beside)[1]?.because).toBe(because);
    expect(find(beside, ["db/schema.sql"])[1]?.dialect).toBe("postgresql");
  });

  it("tells several series apart by folder, and leaves the output alone", () => {
    const series = find({
      "apps/a/migrations/001.sql": postgres,
      "apps/b/migrations/001.sql": postgres,
      "migrations-d1/0001.sql": postgres,
    });
    expect(series.map(({ root }) => root)).toEqual(["apps/a/migrations", "apps/b/migrations"]);
  });

  it("leaves out what a wrangler config has as D1 migrations", () => {
    const toml =
      '[[d1_databases]]\nbinding = "DB"\ndatabase_name = "a"\n\n[env.x]\n[[env.x.d1_databases]]\nbinding = "DB"\nmigrations_dir = "./d1"\n';
    const series = find({
      "w/wrangler.toml": toml,
      "w/migrations/1.sql": postgres,
      "w/d1/1.sql": postgres,
      "w/pg/1.sql": postgres,
    });
    expect(series.map(({ root, dialect }) => [root, dialect])).toEqual([
      ["w/d1", "other"],
      ["w/migrations", "other"],
      ["w/pg", "postgresql"],
    ]);
    expect(series[0]?.because).toBe("w/wrangler.toml has it as a folder of D1 migrations");
  });

  it("takes what nothing tells for PostgreSQL where it is named, or the project has its driver", () => {
    const files = { "db/1.sql": anySql };
    expect(only(files)).toMatchObject({
      dialect: "other",
      because: "nothing tells its database; name it if it is PostgreSQL",
    });
    expect(only(files, ["db"]).dialect).toBe("postgresql");
    expect(only({ ...files, "package.json": '{"dependencies":{"pg":"8"}}' }).dialect).toBe("postgresql");
    expect(only({ ...files, "package.json": '{"dependencies":{"mysql2":"3"}}' }).dialect).toBe("other");
    expect(only({ ...files, "package.json": '{"dependencies":{"pg":"8","mysql2":"3"}}' }).dialect).toBe("other");
    const mysql = { "db/1.sql": "CREATE TABLE a (id INT AUTO_INCREMENT);" };
    expect(only(mysql, ["db"])).toMatchObject({ dialect: "other", because: "1.sql is MySQL: it has AUTO_INCREMENT" });
  });

  it("leaves out queries, and folders without a change of the schema", () => {
    expect(only({ "q/users.sql": "-- name: GetUser :one\nSELECT a::int FROM b;" })).toMatchObject({
      dialect: "other",
      problems: ["query-file q/users.sql"],
    });
    expect(only({ "q/users.sql": "SELECT a::int FROM b;" })).toMatchObject({
      dialect: "other",
      because: "nothing in it changes the schema",
    });
  });

  it("a file of another database among those for PostgreSQL", () => {
    expect(
      only({ "m/1.sql": postgres, "m/2.sql": postgres, "m/3.sql": "CREATE TABLE b (a int) ENGINE=InnoDB;" }),
    ).toMatchObject({
      paths: ["1.sql", "2.sql"],
      problems: ["other-dialect-file m/3.sql"],
    });
  });

  it("files that are named in an order of their own are one series", () => {
    const files = { "a/tables.sql": postgres, "b/2.sql": anySql, "b/1.sql": anySql };
    const series = only(files, ["b/2.sql", "a/tables.sql", "b/1.sql"]);
    expect(series).toMatchObject({ layout: "named", names: ["0001", "0002_tables", "0003"] });
    // As a shell lists b/*.sql.
    expect(only({ "b/10.sql": postgres, "b/2.sql": anySql }, ["b/10.sql", "b/2.sql"])).toMatchObject({
      layout: "plain",
      paths: ["2.sql", "10.sql"],
    });
  });
});

describe("output names", () => {
  it("keep numbers that ascend, padded, so that files added behind change none", () => {
    expect(orderedNames(["1_a", "2_b", "10_c"])).toEqual(["0001_a", "0002_b", "0010_c"]);
    expect(orderedNames(["000001_a", "000002_b"])).toEqual(["000001_a", "000002_b"]);
    expect(orderedNames(["20240101000000_a", "20240102000000-b c'd"])).toEqual([
      "20240101000000_a",
      "20240102000000_b_c_d",
    ]);
  });

  it("have `.sql` behind them as files", () => {
    const [series] = find({ "m/1_a.sql": postgres });
    expect(series && outputNames(series)).toEqual(["0001_a.sql"]);
  });

  it("are applied in their order by wrangler, before and since it sorts by name", () => {
    const label = fc.tuple(
      fc.constantFrom(
        "",
        "1",
        "2",
        "03",
        "10",
        "0000010",
        "V1.2",
        "V1_3_",
        "20240101",
        "20240101000000",
        "2024-01-01-000000",
        "17000000000000000",
      ),
      fc.constantFrom("_", "-", "."),
      fc.constantFrom("a", "b'", "é", "9", "_"),
    );
    fc.assert(
      fc.property(
        fc.array(
          label.map((parts) => parts.join("")),
          { minLength: 1, maxLength: 12 },
        ),
        (labels) => {
          const names = orderedNames(labels).map((name) => `${name}.sql`);
          expect(new Set(names).size).toBe(labels.length);
          expect([...names].sort()).toEqual(names);
          const number = (name: string) => parseInt(name.split("_")[0] ?? "");
          expect(names.map(number).every((value, at, all) => at === 0 || (all[at - 1] ?? 0) < value)).toBe(true);
          expect(names.every((name) => /^\d{4,}[\w-]*\.sql$/.test(name))).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("dialectOf", () => {
  it.each([
    ["postgresql", "CREATE TABLE a (b int); ALTER TABLE a ALTER COLUMN b SET NOT NULL;"],
    ["postgresql", "SELECT 'ENGINE=InnoDB AUTO_INCREMENT'::text; -- PRAGMA x"],
    ["postgresql", "CREATE TYPE \"Role\" AS ENUM ('a');"],
    ["mysql", "CREATE TABLE `a` (`b` int NOT NULL);"],
    ["mysql", "-- MySQL dump 10.13  Distrib 8.0\n"],
    ["sqlite", "CREATE TABLE `a` (`b` integer PRIMARY KEY AUTOINCREMENT);"],
    ["sqlite", "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;"],
    ["mssql", "CREATE TABLE [dbo].[a] ([b] INT IDENTITY(1,1));\nGO\n"],
    ["oracle", "CREATE TABLE a (b VARCHAR2(20));"],
    ["clickhouse", "CREATE TABLE a (b UUID) ENGINE = ReplacingMergeTree;"],
    ["unknown", "CREATE TABLE a (b integer); INSERT INTO a VALUES (1);"],
  ])("%s: %s", (dialect, text) => {
    expect(dialectOf(text).dialect).toBe(dialect);
  });
});

describe("inspectInput", () => {
  it.each([
    [
      "PGDMP\u0001\u000e",
      "a.sql is a pg_dump archive (custom format); make SQL of it with `pg_restore --file=dump.sql`.",
    ],
    ["\u001f\ufffd\b\0", "a.sql is compressed with gzip; decompress it."],
    ["\u00ff\u00feC\0R\0", "a.sql is UTF-16; save it as UTF-8."],
    ["SELECT 1;\nSELECT '\0';", "a.sql is binary: it has a NUL byte in line 2."],
    ["SELECT 'caf\ufffd';", "a.sql is not UTF-8: see line 1."],
    ["-- MySQL dump 10.13\n", "a.sql is for MySQL, not PostgreSQL: it has mysqldump's header."],
    ["PRAGMA foreign_keys=OFF;", "a.sql is for SQLite, not PostgreSQL: it has PRAGMA."],
    ["CREATE TABLE [dbo].[a] (b int)\nGO\n", "a.sql is for SQL Server, not PostgreSQL: it has [dbo]."],
    ["SELECT 1;\nSELECT 'a\n;", "a.sql is cut off or broken: unterminated quoted string, begun in line 2."],
    ["COPY a FROM stdin;\n1\n", "a.sql is cut off or broken: COPY data without its end \\., begun in line 2."],
    ["SELECT 1;\n\nCREATE TABLE a (b int,", "a.sql is cut off: the statement in line 3 has no end."],
    [
      "--\n-- PostgreSQL database dump\n--\n\nALTER TABLE a",
      "a.sql is cut off: it ends in the middle of the statement in line 5.",
    ],
    ["SELECT 1;\n<<<<<<< HEAD\n", "a.sql has a merge conflict in line 2."],
    [
      "SET standard_conforming_strings = off;\nSELECT 'a\\\\b';",
      "a.sql sets standard_conforming_strings = off and has backslashes in strings (line 2); dump it again with it on.",
    ],
  ])("refuses %j", (text, error) => {
    expect(inspectInput("a.sql", text)).toEqual({ error });
  });

  it("refuses more than 50 MB of SQL, but not of COPY data", () => {
    const row = `${"x".repeat(1023)}\n`.repeat(51 * 1024);
    expect(inspectInput("a.sql", `SELECT '${row}';`)?.error).toBe(
      "a.sql has 51 MB of SQL, more than 50 MB: give a dump of data to --data.",
    );
    expect(inspectInput("a.sql", `COPY a FROM stdin;\n${row}\\.\n`)).toBeUndefined();
  });

  it.each([
    "",
    "-- nothing\n",
    "SELECT 1",
    "\ufeffCREATE TABLE a (b int)\r\n",
    "SELECT (1; -- b",
    "\\connect a\n",
    "SET standard_conforming_strings = off; SELECT E'\\n';",
  ])("takes %j", (text) => {
    expect(inspectInput("a.sql", text)).toBeUndefined();
  });
});
