import type { Node } from "./parse.js";

export type NodeOf<Type extends Node["type"]> = Extract<Node, { type: Type }>;

/** The last part of a name, without quotes, in lower case as SQLite compares names; empty for what is no name. */
export function nameOf(node: Node): string {
  if (node.type === "member_expr") return nameOf(node.property);
  if (node.type === "string_literal") return node.value.toLowerCase();
  return node.type === "identifier" ? node.name.toLowerCase() : "";
}

/** `IS` for `IS NOT DISTINCT FROM`, `LIKE` for `NOT LIKE`: negation changes nothing here. */
export function operatorName(operator: NodeOf<"binary_expr">["operator"]): string {
  if (typeof operator === "string") return operator;
  const words = Array.isArray(operator) ? operator : [operator];
  return words.flatMap((word) => (word.type === "keyword" && word.name !== "NOT" ? [word.name] : []))[0] ?? "";
}

/** What a value is, without parentheses, alias and COLLATE around it: none of these changes its affinity. */
export function bare(node: Node): Node {
  if (node.type === "alias") return bare(node.expr);
  if (node.type === "paren_expr" && node.expr.type !== "list_expr") return bare(node.expr);
  if (node.type === "binary_expr" && operatorName(node.operator) === "COLLATE") return bare(node.left);
  return node;
}

export function rowItems(node: Node): readonly Node[] | undefined {
  return node.type === "paren_expr" && node.expr.type === "list_expr" ? node.expr.items : undefined;
}

export function isStar(node: Node): boolean {
  return node.type === "all_columns" || (node.type === "member_expr" && node.property.type === "all_columns");
}

export function isQuery(node: Node): boolean {
  return node.type === "select_stmt" || node.type === "compound_select_stmt";
}

/** The clauses of each SELECT of a query. VALUES of an INSERT is a clause by itself. */
export function selectsOf(query: Node): (readonly Node[])[] {
  switch (query.type) {
    case "compound_select_stmt":
      return [...selectsOf(query.left), ...selectsOf(query.right)];
    case "select_stmt":
      return [query.clauses];
    case "paren_expr":
      return selectsOf(query.expr);
    default:
      return [[query]];
  }
}

/** Rows of result expressions; VALUES may have several. */
export function rowsOf(clause: Node): (readonly Node[])[] {
  if (clause.type === "select_clause") return [clause.columns?.items ?? []];
  return clause.type === "values_clause" ? clause.values.items.map((row) => rowItems(row) ?? []) : [];
}

/** The tables that a clause brings in: those written to, and those of FROM; subqueries and functions are none. */
export function sourcesOf(node: Node): { alias: string | undefined; table: string | undefined }[] {
  switch (node.type) {
    case "insert_clause":
      return sourcesOf(node.table);
    case "update_clause":
    case "delete_clause":
      return node.tables.items.flatMap(sourcesOf);
    case "from_clause":
      return sourcesOf(node.expr);
    case "join_expr":
      return [...sourcesOf(node.left), ...sourcesOf(node.right)];
    case "paren_expr":
      return sourcesOf(node.expr);
    case "indexed_table":
    case "not_indexed_table":
      return sourcesOf(node.table);
    case "alias":
      return sourcesOf(node.expr).map(({ table }) => ({ alias: nameOf(node.alias), table }));
    case "identifier":
    case "member_expr":
      return [{ alias: nameOf(node), table: nameOf(node) }];
    case "func_call":
      return [{ alias: nameOf(node.name), table: undefined }];
    case "select_stmt":
    case "compound_select_stmt":
      return [{ alias: undefined, table: undefined }];
    default:
      return [];
  }
}
