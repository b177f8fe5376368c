import type { Node } from "../../parse.js";
import { quoteName } from "../../sqlite/names.js";
import type { NodeOf } from "../../syntax-tree.js";
import { foldedName } from "../expressions/names.js";
import { type Replacement, type Run, refuse, splice } from "../expressions/run.js";
import type { Scope, ScopeColumn } from "../expressions/scope.js";
import { translateQuery } from "./query.js";

/** The scope of INSERT, UPDATE and DELETE, with the queries of their WITH where they have one, and what replaces that. */
export function scopeAfterWith(
  run: Run,
  outer: Scope,
  clauses: readonly Node[],
): { readonly scope: Scope; readonly replaced: Replacement[] } {
  const scope: Scope = { relations: [], outer, queries: outer.queries };
  const clause = clauses.find(({ type }) => type === "with_clause");
  if (clause?.type !== "with_clause") return { scope, replaced: [] };
  const translated = translateWith(run, scope, clause);
  return { scope: translated.scope, replaced: [[clause, translated.sql]] };
}

/** WITH: each query may name the ones before it, and itself with RECURSIVE. */
export function translateWith(
  run: Run,
  scope: Scope,
  clause: NodeOf<"with_clause">,
): { readonly scope: Scope; readonly sql: string } {
  const queries = new Map(scope.queries);
  const replaced: Replacement[] = [];
  for (const table of clause.tables.items) {
    const name = foldedName(table.table);
    const inner = table.expr.expr;
    if (inner.type === "insert_stmt" || inner.type === "update_stmt" || inner.type === "delete_stmt") {
      refuse("modifying-cte", name, table);
    }
    if (table.search ?? table.cycle) refuse("construct", "SEARCH or CYCLE", table);
    const names = table.columns?.expr.items.map((column) => foldedName(column));
    const own: Scope = { relations: [], outer: scope, queries: new Map(queries) };
    const isRecursive = clause.recursiveKw !== undefined && inner.type === "compound_select_stmt";
    if (isRecursive) {
      const start = run.problems.length;
      const first = translateQuery(run, own, inner.left, { named: true }).columns;
      run.problems.length = start;
      (own.queries as Map<string, readonly ScopeColumn[] | undefined>).set(name, named(first, names));
    }
    const query = translateQuery(run, own, inner, { named: true });
    queries.set(name, named(query.columns, names));
    const body = splice(run, table.expr, [[inner, query.sql]]);
    replaced.push([
      table,
      splice(run, table, [
        [table.table, quoteName(name)],
        ...(table.columns?.expr.items.map((column): Replacement => [column, quoteName(foldedName(column))]) ?? []),
        [table.expr, body],
      ]),
    ]);
  }
  return { scope: { ...scope, queries }, sql: splice(run, clause, replaced) };
}

function named(
  columns: readonly ScopeColumn[] | undefined,
  names: readonly string[] | undefined,
): readonly ScopeColumn[] | undefined {
  return columns?.map((column, index) => ({ ...column, name: names?.[index] ?? column.name }));
}
