import type { Node } from "../../parse.js";
import { quoteName } from "../../sqlite/names.js";
import type { NodeOf } from "../../syntax-tree.js";
import type { Column, Table } from "../catalog.js";
import { store } from "../expressions/casts.js";
import { expression } from "../expressions/expression.js";
import { type Fragment, atom } from "../expressions/fragment.js";
import { foldedName, isOrdinary, keyOf, nameParts } from "../expressions/names.js";
import { type Replacement, type Run, refuse, splice } from "../expressions/run.js";
import { type Relation, type Scope, columnsOf } from "../expressions/scope.js";
import { prepareSyntax } from "../expressions/standard-syntax.js";
import { parsePostgresStatement } from "../../parse.js";
import { sqliteName } from "../../sqlite/names.js";
import { translateQuery } from "./query.js";

/** The table that a statement writes to. */
export interface WrittenTable {
  readonly table: Table;
  readonly relation: Relation;
  /** `t AS x`. */
  readonly sql: string;
}

/** Finds the table of INSERT, UPDATE or DELETE in the catalog. */
export function writtenTable(run: Run, node: Node): WrittenTable {
  const alias = node.type === "alias" ? foldedName(node.alias) : undefined;
  const inner = node.type === "alias" ? node.expr : node;
  const named =
    inner.type === "table_without_inheritance" || inner.type === "table_with_inheritance" ? inner.table : inner;
  const parts = nameParts(named) ?? refuse("construct", named.type, node);
  const key = keyOf(parts);
  const table = run.context.catalog.tables.get(key);
  if (!table) {
    if (run.context.catalog.views.has(key)) refuse("construct", "writing to a view", node);
    refuse(isOrdinary(key) ? "unknown-table" : "system-catalog", parts.join("."), node);
  }
  run.writes.add(key);
  const name = quoteName(sqliteName(key));
  const relation: Relation = {
    name: alias ?? parts.at(-1) ?? key,
    sql: alias === undefined ? name : quoteName(alias),
    key,
    columns: columnsOf(table),
  };
  return { table, relation, sql: alias === undefined ? name : `${name} AS ${quoteName(alias)}` };
}

export function columnOf(table: Table, name: string, node: Node): Column {
  return table.columns.find((column) => column.name === name) ?? refuse("unknown-column", `${table.key}.${name}`, node);
}

/** What DEFAULT stands for; `undefined` where the column counts by itself. */
export function defaultOf(run: Run, table: Table, column: Column, node: Node): Fragment | undefined {
  if (column.generated !== undefined) return undefined;
  if (column.counts) {
    const key = table.primaryKey?.columns;
    if (key?.length === 1 && key[0] === column.name) return undefined;
    refuse("default", `${table.key}.${column.name}`, node);
  }
  const domain = run.context.catalog.domains.get(column.type.name);
  const text = column.default ?? domain?.default;
  if (text === undefined) return { ...atom("NULL"), isNull: true };
  const syntax = prepareSyntax(`SELECT (${text}\n)`);
  const statement = parsePostgresStatement(syntax.text);
  const clause = statement?.type === "select_stmt" ? statement.clauses[0] : undefined;
  const item = clause?.type === "select_clause" ? clause.columns?.items[0] : undefined;
  if (item?.type !== "paren_expr") refuse("default", `${table.key}.${column.name}`, node);
  const own: Run = { ...run, syntax, problems: [] };
  return store(own, expression(own, { relations: [], queries: new Map() }, item.expr), column.type, item);
}

/** SET of UPDATE and of ON CONFLICT DO UPDATE: each value in the form of its column. */
export function setClause(run: Run, scope: Scope, table: Table, clause: NodeOf<"set_clause">): string {
  const replaced = clause.assignments.items.map((assignment): Replacement => [
    assignment,
    assignmentText(run, scope, table, assignment),
  ]);
  return splice(run, clause, replaced);
}

function assignmentText(run: Run, scope: Scope, table: Table, node: NodeOf<"column_assignment">): string {
  const { column, expr } = node;
  if (column.type === "identifier") {
    const target = columnOf(table, foldedName(column), column);
    return splice(run, node, [
      [column, quoteName(target.name)],
      [expr, valueFor(run, scope, table, target, expr)],
    ]);
  }
  if (column.type !== "paren_expr") refuse("construct", "an assignment to a part of a column", node);
  const targets = column.expr.items.map((item) => columnOf(table, foldedName(item), item));
  const names = `(${targets.map(({ name }) => quoteName(name)).join(", ")})`;
  const values = expr.type === "row_constructor" ? expr.row : expr;
  if (values.type === "paren_expr" && values.expr.type === "list_expr") {
    const items = values.expr.items;
    if (items.length !== targets.length) refuse("construct", "an assignment of rows", node);
    const list = targets.map((target, index) => valueFor(run, scope, table, target, items[index] ?? node));
    return `${names} = (${list.join(", ")})`;
  }
  if (targets.length === 1 && targets[0]) {
    return `${quoteName(targets[0].name)} = ${valueFor(run, scope, table, targets[0], expr)}`;
  }
  const { sql } = translateQuery(run, { relations: [], outer: scope, queries: scope.queries }, values, {
    targets: targets.map(({ type }) => ({ type })),
  });
  return `${names} = (${sql})`;
}

/** A value as it is assigned to a column. */
export function valueFor(run: Run, scope: Scope, table: Table, column: Column, node: Node): string {
  if (node.type === "default") return (defaultOf(run, table, column, node) ?? refuse("default", column.name, node)).sql;
  return store(run, expression(run, scope, node), column.type, node).sql;
}
