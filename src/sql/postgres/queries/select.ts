import type { Node } from "../../parse.js";
import { quoteName } from "../../sqlite/names.js";
import type { NodeOf } from "../../syntax-tree.js";
import { windowParts } from "../expressions/calls.js";
import { expression } from "../expressions/expression.js";
import { type Fragment, atom } from "../expressions/fragment.js";
import { kindOf } from "../expressions/kinds.js";
import { functionName } from "../expressions/names.js";
import { truth } from "../expressions/operators.js";
import { type Replacement, type Run, freshName, note, refuse, splice } from "../expressions/run.js";
import type { Scope, ScopeColumn } from "../expressions/scope.js";
import { distinctOn } from "./distinct-on.js";
import { translateFrom } from "./from.js";
import { limitText } from "./limit.js";
import { type Outputs, orderBy } from "./order-by.js";
import type { Query, QueryOptions } from "./query.js";
import { resultItems } from "./result-items.js";
import { isRowFunction, rowsOfFunction } from "./row-functions.js";
import { translateWith } from "./with.js";

type Clause = NodeOf<"select_stmt">["clauses"][number];

/** One SELECT. */
export function translateSelect(run: Run, outer: Scope, node: NodeOf<"select_stmt">, options: QueryOptions): Query {
  const find = <Type extends Clause["type"]>(type: Type): Extract<Clause, { type: Type }> | undefined =>
    node.clauses.find((clause): clause is Extract<Clause, { type: Type }> => clause.type === type);
  refuseClauses(node);
  const withClause = find("with_clause");
  const parts: Replacement[] = [];
  let around = outer;
  if (withClause) {
    if (outer.skipWith === withClause) parts.push([withClause, ""]);
    else {
      const translated = translateWith(run, outer, withClause);
      around = translated.scope;
      parts.push([withClause, translated.sql]);
    }
  }
  const table = find("table_clause");
  const from = find("from_clause");
  const start: Scope = { relations: [], outer: around, queries: around.queries };
  const source = from
    ? translateFrom(run, start, from.expr)
    : table
      ? translateFrom(run, start, table.table)
      : undefined;
  const select = find("select_clause");
  const scope: Scope = qualified({ ...start, relations: source?.relations ?? [] }, hasRowFunction(select));
  if (from && source) parts.push([from, source.sql === "" ? "" : splice(run, from, [[from.expr, source.sql]])]);
  if (table && source) {
    const items = resultItems(run, scope, undefined, options, table);
    parts.push([table, `SELECT ${items.texts.join(", ")} FROM ${source.sql}`]);
    return finish(run, scope, node, parts, items.columns, items.outputs, options);
  }
  if (!select) refuse("construct", "SELECT", node);
  const on = select.modifiers.find(({ type }) => type === "select_distinct_on");
  if (on?.type === "select_distinct_on") return distinctOn(run, scope, node, select, on, parts, options);
  const rows = rowsInResult(run, scope, node, select);
  const items = resultItems(run, scope, select, { ...options, given: rows?.given });
  const list = selectText(run, select, items.replaced);
  if (rows && from && source) {
    parts.splice(-1, 1, [from, `${splice(run, from, [[from.expr, source.sql]])}, ${rows.sql}`]);
  }
  parts.push([select, rows && !from ? `${list} FROM ${rows.sql}` : list]);
  return finish(run, scope, node, parts, items.columns, items.outputs, options);
}

/** With json_each() in FROM, a bare `id` or `value` could be its own: columns are named with their table. */
export function qualified(scope: Scope, always = false): Scope {
  const isNeeded = always || scope.relations.some(({ writeOut, sql }) => writeOut === true && sql !== "");
  return isNeeded ? { ...scope, qualify: true } : scope;
}

function hasRowFunction(select: NodeOf<"select_clause"> | undefined): boolean {
  return rowCalls(select).length > 0;
}

function rowCalls(select: NodeOf<"select_clause"> | undefined): readonly Node[] {
  return (select?.columns?.items ?? [])
    .map((item): Node => (item.type === "alias" ? item.expr : item))
    .filter((expr) => expr.type === "func_call" && isRowFunction(functionName(expr.name)));
}

