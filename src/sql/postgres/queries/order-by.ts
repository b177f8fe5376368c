import type { Node } from "../../parse.js";
import type { NodeOf } from "../../syntax-tree.js";
import { expression } from "../expressions/expression.js";
import { enumRank, intervalLength } from "../expressions/comparisons.js";
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
  const keys = sortKeys(run, scope, clause, outputs);
  return splice(
    run,
    clause,
    keys.map(({ node, sql, direction }): Replacement => [node, sql + direction]),
  );
}

export interface SortKey {
  readonly node: Node;
  readonly sql: string;
  /** ` DESC NULLS FIRST`. */
  readonly direction: string;
}

/** The keys of ORDER BY, each with its direction and the place of NULLs. */
export function sortKeys(
  run: Run,
  scope: Scope,
  clause: NodeOf<"order_by_clause">,
  outputs: Outputs,
): readonly SortKey[] {
  return clause.specifications.items.map((node) => {
    const specification = node.type === "sort_specification" ? node : undefined;
    const direction = specification?.direction;
    if (direction?.type === "sort_direction_using_operator") refuse("construct", "ORDER BY … USING", node);
    const value = keyOf(run, scope, specification?.expr ?? node, outputs);
    const word = direction ? ` ${splice(run, direction, [])}` : "";
    const nulls =
      specification?.nullHandlingKw?.[1].name ?? (direction?.type === "sort_direction_desc" ? "FIRST" : "LAST");
    const stated = value.notNull === true && !specification?.nullHandlingKw ? "" : ` NULLS ${nulls}`;
    return { node, sql: tight(value, level.or), direction: word + stated };
  });
}

function keyOf(run: Run, scope: Scope, node: Node, outputs: Outputs): Fragment {
  if (node.type === "number_literal") {
    const output = [...outputs.values()][Number(node.text) - 1];
    const sorted = output && sortable(run, output, node);
    // A place in the list stays one, unless its stored form sorts otherwise.
    return sorted && sorted !== output ? sorted : { sql: node.text, level: level.atom, notNull: output?.notNull };
  }
  const output = node.type === "identifier" ? outputs.get(foldedName(node)) : undefined;
  return sortable(run, output ?? expression(run, scope, node), node);
}

/** A value in a form that sorts as PostgreSQL sorts it. */
function sortable(run: Run, value: Fragment, node: Node): Fragment {
  const kind = kindOf(value.type, run.context.catalog);
  if (kind === "enum") return enumRank(run, value);
  if (kind === "interval") return intervalLength(value, node);
  if (kind === "json" || kind === "array") refuse("operator", `the order of ${value.type?.name ?? ""}`, node);
  return kind === "numeric" && value.form !== "number" ? numberOf(run, value, node) : value;
}
