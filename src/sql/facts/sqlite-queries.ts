import { quoteText } from "../sqlite/names.js";

/*
 * Queries over an SQLite schema: https://sqlite.org/pragma.html, https://sqlite.org/schematab.html. D1's own tables are
 * left out. Rows are arrays, in the order of the columns.
 */

const ownTables = String.raw`m.type = 'table' and m.name not like '\_cf\_%' escape '\' and m.name not like 'sqlite\_%' escape '\'`;

export const sqliteQueries = {
  schema: String.raw`select type, name, tbl_name, sql from sqlite_master m
    where m.name not like '\_cf\_%' escape '\' and m.name not like 'sqlite\_%' escape '\' order by rowid`,
  columns: `select m.name, x.name, x.type, x."notnull", x.dflt_value, x.pk, x.hidden
    from sqlite_master m join pragma_table_xinfo(m.name) x where ${ownTables} order by m.rowid, x.cid`,
  indexes: `select m.name, l.name, l."unique", l.origin, l.partial, x.cid, x.name
    from sqlite_master m join pragma_index_list(m.name) l join pragma_index_xinfo(l.name) x
    where ${ownTables} and x.key = 1 order by m.rowid, l.seq, x.seqno`,
  foreignKeys: `select m.name, f.id, f.seq, f."table", f."from", f."to", f.on_update, f.on_delete
    from sqlite_master m join pragma_foreign_key_list(m.name) f where ${ownTables} order by m.rowid, f.id, f.seq`,
} as const satisfies Readonly<Record<string, string>>;

/** The columns of one view. A view that cannot be read fails, so each is asked for by itself. */
export function viewColumnsQuery(view: string): string {
  return `select name from pragma_table_info(${quoteText(view)}) order by cid`;
}

export interface SqliteSchemaRows {
  readonly schema: readonly (readonly [
    type: "table" | "index" | "view" | "trigger",
    name: string,
    table: string,
    sql: string | null,
  ])[];
  /** `hidden`: 2 and 3 are generated columns. `primaryKey`: place in the key from 1, 0 for none. */
  readonly columns: readonly (readonly [
    table: string,
    name: string,
    type: string,
    notNull: number,
    default_: string | null,
    primaryKey: number,
    hidden: number,
  ])[];
  /** `origin`: `c` CREATE INDEX, `u` UNIQUE, `pk`. `column`: -2 is an expression. */
  readonly indexes: readonly (readonly [
    table: string,
    name: string,
    unique: number,
    origin: "c" | "u" | "pk",
    partial: number,
    column: number,
    columnName: string | null,
  ])[];
  readonly foreignKeys: readonly (readonly [
    table: string,
    id: number,
    place: number,
    target: string,
    from: string,
    to: string | null,
    onUpdate: string,
    onDelete: string,
  ])[];
  /** Columns of each view by its name, or why it cannot be read. */
  readonly views: ReadonlyMap<string, { readonly columns: readonly string[] } | { readonly error: string }>;
  /** What `quote()` gave for defaults that are no literals, by their text; not there for what varies. */
  readonly constants: ReadonlyMap<string, string>;
}

/** Defaults that have to be computed to be known: expressions without time, chance or a plain literal. */
export function computedDefault(text: string): boolean {
  return !/^\(*[+-]?[\d.]+\)*$|^'(?:[^']|'')*'$/.test(text) && !tellsTime(text) && !isRandom(text);
}

export function tellsTime(expression: string): boolean {
  return /\b(?:CURRENT_TIMESTAMP|CURRENT_DATE|CURRENT_TIME|unixepoch|strftime|datetime|date|time|julianday)\b/i.test(
    withoutStrings(expression),
  );
}

export function isRandom(expression: string): boolean {
  return /\b(?:randomblob|random)\s*\(/i.test(withoutStrings(expression));
}

function withoutStrings(expression: string): string {
  return expression.replaceAll(/'(?:[^']|'')*'/g, "''");
}
