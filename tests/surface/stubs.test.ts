import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";
import { stubs } from "../../src/typescript/stubs/index.js";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  esModuleInterop: true,
  strict: true,
  noEmit: true,
  types: [],
};
// The compiler inside ts-morph has no lib files on disk; those of the typescript package are the same.
const libFolder = dirname(createRequire(import.meta.url).resolve("typescript/lib/lib.d.ts"));
const libHost = ts.createCompilerHost(options);
const libraryFiles = new Map<string, ts.SourceFile | undefined>();
// Web globals that the stubs mention and that a real project has from its runtime's types.
const globals = "interface AbortSignal {}\ninterface URL { href: string }\ndeclare var console: any;";

/** A program over one module and all stubs, with nothing installed. */
function programOf(code: string): { program: ts.Program; main: ts.SourceFile } {
  const texts = new Map(
    [...new Set(Object.values(stubs))].map((stub, index) => [`/stub${String(index)}.d.ts`, stub.text]),
  );
  texts.set("/globals.d.ts", globals);
  texts.set("/main.ts", code);
  const host: ts.CompilerHost = {
    ...libHost,
    fileExists: (path) => texts.has(path),
    readFile: (path) => texts.get(path),
    directoryExists: () => false,
    getCurrentDirectory: () => "/",
    getDefaultLibFileName: () => join(libFolder, "lib.es2023.d.ts"),
    getDefaultLibLocation: () => libFolder,
    getSourceFile(path, language) {
      const text = texts.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, language, true);
      if (!libraryFiles.has(path)) libraryFiles.set(path, libHost.getSourceFile(path, language));
      return libraryFiles.get(path);
    },
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  const main = program.getSourceFile("/main.ts");
  if (!main) throw new Error("no main file");
  return { program, main };
}

function errorsOf(code: string): string[] {
  const { program } = programOf(code);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      (d) => `${d.file?.fileName ?? ""} TS${String(d.code)} ${ts.flattenDiagnosticMessageText(d.messageText, "\n")}`,
    );
}

/** Types of the variables `r1`, `r2`, … that the code declares, with the declaring class of the last call's member. */
function resultsOf(code: string): Record<string, string> {
  const { program, main } = programOf(code);
  const checker = program.getTypeChecker();
  const results: Record<string, string> = {};
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && /^r\d+$/.test(node.name.text)) {
      const type = checker.typeToString(checker.getTypeAtLocation(node), undefined, ts.TypeFormatFlags.NoTruncation);
      let owner = "";
      if (node.initializer && ts.isCallExpression(node.initializer)) {
        const declaration = checker.getResolvedSignature(node.initializer)?.declaration?.parent;
        if (declaration && (ts.isClassDeclaration(declaration) || ts.isInterfaceDeclaration(declaration))) {
          owner = `${declaration.name?.text ?? ""}: `;
        }
      }
      results[node.name.text] = owner + type;
    }
    ts.forEachChild(node, visit);
  };
  visit(main);
  return results;
}

