import { each } from "../../../src/typescript/surface/each.js";
import { type Surface, converted, ignored, refused } from "./surface.js";

const withConstruction = ignored("an option of the construction, and goes with it");
const withFunction = ignored("only used with a member that is refused");

/** bun-types 1.4. */
export const bunSqliteSurface = {
  library: "bun:sqlite",
  exports: {
    Database: converted("`D1Database`; a construction becomes the binding, `env.DB`"),
    Statement: converted("`D1PreparedStatement`"),
    Changes: converted("`D1Result`"),
    SQLiteError: converted("`Error`, whose message names the SQLite code"),
    SQLQueryBindings: converted("`unknown`, as `bind()` takes it"),
    DatabaseOptions: withConstruction,
    ...each(["SQLFunctionResult", "FunctionOptions", "AggregateOptions", "UpdateHook"], withFunction),
    constants: withConstruction,
  },
  members: {
    Database: {
      new: converted("the binding: `env.DB`"),
      run: converted("`await db.prepare(sql).bind(…).run()`"),
      exec: converted("`await db.prepare(sql).bind(…).run()`"),
      query: converted("`db.prepare(sql)`"),
      prepare: converted("`db.prepare(sql)`"),
      transaction: converted("`await db.batch([…])` where its statements are known beforehand; else a finding"),
      close: converted("removed"),
      ...each(
        [
          "static open",
          "static deserialize",
          "static setCustomSQLite",
          "static MAX_QUERY_CACHE_SIZE",
          "clearQueryCache",
          "inTransaction",
          "filename",
          "handle",
          "loadExtension",
          "function",
          "aggregate",
          "onInsert",
          "onUpdate",
          "onDelete",
          "serialize",
          "fileControl",
          "[Symbol.dispose]",
        ],
        refused("d1-async/unsupported-member"),
      ),
    },
    "Database.transaction()": {
      "()": converted("a call of the async function that runs the batch"),
      ...each(["deferred", "immediate", "exclusive"], converted("a plain call; D1 has no kinds of transaction")),
    },
    Statement: {
      new: ignored("statements come from `prepare`"),
      get: converted("`await stmt.bind(…).first()`"),
      all: converted("`(await stmt.bind(…).all()).results`"),
      run: converted("`await stmt.bind(…).run()`"),
      values: converted("`await stmt.bind(…).raw()`"),
      iterate: converted("`(await stmt.bind(…).all()).results`"),
      finalize: converted("removed"),
      ...each(
        [
          "raw",
          "[Symbol.iterator]",
          "as",
          "columnNames",
          "columnTypes",
          "declaredTypes",
          "paramsCount",
          "reader",
          "readonly",
          "isFinalized",
          "native",
          "safeIntegers",
          "toString",
          "toJSON",
          "[Symbol.dispose]",
        ],
        refused("d1-async/unsupported-member"),
      ),
    },
    Changes: {
      changes: converted("`meta.changes`, which also counts rows that triggers changed"),
      lastInsertRowid: converted("`meta.last_row_id`"),
    },
    SQLiteError: {
      code: converted('`message.includes("SQLITE_…")` in a comparison; else a finding'),
      name: ignored("an `Error` has it too"),
      ...each(["errno", "byteOffset"], refused("d1-async/error-property")),
    },
  },
} as const satisfies Surface;
