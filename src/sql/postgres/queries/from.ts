import type { Node } from "../../parse.js";
import { quoteName, sqliteName } from "../../sqlite/names.js";
import { type NodeOf, isQuery } from "../../syntax-tree.js";
import { expression } from "../expressions/expression.js";
import { atom } from "../expressions/fragment.js";
import { foldedName, isOrdinary, keyOf, nameParts } from "../expressions/names.js";
import { truth } from "../expressions/operators.js";
import { type Replacement, type Run, refuse, splice } from "../expressions/run.js";
import { type Relation, type Scope, type ScopeColumn, columnsOf, nullable } from "../expressions/scope.js";
import { rowsOfFunction } from "./row-functions.js";
import { translateQuery } from "./query.js";
import { qualified } from "./select.js";
import { viewColumns } from "./views.js";

export interface Source {
  readonly sql: string;
  readonly relations: readonly Relation[];
}

/** What FROM brings in. Later items see earlier ones only in conditions, and in functions over rows. */
export function translateFrom(run: Run, scope: Scope, node: Node): Source {
  switch (node.type) {
    case "identifier":
    case "member_expr":
      return table(run, scope, node, undefined);
    case "table_without_inheritance":
    case "table_with_inheritance":
      return table(run, scope, node.table, undefined);
    case "alias":
      return aliased(run, scope, node);
    case "join_expr":
      return join(run, scope, node);
    case "paren_expr":
      return isQuery(node.expr) ? subquery(run, scope, node, "", undefined) : parenthesized(run, scope, node);
    case "func_call":
    case "unnest_expr":
    case "with_ordinality_expr":
    case "func_call_with_column_definitions":
      return rowsOfFunction(run, scope, node, undefined, undefined);
    case "lateral_derived_table":
      return lateral(run, scope, node, undefined, undefined);
    default:
      refuse("construct", `FROM ${node.type.replaceAll("_", " ")}`, node);
  }
}

function parenthesized(run: Run, scope: Scope, node: NodeOf<"paren_expr">): Source {
  const inner = translateFrom(run, scope, node.expr);
  return { sql: splice(run, node, [[node.expr, inner.sql]]), relations: inner.relations };
}

/** A table, a view, or a query of WITH. */
function table(run: Run, scope: Scope, node: Node, alias: string | undefined): Source {
  const parts = nameParts(node);
  if (!parts) refuse("construct", node.type.replaceAll("_", " "), node);
  const relation = relationOf(run, scope, parts, node);
  run.reads.add(relation.key ?? "");
  run.reads.delete("");
  const target = relation.sql;
  if (alias === undefined) return { sql: target, relations: [relation] };
  const sql = `${target} AS ${quoteName(alias)}`;
  return { sql, relations: [{ ...relation, name: alias, sql: quoteName(alias) }] };
}

/** A relation by its name. */
function relationOf(run: Run, scope: Scope, parts: readonly string[], node: Node): Relation {
  const { catalog } = run.context;
  const key = keyOf(parts);
  const name = parts.at(-1) ?? key;
  if (parts.length === 1 && scope.queries.has(name)) {
    const columns = scope.queries.get(name);
    return { name, sql: quoteName(name), ...(columns && { columns }) };
  }
  const sql = quoteName(sqliteName(key));
  const known = catalog.tables.get(key);
  if (known) return { name, sql, key, columns: columnsOf(known) };
  const view = catalog.views.get(key);
  if (view) {
    const columns = viewColumns(run, view);
    return { name, sql, key, ...(columns && { columns }) };
  }
  refuse(isOrdinary(key) ? "unknown-table" : "system-catalog", parts.join("."), node);
}

