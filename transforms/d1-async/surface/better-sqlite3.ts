import { each } from "../../../src/typescript/surface/each.js";
import { type Surface, converted, ignored, refused } from "./surface.js";

const withConstruction = ignored("an option of the construction, and goes with it");
const withFunction = ignored("only used with a member that is refused");
const helper = ignored("a type inside of the declarations, not exported");

/** @types/better-sqlite3 9. */
export const betterSqlite3Surface = {
  library: "better-sqlite3",
  exports: {
    "BetterSqlite3.Database": converted("`D1Database`"),
    "BetterSqlite3.DatabaseConstructor": converted(
      "a construction, with or without `new`, becomes the binding, `env.DB`",
    ),
    "BetterSqlite3.Statement": converted("`D1PreparedStatement`"),
    "BetterSqlite3.Transaction": converted("the async function that runs the batch"),
    "BetterSqlite3.ColumnDefinition": refused("d1-async/unsupported-member"),
    "BetterSqlite3.VirtualTableOptions": withFunction,
    Database: converted("a construction, with or without `new`, becomes the binding, `env.DB`"),
    "Database.Database": converted("`D1Database`"),
    "Database.Statement": converted("`D1PreparedStatement`"),
    "Database.RunResult": converted("`D1Result`"),
    "Database.SqliteError": converted("`Error`, whose message names the SQLite code"),
    "Database.Transaction": refused("d1-async/unsupported-member"),
    "Database.ColumnDefinition": refused("d1-async/unsupported-member"),
    "Database.Options": withConstruction,
    "Database.PragmaOptions": ignored("read where `pragma` is converted"),
    ...each(
      [
        "Database.SerializeOptions",
        "Database.RegistrationOptions",
        "Database.AggregateOptions",
        "Database.BackupMetadata",
        "Database.BackupOptions",
      ],
      withFunction,
    ),
    SqliteErrorClass: converted("`Error`, whose message names the SQLite code"),
    ...each(["SqliteErrorType", "VariableArgFunction", "ArgumentTypes", "ElementOf"], helper),
  },
  members: {
    "BetterSqlite3.DatabaseConstructor": {
      "new()": converted("the binding: `env.DB`"),
      "()": converted("the binding: `env.DB`"),
      prototype: ignored("nothing an application reads"),
      SqliteError: converted("`Error`"),
    },
    "BetterSqlite3.Database": {
      prepare: converted("`db.prepare(sql)`"),
      exec: converted("`await db.prepare(sql).run()`"),
      transaction: converted("`await db.batch([…])` where its statements are known beforehand; else a finding"),
      pragma: converted(
        '`await db.prepare("PRAGMA …").all()` where D1 has the PRAGMA, removed where it only tunes; else a finding',
      ),
      close: converted("removed"),
      ...each(
        [
          "memory",
          "readonly",
          "name",
          "open",
          "inTransaction",
          "function",
          "aggregate",
          "table",
          "loadExtension",
          "defaultSafeIntegers",
          "backup",
          "unsafeMode",
          "serialize",
        ],
        refused("d1-async/unsupported-member"),
      ),
    },
    "BetterSqlite3.Statement": {
      get: converted("`await stmt.bind(…).first()`, with `?? undefined` where the code could tell it from null"),
      all: converted("`(await stmt.bind(…).all()).results`"),
      run: converted("`await stmt.bind(…).run()`"),
      iterate: converted("`(await stmt.bind(…).all()).results`"),
      pluck: converted("`raw()` and the first value of a row, right before `get`, `all` or `iterate`; else a finding"),
      raw: converted("`raw()`, right before `get`, `all` or `iterate`; else a finding"),
      ...each(
        ["database", "source", "reader", "readonly", "busy", "expand", "bind", "columns", "safeIntegers"],
        refused("d1-async/unsupported-member"),
      ),
    },
    "BetterSqlite3.Transaction": {
      "()": converted("a call of the async function that runs the batch"),
      ...each(
        ["default", "deferred", "immediate", "exclusive"],
        converted("a plain call; D1 has no kinds of transaction"),
      ),
    },
    "Database.RunResult": {
      changes: converted("`meta.changes`, which also counts rows that triggers changed"),
      lastInsertRowid: converted("`meta.last_row_id`"),
    },
    SqliteErrorClass: {
      new: refused("d1-async/error-property"),
      code: converted('`message.includes("SQLITE_…")` in a comparison; else a finding'),
      ...each(["name", "message"], ignored("an `Error` has it too")),
    },
  },
} as const satisfies Surface;
