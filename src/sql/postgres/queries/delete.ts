import type { NodeOf } from "../../syntax-tree.js";
import { expression } from "../expressions/expression.js";
import { truth } from "../expressions/operators.js";
import { type Run, refuse, splice } from "../expressions/run.js";
import type { Scope } from "../expressions/scope.js";
import { translateFrom } from "./from.js";
import { returningText } from "./returning.js";
import { qualified } from "./select.js";
import { writtenTable } from "./targets.js";
import { scopeAfterWith } from "./with.js";

/** DELETE; what USING joins becomes a condition with EXISTS. */
export function translateDelete(run: Run, outer: Scope, node: NodeOf<"delete_stmt">): string {
  const { scope: around, replaced } = scopeAfterWith(run, outer, node.clauses);
  const clause = node.clauses.find(({ type }) => type === "delete_clause");
  const [item, ...others] = clause?.type === "delete_clause" ? clause.tables.items : [];
  if (clause?.type !== "delete_clause" || !item || others.length > 0) refuse("construct", "DELETE", node);
  const { relation, sql } = writtenTable(run, item);
  replaced.push([clause, splice(run, clause, [[item, sql]])]);
  const own: Scope = { relations: [relation], outer: around, queries: around.queries };
  const using = node.clauses.find(({ type }) => type === "from_clause");
  const inner: Scope = { relations: [], outer: own, queries: own.queries };
  const source = using?.type === "from_clause" ? translateFrom(run, inner, using.expr) : undefined;
  const scope: Scope = source ? qualified({ ...inner, relations: source.relations }) : own;
  const where = node.clauses.find(({ type }) => type === "where_clause");
  for (const part of node.clauses) {
    switch (part.type) {
      case "with_clause":
      case "delete_clause":
        break;
      case "from_clause":
        replaced.push([part, where ? "" : `WHERE EXISTS (SELECT 1 FROM ${source?.sql ?? ""})`]);
        break;
      case "where_clause": {
        const condition = truth(run, expression(run, scope, part.expr), part.expr);
        const text = splice(run, part, [[part.expr, condition.sql]]);
        replaced.push([part, source ? `WHERE EXISTS (SELECT 1 FROM ${source.sql} ${text})` : text]);
        break;
      }
      case "returning_clause":
        replaced.push([part, returningText(run, own, relation, part)]);
        break;
      default:
        refuse("construct", part.type.replaceAll("_", " "), part);
    }
  }
  return splice(run, node, replaced).trim();
}
