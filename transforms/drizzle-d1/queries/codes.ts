import type { CodeTable } from "../../../src/engine/transform.js";

export const queryCodes = {
  "drizzle-d1/sql-template": {
    level: "review",
    short: "SQL in `sql` templates → SQLite's form",
    help: "The text is translated as the migrations are, what is interpolated stays in place. Times are numbers (or text) as `--timestamps` says; casts that change nothing on D1 go.",
  },
  "drizzle-d1/ilike": {
    level: "review",
    short: "`ilike` → `like`",
    help: "LIKE of SQLite ignores the case of the letters A to Z, and of no others. It knows no escape character: a backslash in the pattern stands for itself. D1 takes patterns of 50 bytes.",
  },
  "drizzle-d1/like": {
    level: "review",
    short: "`like` with a constant pattern → GLOB",
    help: "LIKE of PostgreSQL tells upper from lower case; on SQLite GLOB does, with `*` and `?`.",
  },
  "drizzle-d1/null-order": {
    level: "review",
    short: "the order of a column that may be NULL says where NULL goes",
    help: "PostgreSQL sorts NULL after all values, SQLite before them. The order is written out, so that it stays.",
  },
  "drizzle-d1/array-operator": {
    level: "review",
    short: "array operators → `json_each`",
    help: "Arrays are JSON texts on D1; `json_each` gives their elements as rows.",
  },
  "drizzle-d1/execute": {
    level: "review",
    short: "`db.execute()` → `db.all()` or `db.run()`",
    help: "`all()` gives an array of rows, `run()` a `D1Result` with `meta.changes`. Rows are as SQLite has them: a time is a number or text, a truth value 1 or 0, JSON a text.",
  },
  "drizzle-d1/changes": {
    level: "review",
    short: "`.rowCount`, `.count` → `.meta.changes`",
    help: "The result of a write on D1 is a `D1Result`. Rows that triggers change are counted as well.",
  },
  "drizzle-d1/bound-value": {
    level: "review",
    short: "a value in raw SQL is encoded for D1",
    help: "D1 binds no `Date`, bigint or object. In `eq()` and its like the column encodes the value; in a `sql` template nothing does.",
  },
  "drizzle-d1/raw-result": {
    level: "review",
    short: "a truth value or JSON that raw SQL gives is mapped",
    help: "SQLite gives 1 and 0 for truth values, and JSON as text. `.mapWith()` makes of it what the template says it gives.",
  },
  "drizzle-d1/row-locks": {
    level: "review",
    short: "`.for('update')` goes",
    help: "D1 has no row locks: it runs one statement at a time. What the lock kept together across statements is no longer kept together; put the condition into the UPDATE itself.",
  },
  "drizzle-d1/prepare-name": {
    level: "safe",
    short: "`.prepare('name')` → `.prepare()`",
    help: "Prepared queries have no names on SQLite.",
  },
  "drizzle-d1/overriding": {
    level: "safe",
    short: "`.overridingSystemValue()` goes",
    help: "SQLite takes a given value for a key that counts by itself.",
  },
  "drizzle-d1/batch": {
    level: "review",
    short: "transaction → batch",
    help: "D1 runs the statements of `batch()` in order in one transaction, and takes all of them back if one fails. Code between the statements now runs before the first of them.",
  },
  "drizzle-d1/sequential": {
    level: "review",
    short: "interactive transaction → its statements one after the other",
    help: "`db.transaction()` fails on D1. What it did is left in order, but it is not atomic; see `drizzle-d1/interactive-transaction`.",
  },
  "drizzle-d1/error-code": {
    level: "review",
    short: "SQLSTATE of an error → D1's message",
    help: "D1's errors have no code: their message says `UNIQUE constraint failed: users.email`. From drizzle-orm 0.44 on the error of D1 is the `cause` of the one that is thrown.",
  },
  "drizzle-d1/relational-callback": {
    level: "review",
    short: "relational queries: objects → callbacks (`--rqb callbacks`)",
    help: "`where: { id: { eq: 1 } }` is written as `where: (t, { eq }) => eq(t.id, 1)`, for a drizzle-orm without the second version of relational queries.",
  },
  "drizzle-d1/relational-version": {
    level: "manual",
    short: "callbacks, and an installed drizzle-orm that takes objects",
    help: "`--rqb callbacks` is for a drizzle-orm before version 1, with `relations()`. Install that version, then type-check; or leave the option out: object conditions work on D1.",
  },
  "drizzle-d1/query-import": {
    level: "safe",
    short: "imports of what converted queries use",
    help: "Names of `drizzle-orm` come and go with their uses.",
  },
  "drizzle-d1/interactive-transaction": {
    level: "manual",
    postgresFeature: "interactive transactions",
    short: "the transaction reads, or needs a result, before it writes",
    help: "D1 has no interactive transactions, only `batch()` of statements that are known beforehand. The converted code runs its statements one after the other: it is **not atomic** until you rewrite it. Often one statement does it (`UPDATE … WHERE … RETURNING`, `INSERT … ON CONFLICT`), or reads first and then one `batch()`; else a Durable Object with SQLite storage, whose `transactionSync` is interactive.",
  },
  "drizzle-d1/sql-unconverted": {
    level: "manual",
    postgresFeature: "SQL without a form on D1",
    short: "SQL without a form on D1",
    help: "The text stays as it is and fails on D1. The message names the construct and what to do.",
  },
  "drizzle-d1/raw-sql": {
    level: "manual",
    short: "SQL that is put together at run time",
    help: "Only its parts are known: translate them by hand.",
  },
  "drizzle-d1/unbound-value": {
    level: "manual",
    short: "a value that D1 does not bind",
    help: "Encode it as the column is encoded, or use `sql.param(value, column)`.",
  },
  "drizzle-d1/raw-value": {
    level: "manual",
    short: "raw SQL gives another form of the value on D1",
    help: "Change the type, or map the value: ``sql<Date>`…`.mapWith((value: number) => new Date(value))``; columns of tables map themselves.",
  },
  "drizzle-d1/like-case": {
    level: "manual",
    short: "`like` with a pattern that is calculated",
    help: "LIKE of PostgreSQL tells upper from lower case, LIKE of SQLite does not. Where that matters: ``sql`${column} glob ${pattern}` `` with `*` for `%` and `?` for `_`, or `instr()`.",
  },
  "drizzle-d1/distinct-on": {
    level: "manual",
    short: "`selectDistinctOn`",
    help: "Select `row_number() over (partition by … order by …)` in a subquery, and of that the rows with number 1.",
  },
  "drizzle-d1/lateral": {
    level: "manual",
    short: "lateral joins",
    help: "Write it as a join with a grouped subquery, as a subquery for each column, or as two queries.",
  },
  "drizzle-d1/set-operation": {
    level: "manual",
    short: "`intersectAll`, `exceptAll`",
    help: "SQLite has INTERSECT and EXCEPT without ALL only. It takes five parts of a compound query on D1.",
  },
  "drizzle-d1/vector": {
    level: "manual",
    postgresFeature: "distances of vectors",
    short: "distances of vectors",
    help: "D1 has no vectors: keep them in Vectorize, query it for the ids, and select the rows of these.",
  },
  "drizzle-d1/refresh-view": {
    level: "manual",
    short: "`refreshMaterializedView`",
    help: "D1 has no materialized views: a table that a cron trigger fills stands in for one.",
  },
  "drizzle-d1/no-counterpart": {
    level: "manual",
    short: "a method that drizzle has for PostgreSQL only",
    help: "Write the query without it.",
  },
  "drizzle-d1/result-shape": {
    level: "manual",
    short: "the result of a query goes where its shape cannot be followed",
    help:
      "`db.all()` gives the rows themselves, and a write `{ meta: { changes } }`; node-postgres and Neon gave " +
      "`{ rows, rowCount }`. Change what reads it.",
  },
  "drizzle-d1/unproven-database": {
    level: "manual",
    short: "a call that looks like drizzle's, on a value without a type",
    help: "Give the value its type, and run again: `db: typeof db` does.",
  },
  "drizzle-d1/method-reference": {
    level: "manual",
    short: "`execute` or `transaction` as a value",
    help: "Converted code calls `all()`, `run()` and `batch()`, or hands the database itself to the function of a transaction. What passes the method on has to follow, and so does a test that puts something in its place: `@cloudflare/vitest-pool-workers` gives tests a real local D1.",
  },
  "drizzle-d1/parameter-limit": {
    level: "manual",
    limit: "d1-parameters",
    short: "a statement that may have more than 100 parameters",
    help: "D1 takes 100 bound parameters a statement. Split the list (`for (let i = 0; i < ids.length; i += 90) … ids.slice(i, i + 90)`; rows: 100 divided by the number of columns), give the statements to one `db.batch()`, or bind the list as one JSON text: ``sql`${t.id} in (select value from json_each(${JSON.stringify(ids)}))` ``.",
  },
  "drizzle-d1/error-property": {
    level: "manual",
    short: "a property or code of PostgreSQL's errors",
    help: "D1's errors have a message only, such as `D1_ERROR: UNIQUE constraint failed: users.email: SQLITE_CONSTRAINT`. There are no deadlocks and no failed serializations to retry.",
  },
  "drizzle-d1/relational-object": {
    level: "manual",
    short: "an object condition without a form as a callback",
    help: "Write it as a callback by hand; conditions on relations are `exists()` with a subquery.",
  },
} as const satisfies CodeTable;
