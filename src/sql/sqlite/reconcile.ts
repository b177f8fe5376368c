import { type InPlaceChange, type RowValues, alterInPlace, sameTable } from "./alter-in-place.js";
import type { DatabaseDefinition, TableDefinition, ViewDefinition } from "./definition.js";
import { quoteName } from "./names.js";
import { dropOrder, rebuildTables, withReferencing } from "./rebuild.js";
import { swapColumns } from "./swap-columns.js";
import { createIndex, createTable, createView } from "./render.js";

export interface ReconcileStep {
  readonly sql: string;
  /** The table or view that the step is for, by its name on D1; nothing for a step that is for several. */
  readonly about?: string;
}

export interface Reconciliation {
  readonly steps: readonly ReconcileStep[];
  /** Tables that are made anew with their rows. */
  readonly rebuilt: readonly string[];
}

const noValues: RowValues = new Map();

/**
 * The statements that lead from one state of a D1 database to another and keep every row that PostgreSQL would keep. Tables
 * and columns of the same name in both states are the same ones: renames are done before, not here.
 *
 * @param values by table and column: what the rows that are there get in a column that is new or of another type, as SQLite
 *   text over the row as it was. A new column without an entry is NULL in them.
 */
export function reconcile(
  before: DatabaseDefinition,
  after: DatabaseDefinition,
  values: ReadonlyMap<string, RowValues>,
): Reconciliation {
  const valuesOf = (table: string) => values.get(table) ?? noValues;
  const created = [...after.tables.values()].filter(({ name }) => !before.tables.has(name));
  const dropped = [...before.tables.values()].filter(({ name }) => !after.tables.has(name));
  const inPlace = new Map<string, InPlaceChange>();
  const anew = new Set<string>();
  for (const table of after.tables.values()) {
    const old = before.tables.get(table.name);
    if (!old || (sameTable(old, table) && valuesOf(table.name).size === 0)) continue;
    const isReferenced = withReferencing([table.name], before).size > 1;
    const change =
      alterInPlace(old, table, valuesOf(table.name)) ??
      (isReferenced ? swapColumns(old, table, valuesOf(table.name), before) : undefined);
    if (change) inPlace.set(table.name, change);
    else anew.add(table.name);
  }
  const rebuilt = anew.size === 0 ? new Set<string>() : withReferencing(anew, before);
  // A new table that references one of them must not be there while the old ones are dropped.
  const late = withReferencing(rebuilt, { ...after, tables: new Map(created.map((table) => [table.name, table])) });
  const isLate = ({ name }: TableDefinition) => late.has(name);
  if (parentsOf(rebuilt, after).some((name) => late.has(name) && !rebuilt.has(name)))
    for (const name of late) rebuilt.add(name);
  for (const name of rebuilt) inPlace.delete(name);
  const alone = dropped.filter(({ name }) => !rebuilt.has(name));

  const moved = new Set([
    ...rebuilt,
    ...dropped.map(({ name }) => name),
    ...[...inPlace].filter(([, change]) => change.dropsColumns).map(([name]) => name),
  ]);
  const views = viewSteps(before, after, moved);
  const takenIndexes = new Set([...before.tables.values()].flatMap(({ indexes }) => indexes.map(({ name }) => name)));
  const canFollow = (table: TableDefinition) => table.indexes.every(({ name }) => !takenIndexes.has(name));
  const steps: ReconcileStep[] = [...views.drops];
  const add = (about: string, statements: readonly string[]) =>
    steps.push(...statements.map((sql) => ({ sql, about })));
  const drop = () => {
    for (const { name } of dropOrder(alone)) add(name, [`DROP TABLE ${quoteName(name)}`]);
  };

  // What references a table that goes is made anew first, without the foreign key.
  if (rebuilt.size === 0) drop();
  for (const [name, { drops }] of inPlace) add(name, drops);
  const create = (tables: readonly TableDefinition[]) => {
    for (const table of tables) {
      add(table.name, [createTable(table)]);
      if (canFollow(table)) add(table.name, objectsOf(table));
    }
  };
  create(created.filter((table) => !isLate(table)));
  const waits = (name: string) => parentsOf([name], after).some((parent) => rebuilt.has(parent));
  // The unique indexes of a table are there before rows that rely on them.
  for (const [name, { alters, creates }] of inPlace) if (!waits(name)) add(name, [...alters, ...creates]);
  if (rebuilt.size > 0) {
    steps.push(...rebuildTables(rebuilt, before, after, valuesOf));
    drop();
  }
  create(created.filter((table) => isLate(table) && !rebuilt.has(table.name)));
  for (const [name, { alters, creates }] of inPlace) if (waits(name)) add(name, [...alters, ...creates]);
  for (const table of created) if (!canFollow(table) && !rebuilt.has(table.name)) add(table.name, objectsOf(table));
  steps.push(...views.creates);
  return { steps, rebuilt: [...rebuilt].filter((name) => after.tables.has(name)) };
}

/** The tables that some tables reference. */
function parentsOf(names: Iterable<string>, { tables }: DatabaseDefinition): string[] {
  return [...names].flatMap((name) => tables.get(name)?.foreignKeys.map(({ table }) => table) ?? []);
}

function objectsOf(table: TableDefinition): string[] {
  return [...table.indexes.map((index) => createIndex(table.name, index)), ...table.triggers.map(({ sql }) => sql)];
}

/** Views that change, and views over tables that are not there for a moment, are dropped first and made last. */
function viewSteps(before: DatabaseDefinition, after: DatabaseDefinition, moved: ReadonlySet<string>) {
  const touched = new Set(moved);
  for (const view of before.views.values()) {
    const kept = after.views.get(view.name);
    if (kept !== view && JSON.stringify(kept) !== JSON.stringify(view)) touched.add(view.name);
  }
  for (let size = -1; size !== touched.size;) {
    size = touched.size;
    for (const view of before.views.values()) if (view.reads.some((name) => touched.has(name))) touched.add(view.name);
  }
  const gone = [...before.views.values()].filter(({ name }) => touched.has(name));
  const come = [...after.views.values()].filter(({ name }) => touched.has(name) || !before.views.has(name));
  return {
    drops: gone.reverse().map(({ name }) => ({ sql: `DROP VIEW ${quoteName(name)}`, about: name })),
    creates: readFirst(come).map((view) => ({ sql: createView(view), about: view.name })),
  };
}

/** Views in an order in which each comes after those that it reads. */
function readFirst(views: readonly ViewDefinition[]): ViewDefinition[] {
  const order: ViewDefinition[] = [];
  const visit = (view: ViewDefinition, path: readonly ViewDefinition[]) => {
    if (order.includes(view) || path.includes(view)) return;
    for (const other of views) if (view.reads.includes(other.name)) visit(other, [...path, view]);
    order.push(view);
  };
  for (const view of views) visit(view, []);
  return order;
}
