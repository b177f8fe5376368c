import type { NodeOf } from "../../syntax-tree.js";
import { quoteName } from "../../sqlite/names.js";
import { expression } from "../expressions/expression.js";
import { foldedName } from "../expressions/names.js";
import { type Replacement, type Run, splice } from "../expressions/run.js";
import type { Relation, Scope } from "../expressions/scope.js";

/** RETURNING: only the table that is written to is known there on D1. */
export function returningText(run: Run, scope: Scope, relation: Relation, clause: NodeOf<"returning_clause">): string {
  const own: Scope = { relations: [relation], queries: scope.queries };
  const replaced = clause.columns.items.map((item): Replacement => {
    if ((item.type as string) === "all_columns") return [item, "*"];
    // SQLite has no `t.*` here.
    if (item.type === "member_expr" && item.property.type === "all_columns") return [item, "*"];
    if (item.type === "alias") {
      return [item, `${expression(run, own, item.expr).sql} AS ${quoteName(foldedName(item.alias))}`];
    }
    return [item, expression(run, own, item).sql];
  });
  return splice(run, clause, replaced);
}
