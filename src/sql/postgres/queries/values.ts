import type { Node } from "../../parse.js";
import { quoteName } from "../../sqlite/names.js";
import { type NodeOf, rowItems } from "../../syntax-tree.js";
import { unify } from "../expressions/comparisons.js";
import { expression } from "../expressions/expression.js";
import { type Fragment, atom } from "../expressions/fragment.js";
import { kindOf } from "../expressions/kinds.js";
import { type Replacement, type Run, refuse, splice } from "../expressions/run.js";
import type { Scope, ScopeColumn } from "../expressions/scope.js";
import { orderBy } from "./order-by.js";
import { type Query, type QueryOptions, conform } from "./query.js";

/** The expressions of a row of VALUES. */
export function itemsOfRow(row: Node): readonly Node[] {
  if (row.type === "row_constructor") return row.row.expr.items;
  return rowItems(row) ?? refuse("construct", "VALUES", row);
}

/** VALUES as a query: columns get one type each, and names where some are asked for. */
export function translateValues(
  run: Run,
  scope: Scope,
  node: NodeOf<"select_stmt">,
  clause: NodeOf<"values_clause">,
  options: QueryOptions,
): Query {
  const rows = clause.values.items.map((row) => itemsOfRow(row));
  const values = rows.map((row) => row.map((item) => expression(run, scope, item)));
  const width = rows[0]?.length ?? 0;
  const replaced: Replacement[] = [];
  const columns: ScopeColumn[] = [];
  for (let index = 0; index < width; index += 1) {
    const own = values.map((row): Fragment => row[index] ?? refuse("construct", "VALUES of uneven rows", clause));
    const target = options.targets?.[index];
    const unified = unify(run, own, clause);
    const isDecimal = kindOf(unified.type, run.context.catalog) === "numeric";
    const cells = target ? own.map((value) => conform(run, value, target, clause)) : unified.values;
    rows.forEach((row, at) => {
      const item = row[index];
      if (item) replaced.push([item, cells[at]?.sql ?? "NULL"]);
    });
    columns.push({
      name: options.names?.[index] ?? `column${index + 1}`,
      type: target?.type ?? unified.type,
      notNull: cells.every((cell) => cell.notNull === true || cell.literal !== undefined),
      form: target ? target.form : isDecimal ? "number" : undefined,
    });
  }
  const parts: Replacement[] = [[clause, splice(run, clause, withoutRow(run, clause, replaced))]];
  const outputs = new Map(
    columns.map((column) => [column.name, { ...atom(quoteName(column.name), column.type), form: column.form }]),
  );
  let plain = true;
  for (const other of node.clauses) {
    if ((other as Node) === clause) continue;
    plain = false;
    if (other.type === "order_by_clause" && options.columnsOnly) continue;
    if (other.type === "order_by_clause") parts.push([other, orderBy(run, scope, other, options.compound ?? outputs)]);
    else if (other.type !== "limit_clause" && other.type !== "offset_clause")
      refuse("construct", "VALUES with its clauses", other);
  }
  const sql = splice(run, node, parts);
  if (!options.names && plain) return { sql, columns };
  const list = columns.map(({ name }, index) => `column${index + 1} AS ${quoteName(name)}`).join(", ");
  if (plain) return { sql: `SELECT ${list} FROM (${sql})`, columns };
  // ORDER BY of VALUES stands in a query around it.
  const [first] = parts;
  const rest = parts
    .slice(1)
    .map(([, text]) => text)
    .join(" ");
  return { sql: `SELECT ${list} FROM (${first?.[1] ?? ""}) ${rest}`, columns };
}

/** ROW (a, b) of VALUES is just (a, b) in SQLite. */
function withoutRow(run: Run, clause: NodeOf<"values_clause">, cells: readonly Replacement[]): Replacement[] {
  const replaced: Replacement[] = [];
  for (const row of clause.values.items) {
    const items = itemsOfRow(row);
    const own = cells.filter(([cell]) => items.includes(cell));
    replaced.push([row, row.type === "row_constructor" ? splice(run, row.row, own) : splice(run, row, own)]);
  }
  return replaced;
}
