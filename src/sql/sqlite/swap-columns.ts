import { type InPlaceChange, type RowValues, alterInPlace, canDrop, sameColumn } from "./alter-in-place.js";
import type { ColumnDefinition, DatabaseDefinition, ForeignKeyDefinition, TableDefinition } from "./definition.js";
import { quoteName } from "./names.js";
import { columnText, createIndex, references } from "./render.js";

const prefix = "__new_";

/**
 * Changes columns of a table that others reference, without making it and all of them anew: a new column is added, filled
 * from the old one, and takes its name. The column moves to the end of the table. Not for columns of a key, of a foreign key
 * that is there already, of a CHECK over several columns, or that must not be NULL and have no constant default.
 */
export function swapColumns(
  before: TableDefinition,
  after: TableDefinition,
  values: RowValues,
  database: DatabaseDefinition,
): InPlaceChange | undefined {
  const newForeignKeys = after.foreignKeys.filter(
    (foreignKey) => !before.foreignKeys.some((old) => JSON.stringify(old) === JSON.stringify(foreignKey)),
  );
  const foreignKeyOf = (name: string) =>
    newForeignKeys.filter(({ columns }) => columns.length === 1 && columns[0] === name);
  const pairs = after.columns.flatMap((column) => {
    const old = before.columns.find(({ name }) => name === column.name);
    const changed = old && (!sameColumn(old, column) || foreignKeyOf(column.name).length > 0);
    return changed ? [{ old, column }] : [];
  });
  const names = new Set(pairs.map(({ column }) => column.name));
  if (names.size === 0) return undefined;
  const isReferenced = (name: string) =>
    [...database.tables.values()].some(({ foreignKeys }) =>
      foreignKeys.some((foreignKey) => foreignKey.table === before.name && foreignKey.references.includes(name)),
    );
  const canSwap = ({ old, column }: { old: ColumnDefinition; column: ColumnDefinition }) =>
    canDrop(old, before) &&
    !isReferenced(column.name) &&
    !after.primaryKey.includes(column.name) &&
    after.checks.every(({ columns }) => !columns.includes(column.name)) &&
    canBeAdded(column, foreignKeyOf(column.name));
  if (!pairs.every(canSwap)) return undefined;

  const others = alterInPlace(without(before, names), without(after, names), values);
  if (!others) return undefined;
  const touches = ({ columns }: { readonly columns: readonly string[] }) => columns.some((name) => names.has(name));
  const table = quoteName(after.name);
  return {
    drops: [
      ...others.drops,
      ...before.triggers.map(({ name }) => `DROP TRIGGER ${quoteName(name)}`),
      ...before.indexes.filter(touches).map(({ name }) => `DROP INDEX ${quoteName(name)}`),
    ],
    alters: [
      ...others.alters,
      ...pairs.flatMap(({ column }) => {
        const [old, fresh] = [quoteName(column.name), quoteName(prefix + column.name)];
        const renamed = { ...column, name: prefix + column.name, checks: [] };
        // The labels of an enum name the column; SQLite renames it in them.
        const checks = column.checks.map((check) => `CHECK (${check.replaceAll(old, fresh)})`);
        const definition = [columnText(renamed), ...checks, ...foreignKeyOf(column.name).map(references)].join(" ");
        return [
          `ALTER TABLE ${table} ADD COLUMN ${definition}`,
          `UPDATE ${table} SET ${fresh} = ${values.get(column.name) ?? old}`,
          `ALTER TABLE ${table} DROP COLUMN ${old}`,
          `ALTER TABLE ${table} RENAME COLUMN ${fresh} TO ${old}`,
        ];
      }),
    ],
    creates: [
      ...others.creates,
      ...after.indexes.filter(touches).map((index) => createIndex(after.name, index)),
      ...after.triggers.map(({ sql }) => sql),
    ],
    dropsColumns: true,
  };
}

function canBeAdded(column: ColumnDefinition, foreignKeys: readonly ForeignKeyDefinition[]): boolean {
  if (column.rowid || column.generated !== undefined) return false;
  const { default: standard, notNull } = column;
  if (standard && !standard.constant) return false;
  if (notNull && (!standard || /^null$/i.test(standard.sql))) return false;
  return foreignKeys.length === 0 || standard === undefined;
}

/** The table with neither the columns nor what names them; without triggers, which are made again in any case. */
function without(table: TableDefinition, names: ReadonlySet<string>): TableDefinition {
  const free = ({ columns }: { readonly columns: readonly string[] }) => columns.every((name) => !names.has(name));
  return {
    ...table,
    columns: table.columns.filter(({ name }) => !names.has(name)),
    foreignKeys: table.foreignKeys.filter(free),
    indexes: table.indexes.filter(free),
    triggers: [],
  };
}