describe("stubs", () => {
  it("stand under the name of every module they declare", () => {
    for (const [name, stub] of Object.entries(stubs)) {
      expect(stub.provides).toContain(name);
      const declared = [...stub.text.matchAll(/^declare module "([^"]+)"/gm)].map((match) => match[1]);
      expect(declared).toEqual(stub.provides);
    }
  });

  it("are free of errors by themselves", () => {
    expect(errorsOf("export {};")).toEqual([]);
  });

  it("bun:sqlite: values, types, both imports", () => {
    const code = `
      import Default, { Database, type Statement, type Changes, SQLiteError, constants } from "bun:sqlite";
      import type { SQLQueryBindings } from "bun:sqlite";
      const db = new Database("a.db", { strict: true, readonly: false });
      new Default(":memory:", constants.SQLITE_OPEN_READWRITE);
      type Row = { id: number };
      const r1 = db.query<Row, [number]>("").get(1);
      const r2 = db.prepare("").all(1, "x", null);
      const r3 = db.run("", [1, "x"]);
      const r4 = db.run("", 1, "x");
      const typed: Statement<Row> = db.query<Row, any[]>("");
      const r5 = typed.values();
      const r6 = db.query<Row, { $id: number }>("").get({ $id: 1 });
      const changes: Changes = typed.run({ $a: 1 });
      const insert = db.transaction((rows: Row[]) => { for (const row of rows) typed.run(row.id); return rows.length; });
      const r7 = insert.immediate([]);
      try { for (const row of typed) console.log(row.id); } catch (e) { if (e instanceof SQLiteError) console.log(e.code); }
      const bindings: SQLQueryBindings[] = [1];
      const r8 = typed.get(...bindings);
    `;
    expect(errorsOf(code)).toEqual([]);
    expect(resultsOf(code)).toEqual({
      r1: "Statement: Row | null",
      r2: "Statement: unknown[]",
      r3: "Database: Changes",
      r4: "Database: Changes",
      r5: "Statement: (string | number | bigint | Uint8Array<ArrayBufferLike> | null)[][]",
      r6: "Statement: Row | null",
      r7: "number",
      r8: "Statement: Row | null",
    });
  });

  it("better-sqlite3: default with and without new, namespace types, SqliteError", () => {
    const code = `
      import Database, { SqliteError } from "better-sqlite3";
      import type * as BetterSqlite3 from "better-sqlite3";
      import type { Database as Handle, Statement, RunResult } from "better-sqlite3";
      const db = new Database("a.db", { fileMustExist: true });
      const other: Database.Database = Database("b.db");
      const third: BetterSqlite3.Database = db;
      const fourth: Handle = other;
      const r1 = db.prepare("").get(1);
      const r2 = fourth.prepare<[number], { id: number }>("").all(1);
      const statement: Statement<[string]> = db.prepare("");
      const r3 = statement.run("a");
      const r4 = db.prepare<{ id: number }, { id: number }>("").get({ id: 1 });
      const r5 = db.pragma("journal_mode = WAL");
      const r6 = db.transaction((n: number) => n * 2)(1);
      const result: RunResult = r3;
      const r7 = third.prepare("").pluck().get();
      try { db.exec(""); } catch (e) { if (e instanceof SqliteError) console.log(e.code); }
    `;
    expect(errorsOf(code)).toEqual([]);
    expect(resultsOf(code)).toEqual({
      r1: "Statement: unknown",
      r2: "Statement: { id: number; }[]",
      r3: "Statement: RunResult",
      r4: "Statement: { id: number; } | undefined",
      r5: "Database: unknown",
      r6: "Transaction: number",
      r7: "Statement: unknown",
    });
  });

  it("node:sqlite", () => {
    const code = `
      import { DatabaseSync, type StatementSync } from "node:sqlite";
      const db = new DatabaseSync(":memory:");
      const statement: StatementSync = db.prepare("");
      const r1 = statement.get(1, "x");
      const r2 = statement.all({ $a: 1 }, 2);
      const r3 = statement.run();
      db.exec("");
    `;
    expect(errorsOf(code)).toEqual([]);
    expect(resultsOf(code)).toEqual({
      r1: "StatementSync: Record<string, SQLOutputValue> | undefined",
      r2: "StatementSync: Record<string, SQLOutputValue>[]",
      r3: "StatementSync: StatementResultingChanges",
    });
  });

  it("drizzle over the synchronous drivers gives rows, not promises", () => {
    const code = `
      import { Database } from "bun:sqlite";
      import BetterSqlite3 from "better-sqlite3";
      import { eq, sql } from "drizzle-orm";
      import { drizzle, type BunSQLiteDatabase } from "drizzle-orm/bun-sqlite";
      import { drizzle as drizzleBetter } from "drizzle-orm/better-sqlite3";
      import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
      const users = sqliteTable("users", {
        id: integer("id").primaryKey({ autoIncrement: true }),
        name: text("name").notNull(),
        note: text(),
        role: text({ enum: ["a", "b"] }).notNull().default("a"),
        at: integer("at", { mode: "timestamp" }).notNull(),
      });
      const db: BunSQLiteDatabase<{ users: typeof users }> = drizzle(new Database(), { schema: { users } });
      const r1 = db.select().from(users).where(eq(users.id, 1)).all();
      const r2 = db.select({ id: users.id, n: sql<number>\`1\` }).from(users).get();
      const r3 = db.insert(users).values({ name: "x", at: new Date() }).run();
      const r4 = db.insert(users).values([{ name: "x", at: new Date() }]).returning({ id: users.id }).get();
      const r5 = db.update(users).set({ note: null }).where(eq(users.id, 1)).returning().all();
      const r6 = db.query.users.findFirst({ where: eq(users.id, 1) }).sync();
      const r7 = db.transaction((tx) => tx.delete(users).where(eq(users.id, 1)).returning({ id: users.id }).all());
      const r8 = db.get<{ n: number }>(sql\`select 1 as n\`);
      const better = drizzleBetter(new BetterSqlite3("x"), { schema: { users } });
      const r9 = better.delete(users).run();
      const r10 = better.select().from(users).values();
      const r11 = db.select().from(users).prepare().get({ id: 1 });
      better.$client.exec("");
    `;
    expect(errorsOf(code)).toEqual([]);
    const user = `RowOf<BuildColumns<{ id: SQLiteColumnBuilder<number, true, true>; name: SQLiteColumnBuilder<string, true, false>; note: SQLiteColumnBuilder<string, false, false>; role: SQLiteColumnBuilder<"a" | "b", true, true>; at: SQLiteColumnBuilder<Date, true, false>; }>>`;
    expect(resultsOf(code)).toEqual({
      r1: `SQLiteSelectBase: ${user}[]`,
      r2: "SQLiteSelectBase: SelectedRow<{ id: SQLiteColumn<number, true, true>; n: SQL<number>; }> | undefined",
      r3: "SQLiteInsertBase: void",
      r4: "SQLiteInsertBase: SelectedRow<{ id: SQLiteColumn<number, true, true>; }>",
      r5: `SQLiteUpdateBase: ${user}[]`,
      r6: `SQLiteSyncRelationalQuery: (${user} & { [relation: string]: any; }) | undefined`,
      r7: "BaseSQLiteDatabase: SelectedRow<{ id: SQLiteColumn<number, true, true>; }>[]",
      r8: "BaseSQLiteDatabase: { n: number; }",
      r9: "SQLiteDeleteBase: RunResult",
      r10: "SQLiteSelectBase: unknown[][]",
      r11: `SQLitePreparedQuery: ${user} | undefined`,
    });
  });

  it("drizzle on D1 gives promises of the same rows", () => {
    const code = `
      import { env } from "cloudflare:workers";
      import { eq, sql } from "drizzle-orm";
      import { drizzle } from "drizzle-orm/d1";
      import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
      declare global { namespace Cloudflare { interface Env { DB: D1Database } } }
      const users = sqliteTable("users", { id: integer("id").primaryKey(), name: text("name").notNull() });
      const db = drizzle(env.DB, { schema: { users } });
      const r1 = db.select({ id: users.id }).from(users).get();
      const r2 = db.insert(users).values({ name: "x" }).run();
      const r3 = db.query.users.findMany();
      const r4 = db.batch([db.insert(users).values({ name: "x" }), db.select({ id: users.id }).from(users)]);
      const r5 = env.DB.prepare("").bind(1).first<{ id: number }>();
      const r6 = env.DB.prepare("").all();
      async function f() { const row = await r1; return row?.id.toFixed(); }
    `;
    expect(errorsOf(code)).toEqual([]);
    expect(resultsOf(code)).toMatchObject({
      r1: "SQLiteSelectBase: Promise<SelectedRow<{ id: SQLiteColumn<number, true, true>; }> | undefined>",
      r2: "SQLiteInsertBase: Promise<D1Result<unknown>>",
      r5: "D1PreparedStatement: Promise<{ id: number; } | null>",
      r6: "D1PreparedStatement: Promise<D1Result<Record<string, unknown>>>",
    });
  });

  it("drizzle on PostgreSQL: rows of queries, results of execute() by driver", () => {
    const code = `
      import { Pool } from "pg";
      import postgres from "postgres";
      import { neon } from "@neondatabase/serverless";
      import { eq, sql } from "drizzle-orm";
      import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
      import { drizzle as drizzleJs } from "drizzle-orm/postgres-js";
      import { drizzle as drizzleNeon } from "drizzle-orm/neon-http";
      import { migrate } from "drizzle-orm/postgres-js/migrator";
      import { boolean, index, jsonb, pgEnum, pgTable, serial, text, timestamp, uuid, varchar } from "drizzle-orm/pg-core";
      const role = pgEnum("role", ["a", "b"]);
      const users = pgTable("users", {
        id: serial("id").primaryKey(),
        name: varchar("name", { length: 20 }).notNull(),
        role: role("role").notNull(),
        key: uuid().defaultRandom().notNull(),
        tags: text("tags").array(),
        data: jsonb("data").$type<{ a: number }>(),
        on: boolean("on").default(true).notNull(),
        at: timestamp("at", { withTimezone: true, mode: "string" }).defaultNow().notNull(),
      }, (table) => [index("by_name").using("btree", table.name.asc())]);
      const db: NodePgDatabase<{ users: typeof users }> = drizzle(new Pool({ max: 1 }), { schema: { users } });
      const r1 = db.select().from(users).where(eq(users.id, 1));
      const r2 = db.insert(users).values({ name: "x", role: "a" }).returning({ id: users.id });
      const r3 = db.execute<{ n: number }>(sql\`select 1 as n\`);
      const client = postgres("postgres://x", { max: 1 });
      const other = drizzleJs(client, { schema: { users } });
      const r4 = other.execute<{ n: number }>(sql\`select 1 as n\`);
      const r5 = other.transaction(async (tx) => tx.query.users.findFirst());
      const r6 = migrate(other, { migrationsFolder: "x" });
      const r7 = client\`select 1\`;
      const r8 = drizzleNeon(neon("")).select({ id: users.id, n: sql<number>\`1\` }).from(users);
      const r9 = db.delete(users);
      async function f() {
        const [row] = await r1;
        const r10 = row!;
        return [(await r3).rows[0]?.n.toFixed(), (await r4)[0]?.n.toFixed(), (await r4).count, (await r9).rowCount];
      }
    `;
    expect(errorsOf(code)).toEqual([]);
    const user = `RowOf<BuildColumns<{ id: PgColumnBuilder<number, true, true>; name: PgColumnBuilder<string, true, false>; role: PgColumnBuilder<"a" | "b", true, false>; key: PgColumnBuilder<string, true, true>; tags: PgColumnBuilder<string[], false, false>; data: PgColumnBuilder<{ a: number; }, false, false>; on: PgColumnBuilder<boolean, true, true>; at: PgColumnBuilder<string, true, true>; }>>`;
    expect(resultsOf(code)).toEqual({
      r1: expect.stringMatching(/^PgSelectBase: (?:Omit<)?PgSelectBase</) as string,
      r2: expect.stringMatching(/^PgInsertBase: PgInsertBase</) as string,
      r3: "PgDatabase: PgRaw<ResultOf<{ n: number; }>>",
      r4: "PgDatabase: PgRaw<ResultOf<{ n: number; }>>",
      r5: expect.stringMatching(/^PgDatabase: Promise</) as string,
      r6: "Promise<void>",
      r7: "PendingQuery<Row[]>",
      r8: expect.stringMatching(/^PgSelectBuilder: PgSelectBase</) as string,
      r9: expect.stringMatching(/^PgDatabase: PgDeleteBase</) as string,
      r10: user,
    });
  });

  it.each(["bun:test", "vitest", "@jest/globals"])("%s: callbacks may be async, toThrow resolves", (name) => {
    const code = `
      import { afterAll, beforeEach, describe, expect, it, test } from "${name}";
      describe("a", () => {
        beforeEach(async () => {});
        afterAll(() => {});
        it("b", async () => {
          expect(() => 1).toThrow("x");
          await expect(Promise.resolve(1)).rejects.toThrow();
          expect([1]).not.toEqual(expect.arrayContaining([2]));
        });
        test.skip("c", () => {});
      });
      const r1 = expect(() => 1).toThrow();
      const r2 = expect(Promise.resolve(1)).rejects.toThrow();
    `;
    expect(errorsOf(code)).toEqual([]);
    expect(resultsOf(code)).toEqual({ r1: "MatcherCalls: void", r2: "MatcherCalls: Promise<void>" });
  });

  it("node:test", () => {
    const code = `
      import test, { describe, it, before, beforeEach, mock } from "node:test";
      describe("a", async () => { before(async () => {}); it("b", async (t) => { await t.test("c", () => {}); }); });
      test("x", { skip: true }, async () => {});
      beforeEach(() => mock.reset());
    `;
    expect(errorsOf(code)).toEqual([]);
  });
});
