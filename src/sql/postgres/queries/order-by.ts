import type { Node } from "../../parse.js";
import type { NodeOf } from "../../syntax-tree.js";
import { expression } from "../expressions/expression.js";
import { type Fragment, level, tight } from "../expressions/fragment.js";
import { kindOf } from "../expressions/kinds.js";
import { foldedName } from "../expressions/names.js";
import { numberOf } from "../expressions/numbers.js";
import { type Replacement, type Run, refuse, splice } from "../expressions/run.js";
import type { Scope } from "../expressions/scope.js";

/** Columns of the result, by which ORDER BY and GROUP BY may go too. */
export type Outputs = ReadonlyMap<string, Fragment>;

/** ORDER BY that puts NULLs where PostgreSQL puts them: it counts them as the largest values, SQLite as the smallest. */
export function orderBy(
  run: Run,
  scope: Scope,
  clause: NodeOf<"order_by_clause">,
  outputs: Outputs = new Map(),
): string {
  const replaced = clause.specifications.items.map((item): Replacement => [item, sortKey(run, scope, item, outputs)]);
  return splice(run, clause, replaced);
}

function sortKey(run: Run, scope: Scope, item: Node, outputs: Outputs): string {
  const specification = item.type === "sort_specification" ? item : undefined;
  const node = specification?.expr ?? item;
  const direction = specification?.direction;
  if (direction?.type === "sort_direction_using_operator") refuse("construct", "ORDER BY … USING", item);
  const descending = direction?.type === "sort_direction_desc";
  const value = keyOf(run, scope, node, outputs);
  const word = direction ? ` ${splice(run, direction, [])}` : "";
  const nulls = specification?.nullHandlingKw?.[1].name ?? (descending ? "FIRST" : "LAST");
  const stated = value.notNull === true && !specification?.nullHandlingKw ? "" : ` NULLS ${nulls}`;
  return `${tight(value, level.or)}${word}${stated}`;
}

function keyOf(run: Run, scope: Scope, node: Node, outputs: Outputs): Fragment {
  if (node.type === "identifier") {
    const output = outputs.get(foldedName(node));
    if (output) return output;
  }
  if (node.type === "number_literal") return { sql: node.text, level: level.atom };
  const value = expression(run, scope, node);
  const kind = kindOf(value.type, run.context.catalog);
  if (kind === "enum") refuse("enum-order", value.type?.name ?? "", node);
  if (kind === "json" || kind === "array") refuse("operator", `the order of ${value.type?.name ?? ""}`, node);
  return kind === "numeric" ? numberOf(run, value, node) : value;
}
