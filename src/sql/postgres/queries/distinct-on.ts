import { quoteName } from "../../sqlite/names.js";
import type { NodeOf } from "../../syntax-tree.js";
import { expression } from "../expressions/expression.js";
import { foldedName } from "../expressions/names.js";
import { type Replacement, type Run, freshName, refuse, splice } from "../expressions/run.js";
import type { Scope } from "../expressions/scope.js";
import { limitText } from "./limit.js";
import { sortKeys } from "./order-by.js";
import type { Query, QueryOptions } from "./query.js";
import { resultItems } from "./result-items.js";
import { restOfSelect } from "./select.js";

/** SELECT DISTINCT ON: the first row of each group, by row_number(). */
export function distinctOn(
  run: Run,
  scope: Scope,
  node: NodeOf<"select_stmt">,
  select: NodeOf<"select_clause">,
  on: NodeOf<"select_distinct_on">,
  before: readonly Replacement[],
  options: QueryOptions,
): Query {
  const items = resultItems(run, scope, select, { ...options, named: true });
  const columns = items.columns;
  if (!columns || columns.some(({ name }) => name === "?column?")) {
    refuse("construct", "DISTINCT ON with columns without a name", node);
  }
  const names = columns.map(({ name }) => name);
  if (new Set(names).size < names.length) refuse("construct", "DISTINCT ON with two columns of one name", node);
  const partition = on.columns.expr.items.map((item) => {
    // Inside the query the columns of the result are not known by their names yet.
    const output = item.type === "identifier" ? items.values.get(foldedName(item)) : undefined;
    return output ?? expression(run, scope, item).sql;
  });
  const order = node.clauses.find((clause) => clause.type === "order_by_clause");
  const keys = order?.type === "order_by_clause" ? sortKeys(run, scope, order, new Map()) : [];
  const rowNumber = freshName(run, "row_number");
  const hidden = keys.map((_, index) => `${rowNumber}key${index + 1}`);
  const window = `PARTITION BY ${partition.join(", ")}${keys.length === 0 ? "" : ` ORDER BY ${keys.map(({ sql, direction }) => sql + direction).join(", ")}`}`;
  const list = [
    ...items.texts,
    ...keys.map(({ sql }, index) => `${sql} AS ${hidden[index] ?? ""}`),
    `row_number() OVER (${window}) AS ${rowNumber}`,
  ];
  const limits = limitText(run, scope, node);
  const dropped = node.clauses.filter(({ type }) => /^(?:order_by|limit|offset|fetch|with)_clause$/.test(type));
  const withText = before.find(([clause]) => clause.type === "with_clause")?.[1] ?? "";
  const inner = splice(run, node, [
    ...before.filter(([clause]) => clause.type !== "with_clause"),
    [select, `SELECT ${list.join(", ")}`],
    ...restOfSelect(run, scope, node, new Map()),
    ...dropped.map((clause): Replacement => [clause, ""]),
  ]).trim();
  const ordered = keys.map(({ direction }, index) => `${hidden[index] ?? ""}${direction}`);
  const sql = [
    ...(withText === "" ? [] : [withText]),
    `SELECT ${names.map((name) => quoteName(name)).join(", ")} FROM (${inner.includes("--") ? `${inner}\n` : inner}) WHERE ${rowNumber} = 1`,
    ...(ordered.length === 0 ? [] : [`ORDER BY ${ordered.join(", ")}`]),
    ...limits.map(([, text]) => text).filter((text) => text !== ""),
  ].join(" ");
  return { sql, columns };
}
