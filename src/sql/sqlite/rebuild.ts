import type { RowValues } from "./alter-in-place.js";
import type { DatabaseDefinition, IndexDefinition, TableDefinition } from "./definition.js";
import { quoteName } from "./names.js";
import { createIndex, createTable, nameList } from "./render.js";

/** A prefix that D1 does not keep for itself, unlike `_cf_`. */
const prefix = "__new_";

/**
 * The tables that have to be made anew with some: all that reference them, directly or through others. On D1 foreign keys
 * cannot be switched off: dropping a referenced table deletes the rows that reference it (ON DELETE CASCADE), empties their
 * columns (SET NULL), or fails. When all of them are copies under new names by then, nothing is lost.
 */
export function withReferencing(names: Iterable<string>, { tables }: DatabaseDefinition): Set<string> {
  const closure = new Set(names);
  for (let size = -1; size !== closure.size;) {
    size = closure.size;
    for (const table of tables.values()) {
      if (table.foreignKeys.some((foreignKey) => closure.has(foreignKey.table))) closure.add(table.name);
    }
  }
  return closure;
}

/**
 * Makes tables anew with all their rows: new tables whose foreign keys point at each other, the rows copied, the old tables
 * dropped from the referencing end, the new ones renamed (SQLite then rewrites their foreign keys), indexes and triggers
 * made again.
 *
 * @param names a set that `withReferencing` has completed; tables of it that are not in `after` are dropped
 * @param valuesOf by table: what rows that are there get in a column, where it is not what the column held
 */
export function rebuildTables(
  names: ReadonlySet<string>,
  before: DatabaseDefinition,
  after: DatabaseDefinition,
  valuesOf: (table: string) => RowValues,
): { readonly sql: string; readonly about?: string }[] {
  const old = [...before.tables.values()].filter(({ name }) => names.has(name));
  const fresh = parentsFirst([...after.tables.values()].filter(({ name }) => names.has(name)));
  const renamed = (name: string) => (fresh.some((table) => table.name === name) ? prefix + name : name);
  const targets = fresh.flatMap((table) =>
    referencedIndexes(table, fresh).map((index) => ({ table: table.name, index })),
  );
  const made = fresh.map((table) => {
    const foreignKeys = table.foreignKeys.map((foreignKey) => ({ ...foreignKey, table: renamed(foreignKey.table) }));
    return { sql: createTable({ ...table, foreignKeys }, prefix + table.name), about: table.name };
  });
  const others = [
    // A foreign key needs the unique index that it relies on as soon as there are rows.
    ...targets.map(({ table, index }) => createIndex(prefix + table, { ...index, name: prefix + index.name })),
    ...fresh.flatMap((table) => copyRows(table, before.tables.get(table.name), valuesOf(table.name))),
    ...dropOrder(old).map(({ name }) => `DROP TABLE ${quoteName(name)}`),
    ...fresh.map(({ name }) => `ALTER TABLE ${quoteName(prefix + name)} RENAME TO ${quoteName(name)}`),
    ...targets.map(({ index }) => `DROP INDEX ${quoteName(prefix + index.name)}`),
    ...fresh.flatMap((table) => [
      ...table.indexes.map((index) => createIndex(table.name, index)),
      ...table.triggers.map(({ sql }) => sql),
    ]),
  ];
  const linked = [...old, ...fresh].some(({ foreignKeys }) => foreignKeys.length > 0);
  return [...(linked ? [{ sql: "PRAGMA defer_foreign_keys = ON" }] : []), ...made, ...others.map((sql) => ({ sql }))];
}

/** The unique indexes of a table that foreign keys of these tables rely on. */
function referencedIndexes(parent: TableDefinition, tables: readonly TableDefinition[]): IndexDefinition[] {
  const keys = tables
    .flatMap(({ foreignKeys }) => foreignKeys)
    .filter(({ table }) => table === parent.name)
    .map(({ references }) => [...references].sort().join());
  return parent.indexes.filter(
    ({ unique, where, columns }) => unique && where === undefined && keys.includes([...columns].sort().join()),
  );
}

function copyRows(table: TableDefinition, old: TableDefinition | undefined, values: RowValues): string[] {
  if (!old) return [];
  const columns: string[] = [];
  const sources: string[] = [];
  for (const { name, generated } of table.columns) {
    if (generated !== undefined) continue;
    const source =
      values.get(name) ?? (old.columns.some((column) => column.name === name) ? quoteName(name) : undefined);
    // Without a value the default of the new column would come in, which rows that are there do not get.
    columns.push(name);
    sources.push(source ?? "NULL");
  }
  const target = `INSERT INTO ${quoteName(prefix + table.name)} (${nameList(columns)})`;
  return [`${target}\nSELECT ${sources.join(", ")} FROM ${quoteName(table.name)}`];
}

/** Tables in an order in which each comes after those that it references; in a circle, as they come. */
function parentsFirst(tables: readonly TableDefinition[]): TableDefinition[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const order: TableDefinition[] = [];
  const seen = new Set<string>();
  const visit = (table: TableDefinition) => {
    if (seen.has(table.name)) return;
    seen.add(table.name);
    for (const { table: parent } of table.foreignKeys) {
      const target = byName.get(parent);
      if (target) visit(target);
    }
    order.push(table);
  };
  tables.forEach(visit);
  return order;
}

/**
 * Tables in an order in which they can be dropped: referencing ones first. In a circle of references one has to go before
 * those that reference it; what SQLite then refuses is to drop a table while one that references it with an action
 * (CASCADE, SET NULL) has another parent that is gone.
 */
export function dropOrder(tables: readonly TableDefinition[]): TableDefinition[] {
  let rest = parentsFirst(tables).reverse();
  const order: TableDefinition[] = [];
  const gone = new Set<string>();
  while (rest.length > 0) {
    const referencing = (table: TableDefinition) =>
      rest.filter((other) => other.foreignKeys.some((foreignKey) => foreignKey.table === table.name));
    const isFree = (table: TableDefinition) => referencing(table).every((other) => other === table);
    const isSafe = (table: TableDefinition) =>
      referencing(table).every((other) => !other.foreignKeys.some((foreignKey) => gone.has(foreignKey.table)));
    // One that references itself counts among those: in a circle it goes first.
    const next =
      rest.find((table) => isFree(table) && isSafe(table)) ??
      rest.find((table) => isSafe(table) && referencing(table).includes(table)) ??
      rest.find(isSafe) ??
      rest[0];
    if (!next) break;
    order.push(next);
    gone.add(next.name);
    rest = rest.filter((table) => table !== next);
  }
  return order;
}