function aliased(run: Run, scope: Scope, node: NodeOf<"alias">): Source {
  const name = foldedName(node.alias);
  const names = node.columnAliases?.expr.items.map((column) => foldedName(column));
  const inner = node.expr;
  switch (inner.type) {
    case "identifier":
    case "member_expr":
    case "table_without_inheritance":
    case "table_with_inheritance": {
      const source = table(run, scope, "table" in inner ? inner.table : inner, name);
      if (!names) return source;
      // SQLite has no `AS x (a, b)`: a query around the table gives the names.
      const [relation] = source.relations;
      const columns = relation?.columns ?? refuse("construct", "column names of a table", node);
      const list = columns.map(
        (column, index) => `${quoteName(column.name)} AS ${quoteName(names[index] ?? column.name)}`,
      );
      const inside = table(run, scope, "table" in inner ? inner.table : inner, undefined).sql;
      const renamed = columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
      return {
        sql: `(SELECT ${list.join(", ")} FROM ${inside}) AS ${quoteName(name)}`,
        relations: [{ name, sql: quoteName(name), columns: renamed }],
      };
    }
    case "paren_expr":
      if (!isQuery(inner.expr)) refuse("construct", "a join with an alias", node);
      return subquery(run, scope, inner, name, names);
    case "func_call":
    case "unnest_expr":
    case "with_ordinality_expr":
    case "func_call_with_column_definitions":
      return rowsOfFunction(run, scope, inner, name, names);
    case "lateral_derived_table":
      return lateral(run, scope, inner, name, names);
    default:
      refuse("construct", `FROM ${inner.type.replaceAll("_", " ")}`, node);
  }
}

/** A query in FROM. It sees nothing of its neighbours. */
function subquery(
  run: Run,
  scope: Scope,
  node: NodeOf<"paren_expr">,
  name: string,
  names: readonly string[] | undefined,
): Source {
  const outer = scope.outer;
  const own: Scope = { relations: [], queries: scope.queries, ...(outer && { outer }) };
  const { sql, columns } = translateQuery(run, own, node.expr, { names, named: true });
  const text = splice(run, node, [[node.expr, sql]]);
  const relation: Relation = { name, sql: name === "" ? "" : quoteName(name), ...(columns && { columns }) };
  return { sql: name === "" ? text : `${text} AS ${quoteName(name)}`, relations: [relation] };
}

function join(run: Run, scope: Scope, node: NodeOf<"join_expr">): Source {
  const left = translateFrom(run, scope, node.left);
  const seen: Scope = { ...scope, relations: [...scope.relations, ...left.relations] };
  const words = operatorOf(node);
  const right = joined(run, seen, node.right, words.includes("LEFT"));
  const outerLeft = words.includes("RIGHT") || words.includes("FULL");
  const outerRight = words.includes("LEFT") || words.includes("FULL");
  const relations = [
    ...left.relations.map((relation) => (outerLeft ? nullable(relation) : relation)),
    ...right.relations.map((relation) => (outerRight ? nullable(relation) : relation)),
  ];
  if (words.includes("NATURAL")) refuse("construct", "NATURAL JOIN", node);
  const replaced: Replacement[] = [
    [node.left, left.sql],
    [node.right, right.sql],
  ];
  const { specification } = node;
  // A query that is no table any more: its columns stand where they are used.
  if (right.sql === "") {
    const condition = specification?.type === "join_on_specification" ? specification.expr : undefined;
    if (condition && condition.type !== "boolean_literal") refuse("lateral", "LATERAL with a condition", node);
    return { sql: left.sql, relations };
  }
  if (specification?.type === "join_on_specification") {
    const inner = qualified({ ...scope, relations: [...scope.relations, ...relations] });
    const condition = expression(run, inner, specification.expr);
    replaced.push([specification.expr, truth(run, condition, specification.expr).sql]);
  }
  if (specification?.type === "join_using_specification") {
    const columns = specification.expr.expr.items;
    for (const column of columns) replaced.push([column, quoteName(foldedName(column))]);
    const merged = columns.map((column) => foldedName(column));
    const [first, ...rest] = relations;
    if (first)
      return {
        sql: splice(run, node, replaced),
        relations: [{ ...first, merged: [...(first.merged ?? []), ...merged] }, ...rest],
      };
  }
  return { sql: splice(run, node, replaced), relations };
}

