import type { Node } from "../../parse.js";
import { nullAsValue } from "../../sqlite/null-as-value.js";
import { quoteName } from "../../sqlite/names.js";
import { type NodeOf, isQuery } from "../../syntax-tree.js";
import type { Column, Table } from "../catalog.js";
import { expression } from "../expressions/expression.js";
import { foldedName } from "../expressions/names.js";
import { truth } from "../expressions/operators.js";
import { type Replacement, type Run, refuse, splice } from "../expressions/run.js";
import type { Relation, Scope } from "../expressions/scope.js";
import { translateQuery } from "./query.js";
import { returningText } from "./returning.js";
import { columnOf, defaultOf, setClause, valueFor, writtenTable } from "./targets.js";
import { itemsOfRow } from "./values.js";
import { scopeAfterWith } from "./with.js";

/** INSERT of rows or of a query, with ON CONFLICT and RETURNING. */
export function translateInsert(run: Run, outer: Scope, node: NodeOf<"insert_stmt">): string {
  const target = node.clauses.find(({ type }) => type === "insert_clause");
  if (target?.type !== "insert_clause" || target.orAction || target.modifiers.length > 0) {
    refuse("construct", "INSERT", node);
  }
  const { scope, replaced } = scopeAfterWith(run, outer, node.clauses);
  const written = writtenTable(run, target.table);
  const { table, relation } = written;
  const listed = target.columns ?? (target.table.type === "alias" ? target.table.columnAliases : undefined);
  const named = listed?.expr.items.map((item) => columnOf(table, foldedName(item), item));
  const columns = named ?? table.columns;
  let kept: readonly Column[] = columns;
  const upsert = node.clauses.find(({ type }) => type === "upsert_clause");
  let defaultValues = false;
  for (const clause of node.clauses) {
    switch (clause.type) {
      case "with_clause":
      case "insert_clause":
        break;
      case "overriding_clause":
        if (clause.overridingKw[1].name === "USER") refuse("construct", "OVERRIDING USER VALUE", clause);
        replaced.push([clause, ""]);
        break;
      case "default_values":
        defaultValues = true;
        break;
      case "values_clause": {
        const rows = insertRows(run, scope, table, columns, clause);
        kept = rows.columns;
        defaultValues = kept.length === 0;
        if (defaultValues && clause.values.items.length > 1) refuse("default", "rows of defaults only", clause);
        replaced.push([clause, defaultValues ? "DEFAULT VALUES" : rows.sql]);
        break;
      }
      case "upsert_clause":
        replaced.push([clause, upsertText(run, scope, table, relation, clause)]);
        break;
      case "returning_clause":
        replaced.push([clause, returningText(run, scope, relation, clause)]);
        break;
      default: {
        if (!isQuery(clause) && clause.type !== "paren_expr")
          refuse("construct", clause.type.replaceAll("_", " "), clause);
        const rows = insertQuery(run, scope, columns, clause, upsert !== undefined);
        kept = rows.columns;
        replaced.push([clause, rows.sql]);
      }
    }
  }
  replaced.push([target, intoText(run, target, written.sql, defaultValues ? [] : kept, named)]);
  return splice(run, node, replaced).trim();
}

/** INSERT INTO with all columns named: the order of columns on D1 may be another. */
function intoText(
  run: Run,
  target: NodeOf<"insert_clause">,
  table: string,
  columns: readonly Column[],
  named: readonly Column[] | undefined,
): string {
  const list = columns.length === 0 ? "" : ` (${columns.map(({ name }) => quoteName(name)).join(", ")})`;
  if (!target.columns) return splice(run, target, [[target.table, table + list]]);
  const parts: Replacement[] = [[target.table, table]];
  if (columns.length === named?.length) {
    for (const item of target.columns.expr.items) parts.push([item, quoteName(foldedName(item))]);
  } else parts.push([target.columns, list.trim()]);
  return splice(run, target, parts);
}

interface Rows {
  readonly columns: readonly Column[];
  readonly sql: string;
}

/** Rows of values; a column that is DEFAULT in all of them is left out. */
function insertRows(
  run: Run,
  scope: Scope,
  table: Table,
  columns: readonly Column[],
  clause: NodeOf<"values_clause">,
): Rows {
  const rows = clause.values.items.map((row) => itemsOfRow(row));
  const width = rows[0]?.length ?? 0;
  if (width > columns.length || rows.some((row) => row.length !== width))
    refuse("construct", "rows of another length", clause);
  const filled = columns.slice(0, width);
  const keeps = filled.map((_, index) => rows.some((row) => row[index]?.type !== "default"));
  const cell = (column: Column, item: Node): string => {
    if (item.type !== "default") return valueFor(run, scope, table, column, item);
    // NULL makes an INTEGER PRIMARY KEY count.
    return defaultOf(run, table, column, item)?.sql ?? "NULL";
  };
  const all = keeps.every(Boolean);
  const texts = clause.values.items.map((row, at): Replacement => {
    const items = rows[at] ?? [];
    const cells = items.map((item, index): Replacement | undefined => {
      const column = filled[index];
      return column && keeps[index] ? [item, cell(column, item)] : undefined;
    });
    const list = row.type === "row_constructor" ? row.row : row;
    if (all)
      return [
        row,
        splice(
          run,
          list,
          cells.filter((entry) => entry !== undefined),
        ),
      ];
    return [row, `(${cells.flatMap((entry) => entry?.[1] ?? []).join(", ")})`];
  });
  return { columns: filled.filter((_, index) => keeps[index]), sql: splice(run, clause, texts) };
}

