import type { CodeTable } from "../../../src/engine/transform.js";

export const schemaCodes = {
  "drizzle-d1/schema-module": {
    level: "safe",
    short: "`drizzle-orm/pg-core` → `drizzle-orm/sqlite-core`, with the names that are imported",
    help: "Imports and re-exports of `pg-core`, and the names that files take from them.",
  },
  "drizzle-d1/table": {
    level: "safe",
    short: "`pgTable` → `sqliteTable`",
    help: "The same for `pgTableCreator` and `pgView`, whose arguments stay.",
  },
  "drizzle-d1/schema-name": {
    level: "review",
    short: "`pgSchema`: the schema's name goes before the table's",
    help: "D1 has no schemas: `auth.users` becomes `auth_users`, as in the migrations that `sql-d1` writes.",
  },
  "drizzle-d1/column": {
    level: "safe",
    short: "a column of PostgreSQL → the column of D1 with the same JavaScript type",
    help: "Types are mapped as `sql-d1` maps them in migrations: see the table of types in its page.",
  },
  "drizzle-d1/column-review": {
    level: "review",
    short: "a column whose type behaves a little otherwise on D1",
    help: "What is otherwise stands in the table of types. `bigint` is read as a number, `numeric` is text that SQL does not calculate with, addresses and intervals are text.",
  },
  "drizzle-d1/codec": {
    level: "review",
    short: "`customType` that keeps the JavaScript type of a column",
    help: 'Where no builder of sqlite-core gives the type that the code knows (a timestamp in mode `"string"`, a `bigint`), a `customType` in the same file does. It stores what `sql-d1` stores.',
  },
  "drizzle-d1/enum": {
    level: "safe",
    short: "`pgEnum` → its name and values as an object; its columns → `text({ enum: … })`",
    help: "`.enumValues` and `.enumName` go on working.",
  },
  "drizzle-d1/enum-check": {
    level: "safe",
    short: "a CHECK that keeps the labels of an enum",
    help: "D1 has no enums: a CHECK on the table refuses what is no label. A new label has to be added to it too.",
  },
  "drizzle-d1/array": {
    level: "review",
    short: '`.array()` → `text({ mode: "json" })`',
    help: "The column holds JSON. Operators and functions of arrays need another form in SQL: `json_each`.",
  },
  "drizzle-d1/default": {
    level: "safe",
    short: "`.defaultNow()`, `.defaultRandom()` and defaults in SQL",
    help: "`.defaultRandom()` becomes `.$defaultFn(() => crypto.randomUUID())`: drizzle makes the value. An INSERT in SQL of your own has to give one.",
  },
  "drizzle-d1/sql": {
    level: "review",
    short: "SQL in a default, a check, an index or a generated column, translated",
    help: "The same translation that `sql-d1` makes of migrations.",
  },
  "drizzle-d1/identity": {
    level: "safe",
    short: "`serial` and identity columns → `primaryKey({ autoIncrement: true })`",
    help: "SQLite numbers rows by the integer that is the whole primary key.",
  },
  "drizzle-d1/index": {
    level: "safe",
    short: "`.using(…)`, `.concurrently()` and the order of index columns",
    help: "SQLite's indexes are B-trees. They are made at once, and have no place for NULLS FIRST or LAST and operator classes.",
  },
  "drizzle-d1/core-type": {
    level: "safe",
    short: "types of pg-core → those of sqlite-core",
    help: '`PgTable` → `SQLiteTable`, `AnyPgColumn` → `AnySQLiteColumn`, `PgDatabase<…>` → `BaseSQLiteDatabase<"async", D1Result, …>`.',
  },
  "drizzle-d1/column-type": {
    level: "manual",
    short: "a column type that D1 has nothing for",
    help: "The column stays as text, or as JSON. Vectors belong into Vectorize, full-text search into an FTS5 table, ranges into two columns.",
  },
  "drizzle-d1/sequence": {
    level: "manual",
    short: "a sequence, or a column that counts up and is not the primary key",
    help: "Only an integer that is the whole primary key counts up on D1. Give the value when you insert: `select coalesce(max(number), 0) + 1`, in the same batch.",
  },
  "drizzle-d1/row-security": {
    level: "manual",
    postgresFeature: "row-level security",
    short: "row security: policies, roles, `enableRLS`",
    help: "D1 has one user, who sees every row. What the policies allowed has to be asked in each query, e.g. `where(eq(table.userId, session.userId))`.",
  },
  "drizzle-d1/index-method": {
    level: "manual",
    postgresFeature: "GIN, GiST and HNSW indexes",
    short: "an index of a kind that D1 does not have: gin, gist, hnsw",
    help: "It is removed. Look for the queries that it was made for: full-text search is an FTS5 table, vectors are in Vectorize, and members of JSON can be indexed by an expression.",
  },
  "drizzle-d1/nulls-not-distinct": {
    level: "manual",
    short: "a unique key in which NULLs count as equal",
    help: "SQLite takes any number of NULLs. Make the column NOT NULL, or use `uniqueIndex(name).on(sql`(case when ${table.column} is null then x'00' else ${table.column} end)`)`.",
  },
  "drizzle-d1/schema-sql": {
    level: "manual",
    short: "SQL of the schema that has no form on D1",
    help: "Checks and indexes are taken out, as `sql-d1` does it; a default stays as it is, and `drizzle-kit` would hand it to D1. Write it for SQLite, or check the value in the application.",
  },
  "drizzle-d1/enum-labels": {
    level: "manual",
    short: "no CHECK could be written for an enum",
    help: "The labels are not known without running the code, or the table's extra configuration has no place for it. Add `check(name, sql`${table.column} in ('a', 'b')`)`.",
  },
  "drizzle-d1/materialized-view": {
    level: "manual",
    short: "a materialized view",
    help: "D1 has none: it is a plain view now, and `refreshMaterializedView` has nothing to do. Where the view is slow, keep a table and fill it in a cron trigger.",
  },
  "drizzle-d1/array-elements": {
    level: "manual",
    short: "an array of a type that JSON does not keep",
    help: "Dates come back from JSON as text, and bigints do not go in. Keep texts or numbers, and convert where they are used.",
  },
  "drizzle-d1/validation-schema": {
    level: "manual",
    short: "a schema of drizzle-zod or the like asks less of some columns",
    help: "Give the function the columns itself: `createInsertSchema(users, { id: z.uuid() })`. Whole numbers are asked to be safe integers now, not of 16 or 32 bits.",
  },
  "drizzle-d1/core-export": {
    level: "manual",
    short: "something of pg-core that sqlite-core has nothing for",
    help: "Rewrite the place by hand. Types of single builders (`PgUUIDBuilder`) have no one counterpart: `ReturnType<typeof text>` often does.",
  },
  "drizzle-d1/schema-unresolved": {
    level: "manual",
    short: "a place whose column or table is not known without running the code",
    help: "Convert it by hand as the rest of the schema was.",
  },
} as const satisfies CodeTable;