/** The right side of a join; LATERAL is told whether it is a LEFT JOIN. */
function joined(run: Run, scope: Scope, node: Node, optional: boolean): Source {
  const inner = node.type === "alias" ? node.expr : node;
  if (node.type !== "alias" || inner.type !== "lateral_derived_table") return translateFrom(run, scope, node);
  const names = node.columnAliases?.expr.items.map((column) => foldedName(column));
  return lateral(run, scope, inner, foldedName(node.alias), names, optional);
}

function operatorOf({ operator }: NodeOf<"join_expr">): readonly string[] {
  if (operator === ",") return [];
  return (Array.isArray(operator) ? operator : [operator]).map(({ name }) => name);
}

/** LATERAL over a function is what SQLite does anyway; over a query of one row its columns stand where they are used. */
function lateral(
  run: Run,
  scope: Scope,
  node: NodeOf<"lateral_derived_table">,
  name: string | undefined,
  names: readonly string[] | undefined,
  optional = false,
): Source {
  const inner = node.expr;
  if (inner.type !== "paren_expr") {
    if (inner.type === "rows_from_expr") refuse("lateral", "ROWS FROM", node);
    return rowsOfFunction(run, scope, inner, name, names);
  }
  const query = inner.expr;
  const single = singleRow(run, scope, query, name, names, optional);
  if (single) return single;
  const [clause, ...others] = query.type === "select_stmt" ? query.clauses : [];
  if (clause?.type !== "select_clause" || others.length > 0 || clause.modifiers.length > 0 || name === undefined) {
    refuse("lateral", name ?? "LATERAL", node);
  }
  const columns = (clause.columns?.items ?? []).map((item, index): ScopeColumn => {
    if (
      item.type === "all_columns" ||
      item.type === "empty" ||
      item.type === "except_columns" ||
      item.type === "replace_columns"
    )
      refuse("lateral", name, node);
    const expr = item.type === "alias" ? item.expr : item;
    const value = expression(run, scope, expr);
    const own =
      item.type === "alias" ? foldedName(item.alias) : item.type === "identifier" ? foldedName(item) : "?column?";
    return {
      name: names?.[index] ?? own,
      type: value.type,
      notNull: value.notNull === true,
      fragment: value.level < 20 ? { ...value, ...atom(`(${value.sql})`, value.type) } : value,
    };
  });
  return { sql: "", relations: [{ name, sql: "", columns, writeOut: true }] };
}

/**
 * LEFT JOIN LATERAL (… LIMIT 1) ON true: at most one row, so each column is a query of its own where it is used.
 *
 * @param optional it is the right side of a LEFT JOIN, so that no row is NULL
 */
function singleRow(
  run: Run,
  scope: Scope,
  query: Node,
  name: string | undefined,
  names: readonly string[] | undefined,
  optional: boolean,
): Source | undefined {
  if (query.type !== "select_stmt" || name === undefined || !optional) return undefined;
  const limit = query.clauses.find(({ type }) => type === "limit_clause");
  if (limit?.type !== "limit_clause" || limit.count?.type !== "number_literal" || limit.count.value !== 1)
    return undefined;
  const { sql, columns } = translateQuery(run, { relations: [], outer: scope, queries: scope.queries }, query, {
    names,
    named: true,
  });
  if (!columns || columns.some((column) => column.name === "?column?")) return undefined;
  const shown = columns.map((column): ScopeColumn => {
    const value = `(SELECT ${quoteName(column.name)} FROM (${sql}))`;
    return { ...column, notNull: false, fragment: { ...atom(value, column.type), form: column.form } };
  });
  return { sql: "", relations: [{ name, sql: "", columns: shown, writeOut: true }] };
}
