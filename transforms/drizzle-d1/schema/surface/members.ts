import { each } from "../../../../src/typescript/surface/each.js";
import { type CoreVerdict, converted, ignored, refused, same } from "./verdict.js";

const internal = ignored("made and read by drizzle, not by applications");
const typesOnly = ignored("only for the type checker");
const dropped = converted("left out: SQLite's indexes have no place for it");
const view = each(["as", "existing"], same);

/** The methods of pg-core's builders: everything that can follow on a column, an index, a key or a view. */
export const coreMembers = {
  ColumnBuilder: {
    new: internal,
    _: typesOnly,
    $type: same,
    notNull: same,
    default: converted("the same; SQL in it is translated"),
    ...each(["$default", "$defaultFn", "$onUpdate", "$onUpdateFn"], converted("the same; SQL in it is translated")),
    primaryKey: converted("the same; `{ autoIncrement: true }` on a column that counts up"),
    generatedAlwaysAs: converted('the same with `{ mode: "stored" }`; SQL in it is translated'),
  },
  PgColumnBuilder: {
    array: converted('`text({ mode: "json" })` with the type of the elements'),
    references: same,
    unique: converted("the same; `not distinct` is a finding where the column takes NULL"),
    generatedAlwaysAs: converted('the same with `{ mode: "stored" }`; SQL in it is translated'),
  },
  PgIntColumnBaseBuilder: each(
    ["generatedAlwaysAsIdentity", "generatedByDefaultAsIdentity"],
    converted("`primaryKey({ autoIncrement: true })`; a finding where it is not the key"),
  ),
  PgDateColumnBaseBuilder: { defaultNow: converted("`default()` with the time in the form that the column has") },
  PgTimeBuilder: {
    new: internal,
    ...each(["withTimezone", "precision"], converted("left out: the text of a time has both")),
  },
  PgDateBuilder: { new: internal },
  PgDateStringBuilder: { new: internal },
  PgUUIDBuilder: { new: internal, defaultRandom: converted("`$defaultFn(() => crypto.randomUUID())`") },
  PgArrayBuilder: { new: internal },
  PgColumn: { table: same, new: internal },
  ExtraConfigColumn: {
    getSQLType: internal,
    indexConfig: internal,
    defaultConfig: internal,
    asc: converted("left out: it is the default"),
    desc: converted("`` sql`${column} desc` ``"),
    nullsFirst: dropped,
    nullsLast: dropped,
    op: dropped,
  },
  IndexBuilderOn: {
    new: internal,
    on: converted("the same; expressions are translated"),
    onOnly: converted("`on()`"),
    using: converted("`on()` for btree, hash and brin; else removed, with a finding"),
  },
  IndexBuilder: {
    new: internal,
    concurrently: dropped,
    with: dropped,
    where: converted("the same; SQL in it is translated"),
  },
  CheckBuilder: { name: same, value: converted("translated"), new: internal },
  ForeignKeyBuilder: { new: internal, onUpdate: same, onDelete: same },
  PrimaryKeyBuilder: { new: internal },
  UniqueConstraintBuilder: {
    new: internal,
    nullsNotDistinct: converted("`uniqueIndex()` over `ifnull()`, where a column takes NULL"),
  },
  UniqueOnConstraintBuilder: { new: internal, on: same },
  PgSchema: {
    schemaName: refused("drizzle-d1/core-export"),
    new: internal,
    table: converted("`sqliteTable()` with the schema's name before the table's"),
    view: converted("`sqliteView()` with the schema's name before its own"),
    materializedView: converted("`sqliteView()`, with a finding"),
    enum: converted("as `pgEnum`"),
    sequence: refused("drizzle-d1/sequence"),
    getSQL: refused("drizzle-d1/core-export"),
    shouldOmitSQLParens: internal,
  },
  PgPolicy: {
    new: internal,
    ...each(["name", "as", "for", "to", "using", "withCheck"], internal),
    link: converted("removed with its policy, with a finding"),
  },
  PgRole: { name: internal, new: internal, existing: converted("removed with its role, with a finding") },
  DefaultViewBuilderCore: { _: typesOnly, new: internal, with: converted("left out") },
  ViewBuilder: { as: converted("the same; SQL in it is translated") },
  ManualViewBuilder: { new: internal, ...view },
  MaterializedViewBuilderCore: {
    _: typesOnly,
    new: internal,
    ...each(["using", "with", "tablespace", "withNoData"], converted("left out")),
  },
  MaterializedViewBuilder: { as: converted("the same; SQL in it is translated") },
  ManualMaterializedViewBuilder: { new: internal, ...view },
} as const satisfies Readonly<Record<string, Readonly<Record<string, CoreVerdict>>>>;
