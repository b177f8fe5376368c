/** Why a piece of PostgreSQL has no form on D1 (`manual`), or has one that behaves a little otherwise (`review`). */
export interface ReasonText {
  readonly level: "review" | "manual";
  /** What it is, without a full stop; the start of a finding's message. */
  readonly short: string;
  /** What to do. */
  readonly help: string;
  /** The feature of PostgreSQL that is lost with it, for a scan. */
  readonly postgresFeature?: string;
}

/** Every reason that the translator of expressions and queries has. */
export const reasons = {
  syntax: {
    level: "manual",
    short: "SQL that the parser does not understand",
    help: "Write the statement by hand for SQLite.",
  },
  "translation-unreadable": {
    level: "manual",
    short: "a translation that SQLite does not read",
    help: "Write it by hand for SQLite, and please report it: that is a bug in cf-codemod.",
  },
  construct: {
    level: "manual",
    short: "a construct without a counterpart in SQLite",
    help: "Write it another way: SQLite has no such form.",
  },
  function: {
    level: "manual",
    short: "a function that D1 does not have, or has with another meaning",
    help: "Calculate it in the application, or write it with the functions of https://developers.cloudflare.com/d1/sql-api/sql-statements/.",
  },
  operator: {
    level: "manual",
    short: "an operator that D1 does not have for these types",
    help: "Write the expression with the operators of SQLite.",
  },
  cast: {
    level: "manual",
    short: "a cast without an exact form",
    help: "Convert the value in the application, or write the conversion by hand.",
  },
  literal: {
    level: "manual",
    short: "a value that has no form on D1",
    help: "Choose another value, or another form of the type.",
  },
  "unknown-column": {
    level: "manual",
    short: "a column that no table here has",
    help: "D1 would take an unknown name in double quotes for a string. Check the name.",
  },
  "unknown-table": {
    level: "manual",
    short: "a table that no migration makes",
    help: "Make the table on D1 first, or leave the statement out.",
  },
  "system-catalog": {
    level: "manual",
    short: "PostgreSQL's own tables and objects",
    help: "D1 has none of them; leave the statement out, or read `sqlite_schema`.",
  },
  "row-dependent-time": {
    level: "manual",
    short: "the time of the call, chance or a query in a CHECK, an index or a generated column",
    help: "SQLite allows only deterministic expressions there: use a trigger, or the application.",
  },
  pattern: {
    level: "manual",
    short: "a pattern that is no literal, or that GLOB cannot say",
    help: "LIKE of PostgreSQL tells upper from lower case, LIKE of SQLite does not: choose GLOB, LIKE or instr().",
  },
  "regular-expression": {
    level: "manual",
    postgresFeature: "regular expressions",
    short: "a regular expression",
    help: "D1 has no regular expressions: use GLOB, or check in the application.",
  },
  json: {
    level: "manual",
    short: "a JSON operation that depends on the shape of the value",
    help: "Write it with json_set(), json_remove(), json_each() for the shape that the column has.",
  },
  array: {
    level: "manual",
    short: "an array operation without a form over JSON",
    help: "Write it with json_each() over the JSON that stands for the array.",
  },
  interval: {
    level: "manual",
    short: "an interval that is no constant",
    help: "Write it with the modifiers of SQLite's date functions.",
  },
  time: {
    level: "manual",
    short: "a calculation with times that SQLite's date functions do not have",
    help: "Write it with strftime(), date() and unixepoch(), or calculate in the application.",
  },
  "time-zone": {
    level: "manual",
    short: "a time zone other than UTC",
    help: "D1 knows no time zones: convert in the application.",
  },
  "number-text": {
    level: "manual",
    short: "a number or time written out as text in PostgreSQL's form",
    help: "Write it with printf() in the form that is needed.",
  },
  "enum-order": {
    level: "manual",
    short: "the order of an enum's labels",
    help: "On D1 the labels are text and sort by letters: compare with CASE.",
  },
  sequence: {
    level: "manual",
    short: "a sequence",
    help: "D1 has no sequences; an INTEGER PRIMARY KEY counts by itself.",
  },
  "modifying-cte": {
    level: "manual",
    short: "INSERT, UPDATE or DELETE inside WITH",
    help: "Write two statements; D1's batch() runs them in one transaction.",
  },
  lateral: {
    level: "manual",
    short: "LATERAL, or a function over rows, that is no scalar",
    help: "Write it as a join or as a subquery for each column.",
  },
  default: {
    level: "manual",
    short: "DEFAULT where the default is not known or cannot be written",
    help: "Write the value itself.",
  },
  "conflict-target": {
    level: "manual",
    short: "a conflict target that is no key of the table",
    help: "Name the columns of a unique key.",
  },
  grouping: {
    level: "manual",
    short: "ROLLUP, CUBE or GROUPING SETS",
    help: "Write one query a grouping and join them with UNION ALL.",
  },
  "null-key": {
    level: "manual",
    short: "greatest, least or a row comparison over values that may be NULL",
    help: "PostgreSQL skips NULLs there, SQLite does not: write it with coalesce().",
  },
  "letter-case": {
    level: "review",
    short: "letters other than A to Z keep their case",
    help: "lower(), upper() and LIKE of SQLite fold ASCII letters only.",
  },
  decimal: {
    level: "review",
    short: "decimals calculated as binary floating point",
    help: "Results may differ in the last digits; round() where it matters.",
  },
  "text-order": {
    level: "review",
    short: "text compared by its bytes",
    help: "PostgreSQL compares by the collation of the database, which may put lower before upper case.",
  },
  "time-text": {
    level: "review",
    short: "text read as a time",
    help: "SQLite reads ISO 8601 only; other text becomes NULL where PostgreSQL may understand it.",
  },
  "row-identity": {
    level: "review",
    short: "the place of a row in its table",
    help: "rowid stands for ctid: both tell rows apart, but their order may differ.",
  },
  "json-shape": {
    level: "review",
    short: "a JSON value taken for an object",
    help: "The form is exact for objects; check that the column holds no arrays or scalars there.",
  },
  precision: {
    level: "review",
    short: "a value loses digits in its form on D1",
    help: "Milliseconds (or seconds) are kept of times, 15 digits of decimals.",
  },
  "sequence-value": {
    level: "review",
    short: "the next value of a sequence",
    help: "Left out: an INTEGER PRIMARY KEY goes on from the largest value of its table.",
  },
  locking: {
    level: "review",
    short: "row locks are left out",
    help: "D1 runs one statement at a time.",
  },
} as const satisfies Readonly<Record<string, ReasonText>>;

export type Reason = keyof typeof reasons;
