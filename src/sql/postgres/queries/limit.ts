import type { NodeOf } from "../../syntax-tree.js";
import { cast } from "../expressions/casts.js";
import { expression } from "../expressions/expression.js";
import { types } from "../expressions/kinds.js";
import { type Replacement, type Run, refuse } from "../expressions/run.js";
import type { Scope } from "../expressions/scope.js";
import type { Node } from "../../parse.js";

/** LIMIT, OFFSET and FETCH FIRST in SQLite's one form and order: `LIMIT n OFFSET m`. */
export function limitText(run: Run, scope: Scope, node: NodeOf<"select_stmt">): Replacement[] {
  let count: string | undefined;
  let offset: string | undefined;
  const clauses: Node[] = [];
  const number = (expr: Node): string => {
    if (namesColumn(expr)) refuse("construct", "LIMIT or OFFSET that depends on the row of an outer query", expr);
    const value = expression(run, scope, expr);
    // LIMIT NULL is no limit.
    if (value.isNull) return "-1";
    return (value.type ? value : cast(run, value, types.int8, expr)).sql;
  };
  for (const clause of node.clauses) {
    if (clause.type === "limit_clause") {
      clauses.push(clause);
      if (clause.count && clause.count.type !== "limit_all") count = number(clause.count);
      if (clause.offset) offset = number(clause.offset);
    } else if (clause.type === "offset_clause") {
      clauses.push(clause);
      offset = number(clause.offset);
    } else if (clause.type === "fetch_clause") {
      clauses.push(clause);
      if (Array.isArray(clause.withTiesKw)) refuse("construct", "FETCH … WITH TIES", clause);
      count = clause.count ? number(clause.count) : "1";
    }
  }
  const [first, ...rest] = clauses;
  if (!first) return [];
  const text =
    count === undefined && offset === undefined
      ? ""
      : `LIMIT ${count ?? "-1"}${offset === undefined ? "" : ` OFFSET ${offset}`}`;
  return [[first, text], ...rest.map((clause): Replacement => [clause, ""])];
}

/** SQLite sees no columns in LIMIT and OFFSET, also not those of a query around it. */
function namesColumn(node: Node): boolean {
  switch (node.type) {
    case "identifier":
    case "member_expr":
      return true;
    case "binary_expr":
      return namesColumn(node.left) || namesColumn(node.right);
    case "paren_expr":
    case "prefix_op_expr":
      return namesColumn(node.expr);
    case "cast_operator_expr":
      return namesColumn(node.left);
    default:
      return false;
  }
}
