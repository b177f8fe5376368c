import type { Node } from "../../parse.js";
import { functionName } from "../expressions/names.js";
import { type Run, note, refuse } from "../expressions/run.js";
import { type ScopeColumn, emptyScope } from "../expressions/scope.js";
import { translateDelete } from "./delete.js";
import { translateInsert } from "./insert.js";
import { translateQuery } from "./query.js";
import { translateTruncate } from "./truncate.js";
import { translateUpdate } from "./update.js";

export interface TranslatedStatement {
  readonly statements: readonly string[];
  readonly columns?: readonly ScopeColumn[] | undefined;
}

/**
 * Statements that read and write rows.
 *
 * @param named whether the columns of a query have to be called as PostgreSQL calls them
 */
export function statement(run: Run, node: Node, named: boolean): TranslatedStatement {
  switch (node.type) {
    case "insert_stmt":
      return { statements: [translateInsert(run, emptyScope, node)] };
    case "update_stmt":
      return { statements: [translateUpdate(run, emptyScope, node)] };
    case "delete_stmt":
      return { statements: [translateDelete(run, emptyScope, node)] };
    case "truncate_stmt":
      return { statements: translateTruncate(run, node) };
    case "select_stmt": {
      if (isWithoutEffect(run, node)) return { statements: [] };
      const { sql, columns } = translateQuery(run, emptyScope, node, { named });
      return { statements: [sql], columns };
    }
    case "compound_select_stmt":
    case "paren_expr": {
      const { sql, columns } = translateQuery(run, emptyScope, node, { named });
      return { statements: [sql], columns };
    }
    default:
      refuse(
        "construct",
        node.type
          .replaceAll("_", " ")
          .replace(/ stmt$/, "")
          .toUpperCase(),
        node,
      );
  }
}

/** SELECT of nothing but functions that set up a session or a sequence: D1 has neither. */
function isWithoutEffect(run: Run, node: Node): boolean {
  if (node.type !== "select_stmt") return false;
  const select = node.clauses.find(({ type }) => type === "select_clause");
  const items = select?.type === "select_clause" ? (select.columns?.items ?? []) : [];
  const names = items.map((item) => {
    const expr = item.type === "alias" ? item.expr : item;
    return expr.type === "func_call" ? functionName(expr.name) : "";
  });
  if (names.length === 0 || !names.every((name) => name === "set_config" || name === "setval")) return false;
  if (names.includes("setval")) note(run, "sequence-value", "setval()", node);
  return true;
}
