import type { CodeTable } from "../../src/engine/transform.js";
import { cascadeCodes } from "../../src/typescript/cascade/codes.js";

/** Every code of the transform: what it means, and what to do where it is a finding. */
export const codes = {
  ...cascadeCodes("d1-async"),
  "d1-async/binding": {
    level: "safe",
    short: "the database is the D1 binding",
    help: "`new Database(path)` becomes `env.DB`. The binding stands in the wrangler config; its data lives in D1, not in the file.",
  },
  "d1-async/import": {
    level: "safe",
    short: "import of the synchronous library replaced",
    help: "Nothing in the file uses the library any more. `env` from `cloudflare:workers` gives the binding without a change to any signature.",
  },
  "d1-async/type": {
    level: "safe",
    short: "type of the synchronous library → its D1 counterpart",
    help: "`Database` → `D1Database`, `Statement` → `D1PreparedStatement`, `Changes`/`RunResult` → `D1Result`.",
  },
  "d1-async/query": {
    level: "safe",
    short: "query on the D1 API",
    help: "`stmt.get(x)` → `await stmt.bind(x).first()`, `stmt.all(x)` → `(await stmt.bind(x).all()).results`, `stmt.run(x)` → `await stmt.bind(x).run()`, `db.run(sql, x)` → `await db.prepare(sql).bind(x).run()`.",
  },
  "d1-async/result": {
    level: "safe",
    short: "`.changes` and `.lastInsertRowid` of a D1 result",
    help: "They are `meta.changes` and `meta.last_row_id`. `meta.changes` also counts rows that triggers changed.",
  },
  "d1-async/named-parameters": {
    level: "safe",
    short: "named parameters → numbered ones",
    help: "D1 binds by position only. `$id`, `:id` and `@id` become `?1`, `?2`, … and the values follow in that order.",
  },
  "d1-async/undefined-parameter": {
    level: "safe",
    short: "a value that may be undefined is bound as null",
    help: "The synchronous libraries bind `undefined` as NULL; D1's `bind` throws.",
  },
  "d1-async/bigint-parameter": {
    level: "review",
    short: "a bigint is bound as a number",
    help: 'D1 takes no bigint. `Number(x)` is exact up to 2^53. A value that may be something else is asked first: `typeof x === "bigint"`.',
  },
  "d1-async/text-parameter": {
    level: "review",
    short: "a number that goes into text is bound as a string",
    help: "D1 binds every JavaScript number as REAL, so 5 would become '5.0' in a TEXT column or a concatenation.",
  },
  "d1-async/pragma": {
    level: "safe",
    short: "PRAGMA that D1 refuses, or has on anyway, removed",
    help: "D1 sets journal mode, synchronous and the like itself and refuses to change them. Foreign keys are always on.",
  },
  "d1-async/close": {
    level: "safe",
    short: "close and finalize removed",
    help: "A D1 binding is never closed, and its statements need no finalizing.",
  },
  "d1-async/schema-to-migration": {
    level: "safe",
    short: "schema set-up moved to a migration file",
    help: "`CREATE TABLE` and the like run once, by `wrangler d1 migrations apply`, not at every start.",
  },
  "d1-async/batch": {
    level: "review",
    short: "transaction → batch",
    help: "D1 runs the statements of `batch()` in order in one transaction, and rolls all of them back if one fails. Code between the statements now runs before the first of them.",
  },
  "d1-async/handle-check": {
    level: "review",
    short: '`instanceof Database` → `typeof … === "object"`',
    help: "A D1 binding has no class to ask for. The other types that the value can have are not objects, so this tells them apart.",
  },
  "d1-async/error-code": {
    level: "review",
    short: "check of an SQLite error code → check of the message",
    help: "D1 throws a plain `Error`. Its message ends in the SQLite code: `D1_ERROR: UNIQUE constraint failed: user.email: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_UNIQUE)`.",
  },
  "d1-async/error-property": {
    level: "manual",
    short: "use of an error's SQLite code",
    help: "D1 throws a plain `Error` without `code`: look for the code in `error.message`, e.g. `SQLITE_CONSTRAINT_UNIQUE`.",
  },
  "d1-async/multi-statement": {
    level: "review",
    short: "several statements in one call",
    help: "`db.exec` of D1 splits at line ends. `db.prepare(sql).run()` runs all statements of the text; locally verified, not documented for production.",
  },
  "d1-async/sequential": {
    level: "review",
    short: "interactive transaction → its statements one after the other",
    help: "The wrapper `db.transaction(…)` has no counterpart. What it did is left in order, but it is not atomic; see `d1-async/interactive-transaction`.",
  },
  "d1-async/interactive-transaction": {
    level: "manual",
    short: "the transaction reads, or needs a result, before it writes",
    help: "D1 has no interactive transactions, only `batch()` of statements that are known beforehand. The converted code runs its statements one after the other: it is **not atomic** until you rewrite it. Often one statement does it (`UPDATE … WHERE id = (SELECT …) RETURNING *`, `INSERT … ON CONFLICT`), or reads first and then one `batch()`; else a Durable Object with SQLite storage, whose `transactionSync` is interactive.",
  },
  "d1-async/last-change": {
    level: "manual",
    short: "SQL that asks what the connection changed last",
    help: "Between two calls D1 may run those of other requests, so `last_insert_rowid()` and `changes()` in a call of their own may tell of another change. Read `meta.last_row_id` and `meta.changes` of the write's own result, or put both statements into one `batch()`, which nothing comes between.",
  },
  "d1-async/check-then-write": {
    level: "note",
    short: "a query decides about a later write, and other requests may come between",
    help: "Synchronous code ran both without a break. Now each is awaited, so two requests can both find that a name is free, and both write it. Let the database decide: a UNIQUE index and `ON CONFLICT`, the condition inside the write (`UPDATE … WHERE stock > 0 RETURNING …`), statements of one `batch()`, or a Durable Object.",
  },
  "d1-async/transaction-statement": {
    level: "manual",
    short: "BEGIN, COMMIT, SAVEPOINT as SQL",
    help: "D1 refuses transaction statements. Collect the statements between them and run them with `db.batch([...])`.",
  },
  "d1-async/refused-sql": {
    level: "manual",
    short: "SQL that D1 refuses",
    help: "D1 has no ATTACH, VACUUM, temporary tables or loadable extensions. A second database is a binding of its own; D1 looks after its file itself.",
  },
  "d1-async/conditional-schema": {
    level: "manual",
    short: "schema change that depended on the state of the database",
    help: "The migration holds what a fresh database needs. If you import an existing database, check what it already has: `wrangler d1 migrations` runs each file once.",
  },
  "d1-async/dynamic-schema": {
    level: "manual",
    short: "schema change that stays in the code",
    help: "Its SQL is made at run time, or code around it drops tables, which may happen on purpose. Where it is needed once, write the statement into a file of the migrations folder, and remove it here. Tables that are made again and again at run time may stay, but a Worker is better off with one table and a column more.",
  },
  "d1-async/unsupported-pragma": {
    level: "manual",
    short: "PRAGMA without a counterpart on D1",
    help: "D1 refuses this PRAGMA. For `user_version` keep the version in a table of your own, or leave versions to `wrangler d1 migrations`.",
  },
  "d1-async/several-databases": {
    level: "manual",
    short: "cannot tell whether two databases are the same",
    help: "The paths are computed, or one class opens both, so both became the same binding. If they are different databases, give each a binding of its own in the wrangler config and use `env.<BINDING>` here.",
  },
  "d1-async/memory-database": {
    level: "manual",
    short: "in-memory database",
    help: "D1 keeps its data. A database that is meant to be empty at every start has no counterpart: clear its tables, or hold the data in a Map. In tests use `@cloudflare/vitest-plugin`, which gives each test file a fresh D1.",
  },
  "d1-async/unsupported-member": {
    level: "manual",
    short: "member without a counterpart on D1",
    help: "See the coverage table in docs/d1-async-coverage.md for what each member became and why some cannot.",
  },
  "d1-async/test-database": {
    level: "manual",
    short: "tests that open a database",
    help: "`cloudflare:workers` exists only in the Workers runtime. Run these tests with `@cloudflare/vitest-plugin`, which gives each test file a fresh D1, or mock the module and put a database of miniflare behind it.",
  },
  "d1-async/database-options": {
    level: "note",
    short: "options of the database dropped",
    help: "A D1 binding takes no options. Read-only access is a matter of who has the binding; integers always come as numbers.",
  },
  "d1-async/context-getter": {
    level: "review",
    short: "database of a Next.js module → function that asks for the binding",
    help: "`getCloudflareContext()` works only while a request is handled. So the constant became `() => getCloudflareContext().env.DB`, and each use of it a call: `db.prepare(…)` → `db().prepare(…)`.",
  },
  "d1-async/context-at-module-scope": {
    level: "manual",
    short: "the binding is needed while the module loads",
    help: "In a Next.js project `getCloudflareContext()` throws outside of a request. Turn the constant into a function, `export const db = () => getCloudflareContext().env.DB`, and call it where it is used.",
  },
  "d1-async/handle-escapes": {
    level: "manual",
    short: "the database is handed to code that expects the synchronous library",
    help: "The callee is not part of your project, and works with the synchronous client. Look for its D1 adapter.",
  },
  "d1-async/unproven-receiver": {
    level: "manual",
    short: "looks like a query, but the database behind it could not be proven",
    help: "The receiver has no type that leads to a SQLite library, or its import leads to no file. If it is one, give it its type (or install the package whose types are missing) and run again; else ignore this.",
  },
  "d1-async/unresolved-parameters": {
    level: "manual",
    short: "cannot tell the bound values apart",
    help: "D1 binds by position: rewrite the SQL to `?1, ?2, …` and give the values in that order, `.bind(a, b)`.",
  },
  "d1-async/real-binding": {
    level: "manual",
    short: "a number bound as REAL changes the result",
    help: "D1 binds every JavaScript number as REAL: `?/2` with 7 gives 3.5, `json_array(?)` gives `[5.0]`. Write `CAST(? AS INTEGER)` in the SQL where whole numbers are meant.",
  },
  "d1-async/foreign-keys": {
    level: "manual",
    short: "foreign keys are checked now",
    help: "SQLite checks foreign keys only after `PRAGMA foreign_keys = ON`, which the program does not say; D1 always checks them. Writes that break one now fail, and ON DELETE actions happen.",
  },
  "d1-async/indirect-changes": {
    level: "manual",
    short: "the number of changed rows is larger on D1",
    help: "`meta.changes` also counts rows that triggers and foreign key actions (ON DELETE CASCADE) changed. Where the number matters, count with `RETURNING`, or before the write.",
  },
  "d1-async/parameter-limit": {
    level: "manual",
    limit: "d1-parameters",
    short: "a list may have more values than D1 takes in one statement",
    help: "D1 takes 100 bound parameters. Split the list, or bind it as one JSON text: `WHERE id IN (SELECT value FROM json_each(?))` with `JSON.stringify(ids)`.",
  },
  "d1-async/blob-result": {
    level: "manual",
    short: "a BLOB comes back as an array of numbers",
    help: "Where the libraries give a `Uint8Array`, D1 gives `number[]`: `new Uint8Array(row.data)`.",
  },
  "d1-async/drizzle-driver": {
    level: "safe",
    short: "drizzle's synchronous driver → drizzle-orm/d1",
    help: "`drizzle-orm/bun-sqlite` and `drizzle-orm/better-sqlite3` → `drizzle-orm/d1`, `BunSQLiteDatabase` and `BetterSQLite3Database` → `DrizzleD1Database`. The function of a transaction is given the database itself, so the type of its parameter becomes the type of the database.",
  },
  "d1-async/drizzle-migrate": {
    level: "safe",
    short: "drizzle's migrate() removed",
    help: "`wrangler d1 migrations apply` runs the files of the folder. A database that drizzle migrated before has its list in `__drizzle_migrations`, wrangler's is in `d1_migrations`: for data that you import, write the names of the files that already ran into the latter.",
  },
  "d1-async/drizzle-migrations-folder": {
    level: "manual",
    short: "cannot tell the folder of drizzle's migrations",
    help: "Name the folder as `migrations_dir` of the D1 binding in the wrangler config, relative to that file.",
  },
  "d1-async/drizzle-rollback": {
    level: "manual",
    short: "rollback of a drizzle transaction",
    help: "D1 has no interactive transactions, so nothing can be taken back. Check before the first write, and throw there.",
  },
  "d1-async/drizzle-construction": {
    level: "manual",
    short: "drizzle() whose database could not be told",
    help: "On D1 it is `drizzle(env.DB, { schema, … })`, the binding first and the options after it.",
  },
  "d1-async/drizzle-config": {
    level: "note",
    short: "drizzle-kit config of a local file",
    help: '`drizzle-kit generate` works as before; `wrangler d1 migrations apply` runs its folder, named as `migrations_dir` of the binding. For `drizzle-kit studio`, `push` and `pull` on the remote database add `driver: "d1-http"` and `dbCredentials: { accountId, databaseId, token }`.',
  },
  "d1-async/component-caller": {
    level: "manual",
    short: "component that uses what became asynchronous",
    help: "The script inside a `.svelte`, `.vue` or `.astro` file is not analysed. Look for calls of the functions that became async, and await them.",
  },
  "d1-async/outside-paths": {
    level: "manual",
    short: "use of the library outside the edited paths",
    help: "The file is part of the same program but not of the paths of this run. Run again with a wider path.",
  },
  "d1-async/remaining-import": {
    level: "manual",
    short: "the library is still imported",
    help: "Workers have no such module: a build that reaches the import fails. Where the type of what is imported is `any`, give it one (`import type`) and run again; else replace its uses by the D1 binding, and remove the import.",
  },
} as const satisfies CodeTable;
