import type { NodeOf } from "../../syntax-tree.js";
import { expression } from "../expressions/expression.js";
import { truth } from "../expressions/operators.js";
import { type Run, refuse, splice } from "../expressions/run.js";
import type { Scope } from "../expressions/scope.js";
import { translateFrom } from "./from.js";
import { returningText } from "./returning.js";
import { qualified } from "./select.js";
import { setClause, writtenTable } from "./targets.js";
import { scopeAfterWith } from "./with.js";

/** UPDATE, with FROM and RETURNING. */
export function translateUpdate(run: Run, outer: Scope, node: NodeOf<"update_stmt">): string {
  const { scope: around, replaced } = scopeAfterWith(run, outer, node.clauses);
  const update = node.clauses.find(({ type }) => type === "update_clause");
  const [item, ...others] = update?.type === "update_clause" ? update.tables.items : [];
  if (update?.type !== "update_clause" || !item || others.length > 0) refuse("construct", "UPDATE", node);
  const { table, relation, sql } = writtenTable(run, item);
  replaced.push([update, splice(run, update, [[item, sql]])]);
  const from = node.clauses.find(({ type }) => type === "from_clause");
  const start: Scope = { relations: [], outer: around, queries: around.queries };
  const source = from?.type === "from_clause" ? translateFrom(run, start, from.expr) : undefined;
  if (from?.type === "from_clause" && source) replaced.push([from, splice(run, from, [[from.expr, source.sql]])]);
  const scope: Scope = qualified({ ...start, relations: [relation, ...(source?.relations ?? [])] });
  for (const clause of node.clauses) {
    switch (clause.type) {
      case "with_clause":
      case "update_clause":
      case "from_clause":
        break;
      case "set_clause":
        replaced.push([clause, setClause(run, scope, table, clause)]);
        break;
      case "where_clause": {
        const condition = truth(run, expression(run, scope, clause.expr), clause.expr);
        replaced.push([clause, splice(run, clause, [[clause.expr, condition.sql]])]);
        break;
      }
      case "returning_clause":
        replaced.push([clause, returningText(run, scope, relation, clause)]);
        break;
      default:
        refuse("construct", clause.type.replaceAll("_", " "), clause);
    }
  }
  return splice(run, node, replaced).trim();
}
