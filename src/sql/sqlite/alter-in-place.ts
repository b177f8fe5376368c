import type {
  CheckDefinition,
  ColumnDefinition,
  IndexDefinition,
  TableDefinition,
  TriggerDefinition,
} from "./definition.js";
import { quoteName } from "./names.js";
import { checkText, columnText, createIndex, references } from "./render.js";

/** The statements that turn a table into what it should be, keeping its rows where they are. */
export interface InPlaceChange {
  /** Before anything else: triggers and indexes that go or change. */
  readonly drops: readonly string[];
  readonly alters: readonly string[];
  /** After all tables are there. */
  readonly creates: readonly string[];
  readonly dropsColumns: boolean;
}

/** By column: SQLite text of the value that rows which are there get, over the row as it was. */
export type RowValues = ReadonlyMap<string, string>;

/**
 * ALTER TABLE of SQLite adds columns at the end and drops columns that nothing else names; indexes and triggers are dropped
 * and made on their own. `undefined`: only a table made anew can be it. Source: https://www.sqlite.org/lang_altertable.html,
 * and D1, which also refuses a new column with a default that is not constant as soon as there are rows.
 */
export function alterInPlace(
  before: TableDefinition,
  after: TableDefinition,
  values: RowValues,
): InPlaceChange | undefined {
  const kept = before.columns.filter((column) => has(after, column.name));
  const dropped = before.columns.filter((column) => !has(after, column.name));
  const added = after.columns.filter((column) => !has(before, column.name));
  const expected = [...kept.map(({ name }) => name), ...added.map(({ name }) => name)];
  if (expected.some((name, index) => after.columns[index]?.name !== name)) return undefined;
  if (!same(before.primaryKey, after.primaryKey)) return undefined;
  if (
    kept.some(
      (column) =>
        !sameColumn(
          column,
          after.columns.find(({ name }) => name === column.name),
        ),
    )
  )
    return undefined;
  if (!dropped.every((column) => canDrop(column, before))) return undefined;
  if (!added.every((column) => canAdd(column, values))) return undefined;

  const newForeignKeys = after.foreignKeys.filter(
    (foreignKey) => !before.foreignKeys.some((old) => same(old, foreignKey)),
  );
  if (before.foreignKeys.some((old) => !after.foreignKeys.some((foreignKey) => same(old, foreignKey))))
    return undefined;
  const isNew = (name: string | undefined) => added.some((column) => column.name === name);
  // SQLite refuses REFERENCES with a default other than NULL as soon as there are rows.
  const hasDefault = (name: string | undefined) => {
    const standard = added.find((column) => column.name === name)?.default?.sql;
    return standard !== undefined && !/^null$/i.test(standard);
  };
  if (
    !newForeignKeys.every(({ columns: [name, ...others] }) => others.length === 0 && isNew(name) && !hasDefault(name))
  )
    return undefined;
  const newChecks = after.checks.filter((check) => !before.checks.some((old) => old.sql === check.sql));
  if (before.checks.some((old) => !after.checks.some((check) => old.sql === check.sql))) return undefined;
  if (!newChecks.every(({ columns }) => columns.some(isNew))) return undefined;

  const lastOf = ({ columns }: CheckDefinition) => added.findLast(({ name }) => columns.includes(name))?.name;
  const table = quoteName(after.name);
  const updates = kept.filter(({ name }) => values.has(name) && values.get(name) !== quoteName(name));
  const indexes = changedItems(before.indexes, after.indexes);
  const allTriggers = dropped.length > 0 || updates.length > 0;
  const triggers = allTriggers
    ? { gone: before.triggers, come: after.triggers }
    : changedItems<TriggerDefinition>(before.triggers, after.triggers);
  return {
    drops: [
      ...triggers.gone.map(({ name }) => `DROP TRIGGER ${quoteName(name)}`),
      ...indexes.gone.map(({ name }) => `DROP INDEX ${quoteName(name)}`),
    ],
    alters: [
      ...updates.map(({ name }) => `UPDATE ${table} SET ${quoteName(name)} = ${values.get(name) ?? ""}`),
      ...added.map((column) => {
        const foreignKeys = newForeignKeys.filter(({ columns }) => columns[0] === column.name).map(references);
        // SQLite takes a CHECK over several columns at any of them; all have to be there.
        const checks = newChecks.filter((check) => lastOf(check) === column.name).map(checkText);
        return [`ALTER TABLE ${table} ADD COLUMN ${columnText(column)}`, ...checks, ...foreignKeys].join(" ");
      }),
      // Last: a table cannot lose its only column.
      ...dropped.map(({ name }) => `ALTER TABLE ${table} DROP COLUMN ${quoteName(name)}`),
    ],
    creates: [...indexes.come.map((index) => createIndex(after.name, index)), ...triggers.come.map(({ sql }) => sql)],
    dropsColumns: dropped.length > 0,
  };
}

function has(table: TableDefinition, name: string): boolean {
  return table.columns.some((column) => column.name === name);
}

/** Whether nothing but indexes names the column. */
export function canDrop({ name, rowid }: ColumnDefinition, table: TableDefinition): boolean {
  const free = ({ columns }: { readonly columns: readonly string[] }) => !columns.includes(name);
  return (
    !rowid &&
    !table.primaryKey.includes(name) &&
    table.foreignKeys.every(free) &&
    table.checks.every(free) &&
    table.columns.every(({ generated }) => generated === undefined)
  );
}

function canAdd(column: ColumnDefinition, values: RowValues): boolean {
  if (column.rowid || column.generated !== undefined) return false;
  if (column.default && !column.default.constant) return false;
  return (values.get(column.name) ?? "NULL") === (column.default?.sql ?? "NULL");
}

/** What of two lists goes and what comes; an item that changed does both. */
function changedItems<Item extends IndexDefinition | TriggerDefinition>(
  before: readonly Item[],
  after: readonly Item[],
) {
  return {
    gone: before.filter((old) => !after.some((item) => same(old, item))),
    come: after.filter((item) => !before.some((old) => same(old, item))),
  };
}

export function sameColumn(a: ColumnDefinition, b: ColumnDefinition | undefined): boolean {
  return b !== undefined && same({ ...a, comments: [] }, { ...b, comments: [] });
}

/** Whether two definitions are alike, apart from comments and from the names of checks, for which no table is made anew. */
export function sameTable(a: TableDefinition, b: TableDefinition): boolean {
  const bare = ({ comment: _, ...table }: TableDefinition) => ({
    ...table,
    columns: table.columns.map((column) => ({ ...column, comments: [] })),
    checks: table.checks.map(({ sql }) => sql),
  });
  return a === b || same(bare(a), bare(b));
}

/** Plain data, whose keys always stand in the same order. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
