import { each } from "../../../src/typescript/surface/each.js";
import { type Surface, converted, ignored, refused } from "./surface.js";

const withConstruction = ignored("an option of the construction, and goes with it");
const withFunction = ignored("only used with a member that is refused");

/** Node 24; older ones lack some members. */
export const nodeSqliteSurface = {
  library: "node:sqlite",
  exports: {
    DatabaseSync: converted("`D1Database`; a construction becomes the binding, `env.DB`"),
    StatementSync: converted("`D1PreparedStatement`"),
    StatementResultingChanges: converted("`D1Result`"),
    SQLInputValue: converted("`unknown`, as `bind()` takes it"),
    SQLOutputValue: refused("d1-async/unsupported-member"),
    ...each(["DatabaseSyncOptions", "DatabaseLimits"], withConstruction),
    PrepareOptions: ignored("the options of `prepare` are those of its statement, which are refused"),
    backup: refused("d1-async/unsupported-member"),
    ...each(["Session", "SQLTagStore", "StatementColumnMetadata"], refused("d1-async/unsupported-member")),
    ...each(
      [
        "CreateSessionOptions",
        "ApplyChangesetOptions",
        "FunctionOptions",
        "AggregateOptions",
        "BackupOptions",
        "BackupProgressInfo",
        "DeserializeOptions",
        "constants",
      ],
      withFunction,
    ),
  },
  members: {
    DatabaseSync: {
      new: converted("the binding: `env.DB`"),
      prepare: converted("`db.prepare(sql)`"),
      exec: converted("`await db.prepare(sql).run()`"),
      close: converted("removed"),
      ...each(
        [
          "isOpen",
          "isTransaction",
          "limits",
          "serialize",
          "deserialize",
          "open",
          "location",
          "function",
          "aggregate",
          "setAuthorizer",
          "createSession",
          "applyChangeset",
          "createTagStore",
          "enableDefensive",
          "enableLoadExtension",
          "loadExtension",
          "[Symbol.dispose]",
        ],
        refused("d1-async/unsupported-member"),
      ),
    },
    StatementSync: {
      new: ignored("statements come from `prepare`"),
      get: converted("`await stmt.bind(…).first()`, with `?? undefined` where the code could tell it from null"),
      all: converted("`(await stmt.bind(…).all()).results`"),
      run: converted("`await stmt.bind(…).run()`"),
      iterate: converted("`(await stmt.bind(…).all()).results`"),
      ...each(
        [
          "expandedSQL",
          "sourceSQL",
          "columns",
          "setAllowBareNamedParameters",
          "setAllowUnknownNamedParameters",
          "setReadBigInts",
          "setReturnArrays",
        ],
        refused("d1-async/unsupported-member"),
      ),
    },
    StatementResultingChanges: {
      changes: converted("`meta.changes`, which also counts rows that triggers changed"),
      lastInsertRowid: converted("`meta.last_row_id`"),
    },
  },
} as const satisfies Surface;
