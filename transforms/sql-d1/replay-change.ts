import type { Catalog } from "../../src/sql/postgres/catalog.js";
import { applyChange } from "../../src/sql/postgres/changes/apply-change.js";
import { CatalogError } from "../../src/sql/postgres/changes/catalog-error.js";
import { type Change, changedTable } from "../../src/sql/postgres/changes/change.js";
import { columnsMentioned, relationsMentioned } from "../../src/sql/postgres/changes/rename-in-expression.js";
import type { ViewDefinition } from "../../src/sql/sqlite/definition.js";
import { quoteName, sqliteName } from "../../src/sql/sqlite/names.js";
import { renameColumn, renameTable } from "../../src/sql/sqlite/rename-definition.js";
import { notePlace } from "./places.js";
import type { ReplayState } from "./replay-state.js";
import { noteValues, renameLabel } from "./row-values.js";

/**
 * Makes a change in the catalog, and notes what D1 needs to follow.
 *
 * @param guarded whether PostgreSQL would pass over a change that cannot be made
 */
export function carryOut(state: ReplayState, given: Change, guarded: boolean): void {
  let next: Catalog;
  const change = withValidity(state, given);
  try {
    next = applyChange(state.catalog, change);
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    if (!guarded) state.find("not-applicable", error.message);
    return;
  }
  notePlace(state, change);
  if (next === state.catalog) return;
  noteComment(state, change);
  if (mustWriteFirst(state, change)) state.flush();
  if (change.kind === "add-column") noteStars(state, change.table, change.column.name);
  noteValues(state, change);
  follow(state, change);
  state.catalog = next;
  if (change.kind === "create-table") state.empty.add(change.key);
}

/**
 * NOT VALID lets rows be that break the constraint. On D1 it can only come once they are mended: where a later statement
 * validates it, then; else at once, which fails while there are such rows.
 */
function withValidity(state: ReplayState, change: Change): Change {
  if (change.kind !== "add-constraint") return change;
  const { table, constraint } = change;
  if ((constraint.kind !== "check" && constraint.kind !== "foreign-key") || !constraint.notValid) return change;
  const hasRows = state.database.tables.has(sqliteName(table)) && !state.empty.has(table);
  if (hasRows && state.validated.has(constraint.name)) return change;
  if (hasRows) {
    const name = constraint.name === "" ? "a constraint" : `\`${constraint.name}\``;
    state.find("not-valid", `${name} of \`${table}\` is NOT VALID: the migration fails on D1 while rows break it`);
  }
  const { notValid: _, ...valid } = constraint;
  return { ...change, constraint: valid };
}

/** COMMENT ON a table that stands in an earlier file is a comment in this one. */
function noteComment(state: ReplayState, change: Change): void {
  if (change.kind !== "comment-table" && change.kind !== "comment-column") return;
  if (!state.database.tables.has(sqliteName(change.table))) return;
  const object = change.kind === "comment-table" ? change.table : `${change.table}.${change.column}`;
  const [first = "", ...others] = (change.comment ?? "(no comment any more)").split(/\r?\n/);
  state.ignore("description");
  state.output.comment([`-- ${object}: ${first}`, ...others.map((line) => `-- ${line}`)].map((line) => line.trimEnd()));
}

/** Whether a query has a `*` among its results. */
function showsAll(query: string): boolean {
  const bare = query.replaceAll(/\/\*[\s\S]*?\*\/|--[^\n]*/g, " ");
  return /(?:\bselect|\bdistinct|\ball|,|\.)\s*\*/i.test(bare);
}

/** PostgreSQL writes out the `*` of a view when it is made, SQLite whenever it is read. */
function noteStars(state: ReplayState, table: string, column: string): void {
  for (const { key, query } of state.catalog.views.values()) {
    if (!showsAll(query)) continue;
    if (relationsMentioned(query, [table]).length === 0) continue;
    state.find("view-columns", `the view \`${key}\` selects * and shows the new column \`${table}.${column}\``);
  }
}

/**
 * Changes wait, and are found by comparing states. So what has gone must be gone before something else takes its name, and
 * a value that rows get must be in before the next one is made of it.
 */
function mustWriteFirst(state: ReplayState, change: Change): boolean {
  // SQLite compares names without regard to case.
  const tableOnD1 = (key: string) =>
    [...state.database.tables.keys()].some((name) => name.toLowerCase() === sqliteName(key).toLowerCase());
  const columnOnD1 = (table: string, column: string) =>
    state.database.tables
      .get(sqliteName(table))
      ?.columns.some(({ name }) => name.toLowerCase() === column.toLowerCase()) ?? false;
  switch (change.kind) {
    case "create-table":
      return tableOnD1(change.key);
    case "rename-table":
      return tableOnD1(change.to) || state.values.has(sqliteName(change.key));
    case "add-column":
      return columnOnD1(change.table, change.column.name);
    case "rename-column":
      return columnOnD1(change.table, change.to) || state.values.has(sqliteName(change.table));
    case "set-type":
      return state.values.get(sqliteName(change.table))?.has(change.column) ?? false;
    case "rename-enum-value":
      return [...state.catalog.tables.values()].some(
        ({ key, columns }) =>
          state.database.tables.has(sqliteName(key)) && columns.some(({ type }) => type.name === change.key),
      );
    default:
      return false;
  }
}

/** Renames cannot be seen by comparing states: they are written at once. */
function follow(state: ReplayState, change: Change): void {
  if (change.kind === "rename-table") {
    const [from, to] = [sqliteName(change.key), sqliteName(change.to)];
    if (!state.database.tables.has(from)) return;
    state.output.write(`ALTER TABLE ${quoteName(from)} RENAME TO ${quoteName(to)}`, from);
    state.database = renameTable(state.database, from, to);
  }
  if (change.kind === "rename-column") {
    const table = sqliteName(change.table);
    if (!state.database.tables.get(table)?.columns.some(({ name }) => name === change.column)) return;
    const [from, to] = [quoteName(change.column), quoteName(change.to)];
    dropViewsOver(state, table, change.column);
    state.output.write(`ALTER TABLE ${quoteName(table)} RENAME COLUMN ${from} TO ${to}`, table);
    state.database = renameColumn(state.database, table, change.column, change.to);
  }
  if (change.kind === "rename-enum-value") renameLabel(state, change);
}

/**
 * SQLite renames a column in the views that name it, which then show it under its new name, and refuses where another view
 * asks them for the old one. So they go before, with all that read them, and come back as PostgreSQL has them.
 */
function dropViewsOver(state: ReplayState, table: string, column: string): void {
  const views = [...state.database.views.values()];
  const shows = ({ sql, reads }: ViewDefinition) =>
    reads.includes(table) && (showsAll(sql) || columnsMentioned(sql, [column]).length > 0);
  const gone = new Set(views.filter(shows).map(({ name }) => name));
  for (let size = -1; size !== gone.size;) {
    size = gone.size;
    for (const { name, reads } of views) if (reads.some((read) => gone.has(read))) gone.add(name);
  }
  for (const { name } of views.toReversed()) {
    if (gone.has(name)) state.output.write(`DROP VIEW ${quoteName(name)}`, name);
  }
  const rest = views.filter(({ name }) => !gone.has(name));
  state.database = { ...state.database, views: new Map(rest.map((view) => [view.name, view])) };
}

/** The table or view that a change is about, by its name on D1. */
export function nameOnD1(change: Change): string | undefined {
  const table = changedTable(change);
  if (table !== undefined) return sqliteName(table);
  if (change.kind === "create-view") return sqliteName(change.view.key);
  if (change.kind === "drop-view") return sqliteName(change.key);
  return undefined;
}
