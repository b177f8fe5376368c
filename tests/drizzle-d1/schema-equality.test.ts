import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Difference } from "../../src/sql/facts/difference.js";
import type { SqliteFacts, TableFacts } from "../../src/sql/facts/schema-facts.js";
import { splitPostgres } from "../../src/sql/postgres/split.js";
import { applyOutput } from "../../src/verify/apply.js";
import type { OutputFile } from "../../src/verify/migration-files.js";
import { readD1Facts } from "../../src/verify/read-facts.js";
import { type Engines, verifyMigrations } from "../../src/verify/verify.js";
import { choicesOf, type DrizzleOptions } from "../../transforms/drizzle-d1/options.js";
import sqlD1 from "../../transforms/sql-d1/index.js";
import { casesOf, type FixtureCase } from "../fixtures/fixture-case.js";
import { runTransform } from "../fixtures/transform-run.js";
import { repositoryRoot } from "../runtimes/install.js";
import { startEngines, stopEngines } from "../verify/engines.js";

/*
 * The schema of each case, made by drizzle-kit from `before/` on PostgreSQL and from `after/` on D1, and by sql-d1 from the
 * first: all three have to be the same.
 */

type Module = Readonly<Record<string, unknown>>;

interface Kit {
  generateDrizzleJson(schema: Module): Module;
  generateMigration(before: Module, after: Module): Promise<string[]>;
  generateSQLiteDrizzleJson(schema: Module): Promise<Module>;
  generateSQLiteMigration(before: Module, after: Module): Promise<string[]>;
}

const kit = createRequire(import.meta.url)("drizzle-kit/api") as Kit;

/** Cases that make no database, with the reason. */
const notRun: Readonly<Record<string, string>> = {
  "schema-deno": "its imports are Deno's",
  "schema-look-alikes": "it declares functions that are not there",
  "schema-unresolved": "a person has to finish it first",
  "schema-validation": "its packages are not installed",
  "schema-vectors": "PGlite has no vector and no PostGIS",
  "schema-workspace": "its packages are not installed",
};

type Declared = Pick<Difference, "code" | "table"> & { readonly subject?: string; readonly because: string };

/** What is meant to be otherwise than on PostgreSQL. What is declared but does not occur fails the test. */
const differences: Readonly<Record<string, readonly Declared[]>> = {
  "schema-checks": [
    {
      code: "check-missing",
      table: "people",
      subject: "people_email",
      because: "D1 has no regular expressions: a finding",
    },
    { code: "row-accepted", table: "people", subject: "(people_email)", because: "the same" },
  ],
  "schema-indexes": [
    {
      code: "index-missing",
      table: "articles",
      subject: "expression over published_at, deleted_at",
      because: "drizzle-kit would cut it at its comma: a finding",
    },
  ],
  "schema-nulls-not-distinct": [
    {
      code: "row-accepted",
      table: "rooms",
      subject: "NULL twice in alias",
      because: "a key of one column that takes NULL: a finding",
    },
  ],
  "schema-half-migrated": [{ code: "table-extra", table: "fresh", because: "it was SQLite's before" }],
  "schema-other-dialects": [{ code: "table-extra", table: "cache", because: "it was SQLite's before" }],
  "schema-serial": [
    { code: "default", table: "invoices", subject: "number", because: "only a key counts up on D1: a finding" },
    { code: "row-refused", table: "invoices", subject: "a row of defaults", because: "the same" },
  ],
};

/** Where sql-d1 can do what drizzle-kit cannot. Each has a finding. */
const otherThanSqlD1: Readonly<Record<string, string>> = {
  "schema-indexes": "an index over coalesce(a, b)",
  "schema-nulls-not-distinct": "a column's own unique key, made an expression",
};

/** `.defaultRandom()` is made by drizzle, not by the database: an INSERT of SQL has to give the value. */
function isMadeByDrizzle({ code, postgres, d1 }: Difference, all: readonly Difference[]): boolean {
  if (code === "default") return postgres === "uuid" && d1 === "none";
  const column = /^NOT NULL constraint failed: (\S+)$/.exec(d1 ?? "")?.[1];
  return (
    code === "row-refused" &&
    all.some((other) => isMadeByDrizzle(other, []) && `${other.table}.${other.subject}` === column)
  );
}

const cases = casesOf(path.join(repositoryRoot, "__testfixtures__", "drizzle-d1")).filter(
  ({ name }) => name.startsWith("schema-") && !Object.hasOwn(notRun, name),
);