/** A function over rows in the list of results (`SELECT unnest(tags)`): its rows are joined, as in FROM. */
function rowsInResult(
  run: Run,
  scope: Scope,
  node: NodeOf<"select_stmt">,
  select: NodeOf<"select_clause">,
): { readonly sql: string; readonly given: ReadonlyMap<Node, Fragment> } | undefined {
  const [call, ...others] = rowCalls(select);
  if (!call) return undefined;
  if (others.length > 0 || node.clauses.some(({ type }) => /^(?:group_by|having|window)_clause$/.test(type))) {
    refuse("lateral", "functions over rows in SELECT", call);
  }
  const source = rowsOfFunction(run, scope, call, freshName(run, "rows"), undefined);
  const [column, ...more] = source.relations[0]?.columns ?? [];
  if (!column || more.length > 0) refuse("lateral", "a function over rows of several columns in SELECT", call);
  const relation = source.relations[0]?.sql ?? "";
  const value = column.fragment ?? { ...atom(`${relation}.${quoteName(column.name)}`, column.type), column: "(rows)" };
  return { sql: source.sql, given: new Map([[call, value]]) };
}

/** The list of results with the translations in place; without any, SQLite wants at least one. */
function selectText(run: Run, select: NodeOf<"select_clause">, replaced: readonly Replacement[]): string {
  const modifiers = select.modifiers.filter(({ type }) => type !== "select_all");
  if (modifiers.some(({ type }) => type !== "select_distinct"))
    refuse("construct", "SELECT with its modifiers", select);
  if (!select.columns || select.columns.items.length === 0) return `${splice(run, select, [])} 1`;
  return splice(run, select, replaced);
}

/** The clauses after the list of results. */
export function restOfSelect(run: Run, scope: Scope, node: NodeOf<"select_stmt">, outputs: Outputs): Replacement[] {
  const parts: Replacement[] = [];
  for (const clause of node.clauses) {
    switch (clause.type) {
      case "where_clause":
      case "having_clause": {
        const condition = truth(run, expression(run, scope, clause.expr), clause.expr);
        parts.push([clause, splice(run, clause, [[clause.expr, condition.sql]])]);
        break;
      }
      case "group_by_clause":
        parts.push([clause, groupBy(run, scope, clause, outputs)]);
        break;
      case "window_clause":
        parts.push([
          clause,
          splice(
            run,
            clause,
            clause.namedWindows.items.flatMap((window) => windowParts(run, scope, window.window.expr)),
          ),
        ]);
        break;
      case "for_clause":
        note(run, "locking", "FOR UPDATE", clause);
        parts.push([clause, ""]);
        break;
      default:
    }
  }
  return parts;
}

function finish(
  run: Run,
  scope: Scope,
  node: NodeOf<"select_stmt">,
  before: readonly Replacement[],
  columns: readonly ScopeColumn[] | undefined,
  outputs: Outputs,
  options: QueryOptions,
): Query {
  const parts = [...before, ...restOfSelect(run, scope, node, outputs)];
  const order = node.clauses.find((clause) => clause.type === "order_by_clause");
  if (order?.type === "order_by_clause" && !options.columnsOnly) {
    // After UNION only the columns of the result may be named.
    const isCompound = options.compound !== undefined && options.compound.size > 0;
    const inner = isCompound ? { ...scope, relations: [] } : scope;
    parts.push([order, orderBy(run, inner, order, options.compound ?? outputs)]);
  }
  return { sql: tidy(splice(run, node, [...parts, ...limitText(run, scope, node)])), columns };
}

/** Clauses that were left out leave their space behind. */
function tidy(sql: string): string {
  return sql.trim();
}

function groupBy(run: Run, scope: Scope, clause: NodeOf<"group_by_clause">, outputs: Outputs): string {
  if (clause.distinctKw ?? clause.withRollupKw) refuse("grouping", "GROUP BY DISTINCT", clause);
  const replaced = clause.columns.items.map((item): Replacement => {
    if (item.type.startsWith("group_by_")) refuse("grouping", item.type.replaceAll("_", " "), item);
    if (item.type === "number_literal") return [item, item.text];
    return [item, groupKey(run, scope, item, outputs).sql];
  });
  return splice(run, clause, replaced);
}

function groupKey(run: Run, scope: Scope, item: Node, outputs: Outputs): Fragment {
  if (item.type === "identifier") {
    const name = item.text.startsWith('"') ? item.name : item.name.toLowerCase();
    const isColumn = scope.relations.some(({ columns }) => columns?.some((column) => column.name === name));
    const output = outputs.get(name);
    if (!isColumn && output) return output;
  }
  const value = expression(run, scope, item);
  if (kindOf(value.type, run.context.catalog) === "json") refuse("json", "JSON values grouped", item);
  return value;
}

const refused: ReadonlySet<string> = new Set([
  "into_table_clause",
  "into_variables_clause",
  "into_dumpfile_clause",
  "into_outfile_clause",
  "qualify_clause",
  "lock_in_share_mode_clause",
]);

function refuseClauses(node: NodeOf<"select_stmt">): void {
  for (const clause of node.clauses) {
    if (refused.has(clause.type)) refuse("construct", clause.type.replaceAll("_", " ").replace(/ clause$/, ""), clause);
  }
}
