import type { Code, CodeTable } from "../../src/engine/transform.js";
import { type ReasonText, reasons } from "../../src/sql/postgres/reasons.js";
import { seriesReasons } from "./layouts/series-problem.js";

/** Codes of what the transform writes. */
const written = {
  migration: {
    level: "review",
    short: "Migrations for D1",
    help: [
      "The statements of the migration files as D1 takes them, in files of the same order. A later change of a table is",
      "folded into its CREATE TABLE within one file (with `--squash`, within all). A statement that is left to a person",
      "stands in the file as a comment; a function, trigger, index or constraint that is left out is only named by a finding.",
    ].join(" "),
  },
} as const satisfies Readonly<Record<string, Code>>;

/** Codes of statements and parts of a schema; those of expressions and queries come from the translator's table. */
const schema = {
  "row-security": {
    level: "manual",
    postgresFeature: "row-level security",
    short: "Row security is lost",
    help: [
      "D1 has no row level security: whoever has the binding reads and writes every row. What the policies allowed or",
      "refused has to be checked by the Worker, in every query. Do not expose the database to clients the way PostgREST",
      "and Supabase do.",
    ].join(" "),
  },
  function: {
    level: "manual",
    postgresFeature: "functions and procedures",
    short: "A function or procedure",
    help: "D1 has no stored functions. What calls it has to do its work in the Worker; a function that is called nowhere can go.",
  },
  "trigger-function": {
    level: "manual",
    postgresFeature: "triggers in PL/pgSQL",
    short: "A trigger that does more than set columns of the new row",
    help: [
      "Triggers of SQLite hold SQL statements, no procedural code. Write it as `CREATE TRIGGER … BEGIN UPDATE …; END` where",
      "statements can say it (`NEW.x`, `OLD.x` and `WHEN` are there), else do its work in the Worker.",
    ].join(" "),
  },
  "procedural-block": {
    level: "manual",
    short: "A DO block",
    help: "D1 runs no procedural code. Do by hand what the block does, or in a script against D1.",
  },
  rule: {
    level: "manual",
    short: "A rewrite rule",
    help: "D1 has no rules; a trigger `INSTEAD OF` on a view can often stand in.",
  },
  partition: {
    level: "manual",
    postgresFeature: "partitions",
    short: "A partition",
    help: "D1 has no partitions: the partitioned table holds all rows itself. Statements on a partition have to name that table.",
  },
  inheritance: {
    level: "manual",
    postgresFeature: "table inheritance",
    short: "Table inheritance",
    help: "The child has the parent's columns, but a query of the parent does not see the child's rows: use a view over both.",
  },
  exclusion: {
    level: "manual",
    postgresFeature: "exclusion constraints",
    short: "An exclusion constraint",
    help: "D1 has none. Check for overlaps in the Worker, or in a trigger with RAISE(ABORT, …).",
  },
  sequence: {
    level: "manual",
    short: "A sequence, or a column that counts and is not the primary key",
    help: [
      "SQLite counts only the rows of a table, by an INTEGER PRIMARY KEY. Give the number in the Worker, or keep it in a table",
      "of its own: `UPDATE counters SET value = value + 1 WHERE name = ? RETURNING value`.",
    ].join(" "),
  },
  "composite-type": {
    level: "manual",
    short: "A composite type",
    help: "D1 has none: use columns, or JSON in a TEXT column.",
  },
  "object-kind": {
    level: "manual",
    short: "A kind of object that D1 does not have",
    help: "Leave it out, and do its work in the Worker.",
  },
  "trigger-switch": {
    level: "note",
    short: "Triggers or rules switched on or off",
    help: "D1 cannot switch triggers off. Around a bulk load, drop them and make them again.",
  },
  "statement-not-understood": {
    level: "manual",
    short: "A statement that the parser does not understand",
    help: "It stands in the output as a comment. Write it by hand for SQLite, or leave it out.",
  },
  "not-applicable": {
    level: "manual",
    short: "A statement that PostgreSQL itself would refuse here",
    help: [
      "It names something that no earlier file makes, or makes something that is there. Either the files are not complete,",
      "or not all of them are applied, or a platform provides the missing part (as Supabase does `auth.users`).",
    ].join(" "),
  },
  conversion: {
    level: "manual",
    short: "A change of type without an exact conversion of the rows",
    help: "The column has its new type, its values are copied as they are. Write an UPDATE that converts them, before that file is applied.",
  },
  rebuild: {
    level: "note",
    short: "Tables made anew with their rows",
    help: [
      "SQLite cannot change a column, a key or a constraint in place. The table and all that reference it are made under new",
      "names, filled, and renamed; on D1, where foreign keys cannot be switched off, this is the way that keeps all rows.",
      "A very large table may take longer than D1's limit of 30 seconds: then run it in parts.",
    ].join(" "),
  },
  "type-review": {
    level: "note",
    short: "A type that behaves a little otherwise",
    help: "See the table of types in docs/sql-d1.md.",
  },
  "type-manual": {
    level: "manual",
    short: "A type that D1 does not have",
    help: "The column is there, but what the type could do is lost. See the table of types in docs/sql-d1.md.",
  },
  "enum-array": {
    level: "note",
    short: "An array of an enum",
    help: "It is JSON text on D1, whose labels nothing checks. Check them in the Worker.",
  },
  "missing-parent": {
    level: "manual",
    short: "A foreign key to a table that no migration makes",
    help: [
      "It is left out: on D1 every INSERT into a table fails while a table that it references is missing. Make that table",
      "first (Supabase and other platforms bring some of their own), or keep only the column.",
    ].join(" "),
  },
  "index-method": {
    level: "manual",
    postgresFeature: "GIN, GiST and HNSW indexes",
    short: "An index of a kind that D1 does not have",
    help: [
      "SQLite has ordered indexes only. For GIN over text search use FTS5, for vectors Vectorize; for JSON an index over",
      "`json_extract()` of the key that is asked for.",
    ].join(" "),
  },
  "nulls-not-distinct": {
    level: "note",
    short: "A unique key with NULLS NOT DISTINCT",
    help: "It is a unique index over `ifnull(column, x'00')` on D1. It cannot be the target of a foreign key or of ON CONFLICT (column).",
  },
  "materialized-view": {
    level: "note",
    short: "A materialized view becomes a plain one",
    help: "It is always fresh and calculated at each read. Where that is too slow, keep a table and fill it in a scheduled Worker.",
  },
  "not-valid": {
    level: "note",
    short: "A constraint that is added NOT VALID and validated nowhere",
    help: [
      "PostgreSQL lets rows be that break it; SQLite checks every row when the table is made anew, and the migration fails",
      "while there are any. Delete or mend them before.",
    ].join(" "),
  },
  "view-columns": {
    level: "note",
    short: "A view over all columns of a table that gets one more",
    help: "PostgreSQL keeps the columns that the view had when it was made; on D1 it shows the new one too. Name the columns.",
  },
  "column-limit": {
    level: "manual",
    limit: "d1-columns",
    short: "A table of more than 100 columns",
    help: "D1 refuses it. Split the table, or move columns that are only read together into one JSON column.",
  },
  "statement-limit": {
    level: "manual",
    limit: "d1-statement",
    short: "A statement of more than 100 KB",
    help: "D1 refuses it. Split it, or load the data with `--data`.",
  },
  "data-in-migration": {
    level: "manual",
    short: "COPY data in a migration file",
    help: "Convert the rows with `--data`, which reads COPY blocks in any size.",
  },
  "psql-command": {
    level: "note",
    short: "A command of psql",
    help: "psql itself carries it out; D1 has nothing like it. A `\\i` command reads another file: name that file too.",
  },
  "stale-output": {
    level: "manual",
    short: "A file that an earlier run wrote and this one does not",
    help: [
      "Its migration has another name now, or is gone. wrangler applies whatever is in the folder, in the order of the names.",
      "Delete the file; where D1 has applied it already, keep the old name of the migration.",
    ].join(" "),
  },
  "other-dialect": {
    level: "note",
    short: "SQL files for another database",
    help: "They are left alone. Name the files on the command line to have them read as PostgreSQL all the same.",
  },
} as const satisfies Readonly<Record<string, Code>>;

const ofTranslator = Object.entries<ReasonText>(reasons).map(
  ([reason, { level, short, ...others }]): [string, Code] => [
    reason,
    { ...others, level: level === "review" ? "note" : level, short: capital(short) },
  ],
);

const ofSeries = Object.entries(seriesReasons).map(([reason, { short }]): [string, Code] => [
  reason,
  {
    level: "note",
    short: `A file that ${short}`,
    help: "See docs/sql-layouts.md for what makes a series of migrations and in which order.",
  },
]);

export const codes: CodeTable = Object.fromEntries(
  [...ofTranslator, ...ofSeries, ...Object.entries<Code>(schema), ...Object.entries<Code>(written)].map(
    ([reason, code]) => [`sql-d1/${reason}`, code],
  ),
);

/** Every reason that a finding can have. A reason of the replay without a code does not compile. */
export type CodedReason = keyof typeof reasons | keyof typeof seriesReasons | keyof typeof schema;

export function codeOf(reason: CodedReason): `sql-d1/${string}` {
  return `sql-d1/${reason}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