describe("drizzle-kit on after/ makes what before/ is on PostgreSQL, and what sql-d1 makes of it", () => {
  let engines: Engines;
  beforeAll(async () => {
    engines = await startEngines();
  }, 180_000);
  afterAll(() => stopEngines(engines));

  test.each(cases)("$name", async (fixture) => {
    const schema = await modulesOf(fixture, "before");
    const statements = await kit.generateMigration(kit.generateDrizzleJson({}), kit.generateDrizzleJson(schema));
    const made = await kit.generateSQLiteMigration(
      await kit.generateSQLiteDrizzleJson({}),
      await kit.generateSQLiteDrizzleJson(await modulesOf(fixture, "after")),
    );
    // drizzle-kit leaves extensions to the user.
    const extensions = statements.some((text) => text.includes("citext")) ? ["CREATE EXTENSION citext;"] : [];
    const postgres = [...extensions, ...statements].join("\n--> statement-breakpoint\n");
    const output: OutputFile = { path: "after.sql", text: made.join("\n--> statement-breakpoint\n") };
    const choices = choicesOf({ ...defaults, ...fixture.options } as DrizzleOptions);
    const input = { path: "migrations/0000_before.sql", statements: splitPostgres(postgres) };
    const verification = await verifyMigrations([input], [output], choices, engines);

    const declared = differences[fixture.name] ?? [];
    const found = verification.differences.filter((item) => !isMadeByDrizzle(item, verification.differences));
    const isMeant = (item: Difference, meant: Declared): boolean =>
      item.code === meant.code && item.table === meant.table && item.subject.includes(meant.subject ?? "");
    expect(found.filter((item) => !declared.some((meant) => isMeant(item, meant)))).toEqual([]);
    expect(declared.filter((meant) => !found.some((item) => isMeant(item, meant)))).toEqual([]);
    expect([...verification.d1.failures, ...verification.postgres.failures]).toEqual([]);
    expect(verification.facts.compared).toBeGreaterThan(0);

    const translated = await migrationsOfSqlD1(postgres, fixture);
    const ours = await factsOf([output], engines);
    const theirs = await factsOf(translated, engines);
    const added = declared.filter(({ code }) => code === "table-extra").map(({ table }) => table);
    if (Object.hasOwn(otherThanSqlD1, fixture.name)) expect(described(ours, added)).not.toEqual(described(theirs));
    else expect(described(ours, added)).toEqual(described(theirs));
  });
});

const defaults = { timestamps: "milliseconds", numeric: "text" };

/** Everything that the modules of a project export: what drizzle-kit reads. */
async function modulesOf({ folder }: FixtureCase, side: "before" | "after"): Promise<Module> {
  const root = path.join(folder, side);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.[jt]s$/.test(name) && !name.endsWith(".d.ts") && !name.includes("node_modules"),
  );
  const all: Record<string, unknown> = {};
  for (const file of files.sort()) {
    const loaded = (await import(path.join(root, file))) as Module;
    for (const [name, value] of Object.entries(loaded)) all[`${file}:${name}`] = value;
  }
  return all;
}

async function migrationsOfSqlD1(text: string, { options }: FixtureCase): Promise<OutputFile[]> {
  const journal = { version: "7", dialect: "postgresql", entries: [{ idx: 0, tag: "0000_before", breakpoints: true }] };
  const before = new Map([
    ["migrations/0000_before.sql", Buffer.from(text)],
    ["migrations/meta/_journal.json", Buffer.from(JSON.stringify(journal))],
  ]);
  const { after } = await runTransform(sqlD1, before, { ...(options && { options }), install: false });
  return [...after]
    .filter(([name]) => name.startsWith("migrations-d1/") && name.endsWith(".sql"))
    .map(([name, content]) => ({ path: name, text: content.toString() }));
}

async function factsOf(outputs: readonly OutputFile[], { d1 }: Engines): Promise<SqliteFacts> {
  const database = await d1.open();
  for (const output of outputs) await applyOutput(database, output);
  return readD1Facts(database);
}

/** The facts of a D1 database as text that can be compared. Names of indexes and the order of columns do not count. */
function described({ tables, views }: SqliteFacts, without: readonly string[] = []): Record<string, unknown> {
  const compared = [...tables].filter(([name]) => !without.includes(name)).sort(byName);
  return {
    tables: Object.fromEntries(compared.map(([name, table]) => [name, describedTable(table)])),
    views: [...views.keys()].sort(),
  };
}

function describedTable({ columns, primaryKey, uniques, indexes, foreignKeys, checks }: TableFacts) {
  const key = (parts: readonly unknown[]): string => JSON.stringify(parts);
  return {
    columns: Object.fromEntries(
      columns.map((column) => [
        column.name,
        [column.storage, column.notNull ? "not null" : "null", describedDefault(column.default, primaryKey)].join(" "),
      ]),
    ),
    primaryKey,
    uniques: uniques.map((item) => key([item.columns, item.expression, item.partial])).sort(),
    indexes: indexes.map((item) => key([item.columns, item.expression, item.partial])).sort(),
    foreignKeys: foreignKeys
      .map((item) => key([item.columns, item.table, item.references, item.onDelete, item.onUpdate]))
      .sort(),
    checks: checks.map(({ columns: names, strings }) => key([[...names].sort(), [...strings].sort()])).sort(),
  };
}

function describedDefault(facts: TableFacts["columns"][number]["default"], primaryKey: readonly string[]): string {
  // Only drizzle makes random values: the database of sql-d1 has an expression for them.
  if (facts.kind === "uuid") return "none";
  // Every lone integer key counts in SQLite; sql-d1 declares it as INT where PostgreSQL's does not.
  if (facts.kind === "counts" && primaryKey.length === 1) return "none";
  return facts.kind === "constant" ? `constant ${String(readable(facts.value))}` : facts.kind;
}

const readable = (value: unknown): unknown => (typeof value === "object" ? JSON.stringify(value) : value);

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
