import { type Node, parsePostgresStatement, rangeOf } from "../../parse.js";
import type { Table, View } from "../catalog.js";
import { keyOf, localName, nameOfIdentifier } from "./names.js";
import { columnsMentioned, relationsMentioned, renameInExpression } from "./rename-in-expression.js";
import { nodesOf, replaced } from "./syntax-walk.js";

/**
 * A view after a column of a table was renamed: it shows the same columns as before, under their old names. A query of that
 * table alone names the column by its new name; in any other one the table is read under its old names.
 *
 * @param table as it was
 */
export function viewWithRenamedColumn(view: View, table: Table, from: string, to: string): View {
  const { query } = view;
  if (relationsMentioned(query, [table.key]).length === 0) return view;
  const node = parsePostgresStatement(query);
  if (!node) return view;
  const nodes = nodesOf(node);
  const stars = nodes.filter(({ type }) => type === "all_columns");
  if (stars.length === 0 && columnsMentioned(query, [from]).length === 0) return view;
  const local = localName(table.key);
  const hides = nodes.some((item) => item.type === "common_table_expr" && nameOfIdentifier(item.table) === local);
  if (hides) return view;
  const sources = nodes.flatMap((item) => (item.type === "from_clause" ? sourcesIn(item.expr) : []));
  const own = sources.filter(({ key }) => key === table.key);
  const simple =
    sources.length === 1 && own.length === 1 && stars.length === 0 ? simpleQuery(node, nodes, from) : undefined;
  if (simple) {
    const named = replaced(
      query,
      view.columns.length > 0 ? [] : simple.map((end) => ({ start: end, end, text: ` AS ${quoted(from)}` })),
    );
    return { ...view, query: renameInExpression(named, from, to, "column") };
  }
  const list = table.columns.map(({ name }) => (name === from ? `${quoted(to)} AS ${quoted(from)}` : quoted(name)));
  const inner = (name: string) => `(SELECT ${list.join(", ")} FROM ${name})`;
  return {
    ...view,
    query: replaced(
      query,
      own.map(({ source, isAliased }) => {
        const { start, end } = rangeOf(source);
        const text = inner(query.slice(start, end)) + (isAliased ? "" : ` AS ${quoted(local)}`);
        return { start, end, text };
      }),
    ),
  };
}

/** Where the name of a result stands that is the column itself; `undefined` for a query whose names could be others. */
function simpleQuery(node: Node, nodes: readonly Node[], from: string): number[] | undefined {
  if (
    node.type !== "select_stmt" ||
    nodes.some((item) => item !== node && /^(?:compound_)?select_stmt$/.test(item.type))
  )
    return undefined;
  const aliases = nodes.filter((item) => item.type === "alias").map((item) => nameOfIdentifier(item.alias));
  if (aliases.includes(from)) return undefined;
  const select = node.clauses.find((clause) => clause.type === "select_clause");
  return (select?.columns?.items ?? []).flatMap((item) => {
    const name = item.type === "member_expr" ? item.property : item;
    return nameOfIdentifier(name) === from ? [rangeOf(item).end] : [];
  });
}

interface TableSource {
  readonly source: Node;
  readonly key: string;
  readonly isAliased: boolean;
}

function sourcesIn(node: Node, isAliased = false): TableSource[] {
  switch (node.type) {
    case "join_expr":
      return [...sourcesIn(node.left), ...sourcesIn(node.right)];
    case "alias":
      return sourcesIn(node.expr, true);
    case "paren_expr":
      return node.expr.type === "join_expr" ? sourcesIn(node.expr) : [];
    case "identifier":
    case "member_expr":
    case "table_without_inheritance":
    case "table_with_inheritance":
      return [{ source: node, key: keyOf(node), isAliased }];
    default:
      // A function or a query: no table, but a source of names.
      return [{ source: node, key: "", isAliased: false }];
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