/** Rows of a query. Before ON CONFLICT it needs a WHERE, or SQLite reads ON as the condition of a join. */
function insertQuery(run: Run, scope: Scope, columns: readonly Column[], query: Node, upsert: boolean): Rows {
  const own: Scope = { relations: [], outer: scope, queries: scope.queries };
  const { sql, columns: shown } = translateQuery(run, own, query, { targets: columns.map(({ type }) => ({ type })) });
  const kept = shown ? columns.slice(0, shown.length) : columns;
  if (shown && shown.length > columns.length) refuse("construct", "a query of more columns than the table", query);
  if (!upsert) return { columns: kept, sql };
  const types = query.type === "select_stmt" ? query.clauses.map(({ type }) => type as string) : [];
  if (types.includes("where_clause")) return { columns: kept, sql };
  const isPlain =
    types.length > 0 && types.every((type) => /^(?:with|select|from)_clause$/.test(type)) && !/^\s*VALUES/i.test(sql);
  const distinct = /^\s*SELECT\s+DISTINCT\s+ON/i.test(sql);
  return {
    columns: kept,
    sql:
      isPlain && !distinct && !/ORDER BY|LIMIT/i.test(sql) ? `${sql} WHERE true` : `SELECT * FROM (${sql}) WHERE true`,
  };
}

function upsertText(run: Run, scope: Scope, table: Table, relation: Relation, clause: NodeOf<"upsert_clause">): string {
  const target: Scope = { relations: [relation], queries: scope.queries };
  const { conflictTarget, where, action } = clause;
  const replaced: Replacement[] = [];
  if (conflictTarget?.type === "conflict_target_on_constraint") {
    const name = foldedName(conflictTarget.constraint);
    const key = [table.primaryKey, ...table.uniques].find((constraint) => constraint?.name === name);
    if (!key) refuse("conflict-target", name, conflictTarget);
    const list = key.columns.map((column) => keyText(table, key, column));
    replaced.push([conflictTarget, `(${list.join(", ")})`]);
  } else if (conflictTarget) {
    const items = conflictTarget.expr.items;
    const key = conflictKey(table, items, conflictTarget);
    const list = items.map(({ expr }) =>
      key && expr.type === "identifier" ? keyText(table, key, foldedName(expr)) : expression(run, target, expr).sql,
    );
    replaced.push([conflictTarget, `(${list.join(", ")})`]);
  }
  if (where)
    replaced.push([
      where,
      splice(run, where, [[where.expr, truth(run, expression(run, target, where.expr), where).sql]]),
    ]);
  if (action.type === "upsert_action_update") {
    const excluded: Relation = { ...relation, name: "excluded", sql: "excluded" };
    const own: Scope = { relations: [relation, excluded], queries: scope.queries };
    const parts: Replacement[] = [[action.set, setClause(run, own, table, action.set)]];
    if (action.where) {
      const condition = truth(run, expression(run, own, action.where.expr), action.where);
      parts.push([action.where, splice(run, action.where, [[action.where.expr, condition.sql]])]);
    }
    replaced.push([action, splice(run, action, parts)]);
  }
  return splice(run, clause, replaced);
}

interface ConflictKey {
  readonly columns: readonly string[];
  readonly nullsNotDistinct?: boolean;
}

/** A column as the unique index on D1 has it. */
function keyText(table: Table, { nullsNotDistinct }: ConflictKey, name: string): string {
  const nullable = table.columns.find((column) => column.name === name)?.notNull !== true;
  return nullsNotDistinct === true && nullable ? nullAsValue(quoteName(name)) : quoteName(name);
}

/**
 * A conflict target has to be a key of the table: columns of the primary key, or of something unique.
 *
 * @returns nothing where an expression is among them
 */
function conflictKey(
  table: Table,
  items: readonly NodeOf<"index_specification">[],
  node: Node,
): ConflictKey | undefined {
  const names = items.map(({ expr }) => (expr.type === "identifier" ? foldedName(expr) : undefined));
  if (names.some((name) => name === undefined)) return undefined;
  const wanted = [...new Set(names)].sort().join("\0");
  const indexes = table.indexes
    .filter(({ unique, parts }) => unique && parts.every(({ column }) => column !== undefined))
    .map(({ parts, nullsNotDistinct }) => ({ columns: parts.map(({ column }) => column ?? ""), nullsNotDistinct }));
  const keys: ConflictKey[] = [...(table.primaryKey ? [table.primaryKey] : []), ...table.uniques, ...indexes];
  const key = keys.find(({ columns }) => [...columns].sort().join("\0") === wanted);
  return key ?? refuse("conflict-target", `(${names.join(", ")})`, node);
}
