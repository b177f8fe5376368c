import { each } from "../../../src/typescript/surface/each.js";
import { type Surface, converted, ignored, refused } from "./surface.js";

const same = ignored("the same on D1: it builds a query and runs nothing");
const internal = ignored("between the driver and its session, not for applications");
const typesOnly = ignored("only for the type checker");
const alreadyAsync = ignored("gives a promise over any driver");
const option = ignored("an option of the construction, and goes with it");
const awaited = converted("the same call, awaited");
const runAwaited = converted("the same call, awaited; gives a `D1Result`: `meta.changes`, `meta.last_row_id`");
const batch = converted("`await db.batch([…])` where its statements are known beforehand; else a finding");

/** What every query builder ends with. */
const ends = { run: runAwaited, ...each(["all", "get", "values"], awaited), execute: alreadyAsync };
const building = each(["new", "prepare", "toSQL", "$dynamic"], same);
const joins = each(["leftJoin", "rightJoin", "innerJoin", "fullJoin"], same);

/** drizzle-orm 0.45: its two synchronous drivers, and the classes of sqlite-core that build and run queries. */
export const drizzleSurface = {
  library: "drizzle-orm over bun:sqlite and better-sqlite3",
  exports: {
    drizzle: converted("`drizzle(env.DB, …)` of `drizzle-orm/d1`"),
    "drizzle.mock": refused("d1-async/unsupported-member"),
    migrate: converted("removed; its folder is the binding's `migrations_dir`"),
    ...each(["BunSQLiteDatabase", "BetterSQLite3Database"], converted("`DrizzleD1Database`")),
    ...each(
      [
        "DrizzleBunSqliteDatabaseConfig",
        "DrizzleBunSqliteDatabaseOptions",
        "DrizzleBetterSQLite3DatabaseConfig",
        "SQLiteBunSessionOptions",
        "BetterSQLiteSessionOptions",
      ],
      option,
    ),
    ...each(
      [
        "SQLiteBunSession",
        "SQLiteBunTransaction",
        "BetterSQLiteSession",
        "BetterSQLiteTransaction",
        "PreparedQuery",
        "PreparedQueryConfig",
        "Statement",
        "SQLiteSession",
      ],
      internal,
    ),
  },
  members: {
    BaseSQLiteDatabase: {
      new: internal,
      ...each(["select", "selectDistinct", "insert", "update", "delete", "with", "$with", "query"], same),
      $count: alreadyAsync,
      $cache: same,
      run: runAwaited,
      ...each(["all", "get", "values"], awaited),
      transaction: batch,
      _: typesOnly,
    },
    SQLiteTransaction: { new: internal, rollback: refused("d1-async/drizzle-rollback") },
    SQLiteSelectBuilder: each(["new", "from"], same),
    SQLiteSelectQueryBuilderBase: {
      ...joins,
      ...each(["new", "crossJoin", "union", "unionAll", "intersect", "except", "where", "having", "groupBy"], same),
      ...each(["orderBy", "limit", "offset", "toSQL", "as", "$dynamic"], same),
      _: typesOnly,
    },
    SQLiteSelectBase: { ...ends, ...each(["prepare", "$withCache"], same) },
    SQLiteInsertBuilder: each(["new", "values", "select"], same),
    SQLiteInsertBase: {
      ...building,
      ...each(["returning", "onConflictDoNothing", "onConflictDoUpdate"], same),
      ...ends,
      _: typesOnly,
    },
    SQLiteUpdateBuilder: { ...each(["new", "set"], same), _: typesOnly },
    SQLiteUpdateBase: {
      ...building,
      ...joins,
      ...each(["from", "where", "orderBy", "limit", "returning"], same),
      ...ends,
      _: typesOnly,
    },
    SQLiteDeleteBase: { ...building, ...each(["where", "orderBy", "limit", "returning"], same), ...ends, _: typesOnly },
    SQLitePreparedQuery: {
      new: internal,
      getQuery: same,
      run: runAwaited,
      ...each(["all", "get", "values"], awaited),
      execute: converted("the same call, awaited, without `.sync()`"),
      ...each(["mapRunResult", "mapAllResult", "mapGetResult", "mapResult"], internal),
    },
    ExecuteResultSync: { new: internal, execute: alreadyAsync, sync: converted("`await` of what it was called on") },
    RelationalQueryBuilder: each(["new", "findMany", "findFirst"], same),
    SQLiteRelationalQuery: {
      ...each(["new", "prepare", "toSQL"], same),
      execute: alreadyAsync,
      _: typesOnly,
    },
    SQLiteSyncRelationalQuery: { sync: converted("`await` of what it was called on") },
    SQLiteRaw: {
      new: internal,
      ...each(["execute", "getQuery", "mapResult", "_prepare"], ignored("an asynchronous driver's; not met before")),
      _: typesOnly,
    },
    SQLiteCountBuilder: {
      new: internal,
      ...each(["then", "catch", "finally"], alreadyAsync),
      ...each(["params", "[Symbol.toStringTag]"], internal),
    },
  },
} as const satisfies Surface;
