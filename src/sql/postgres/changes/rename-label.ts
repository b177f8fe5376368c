import { type Node, parsePostgresStatement, rangeOf } from "../../parse.js";
import type { Catalog, Domain, Table, View } from "../catalog.js";
import { readType } from "../type-name.js";
import { nameOfIdentifier } from "./names.js";
import { relationsMentioned } from "./rename-in-expression.js";
import { nodesOf, replaced } from "./syntax-walk.js";

export interface LabelChange {
  /** Key of the enum. */
  readonly key: string;
  readonly label: string;
  readonly to: string;
}

/**
 * What names a label of an enum, after the label got another name. PostgreSQL keeps the label itself in conditions, views and
 * defaults. Texts are renamed where they are compared with a column of that type, or cast to it; elsewhere they are texts.
 */
export function withRenamedLabel(catalog: Catalog, change: LabelChange): Pick<Catalog, "tables" | "views" | "domains"> {
  return {
    tables: new Map([...catalog.tables].map(([key, table]) => [key, inTable(table, change)])),
    views: new Map([...catalog.views].map(([key, view]) => [key, inView(view, catalog, change)])),
    domains: new Map([...catalog.domains].map(([key, domain]) => [key, inDomain(domain, change)])),
  };
}

function inTable(table: Table, change: LabelChange): Table {
  const own = new Set(table.columns.filter(({ type }) => type.name === change.key).map(({ name }) => name));
  const text = (expression: string) => inExpression(expression, own, change);
  const columns = table.columns.map((column) => {
    const isOwn = column.type.name === change.key && column.type.dimensions === 0;
    const standard = column.default === undefined ? undefined : inDefault(column.default, isOwn, change);
    const generated = column.generated === undefined ? undefined : text(column.generated);
    if (standard === column.default && generated === column.generated) return column;
    return {
      ...column,
      ...(standard !== undefined && { default: standard }),
      ...(generated !== undefined && { generated }),
    };
  });
  const checks = table.checks.map((check) => ({ ...check, expression: text(check.expression) }));
  const indexes = table.indexes.map((index) => ({
    ...index,
    parts: index.parts.map((part) =>
      part.expression === undefined ? part : { ...part, expression: text(part.expression) },
    ),
    ...(index.where !== undefined && { where: text(index.where) }),
  }));
  const triggers = table.triggers.map((trigger) =>
    trigger.when === undefined ? trigger : { ...trigger, when: text(trigger.when) },
  );
  const next = { ...table, columns, checks, indexes, triggers };
  // A table that nothing changes in is the same one: what was made of it can be used again.
  return JSON.stringify(next) === JSON.stringify(table) ? table : next;
}

/** A default of the column's own type is a label even without a cast. */
function inDefault(text: string, isOwn: boolean, change: LabelChange): string {
  const cast = inExpression(text, new Set(), change);
  if (cast !== text || !isOwn) return cast;
  const bare = text.replaceAll(/\/\*[\s\S]*?\*\/|--[^\n]*/g, "").trim();
  return bare === literal(change.label) ? text.replace(literal(change.label), () => literal(change.to)) : text;
}

function inDomain(domain: Domain, change: LabelChange): Domain {
  if (domain.type.name !== change.key) return domain;
  const own = new Set(["value"]);
  const checks = domain.checks.map((check) => ({ ...check, expression: inExpression(check.expression, own, change) }));
  const standard = domain.default === undefined ? undefined : inDefault(domain.default, true, change);
  return { ...domain, checks, ...(standard !== undefined && { default: standard }) };
}

/** Columns count by their names: where another table of the query has one of another type, nothing is known. */
function inView(view: View, catalog: Catalog, change: LabelChange): View {
  const tables = relationsMentioned(view.query, catalog.tables.keys()).flatMap((key) => catalog.tables.get(key) ?? []);
  const columns = tables.flatMap((table) => table.columns);
  const own = new Set(columns.filter(({ type }) => type.name === change.key).map(({ name }) => name));
  for (const { name, type } of columns) if (type.name !== change.key) own.delete(name);
  const query = inText(view.query, view.query, own, change);
  return query === view.query ? view : { ...view, query };
}

function inExpression(expression: string, columns: ReadonlySet<string>, change: LabelChange): string {
  const prefix = "SELECT (";
  return inText(`${prefix}${expression}\n)`, expression, columns, change, prefix.length);
}

function inText(
  statement: string,
  text: string,
  columns: ReadonlySet<string>,
  change: LabelChange,
  offset = 0,
): string {
  if (!text.includes(change.label)) return text;
  const node = parsePostgresStatement(statement);
  if (!node) return text;
  const found = new Set<Node>();
  for (const item of nodesOf(node)) for (const label of labelsIn(item, statement, columns, change)) found.add(label);
  return replaced(
    text,
    [...found].map((label) => {
      const { start, end } = rangeOf(label);
      return { start: start - offset, end: end - offset, text: literal(change.to) };
    }),
  );
}

/** The texts under a node that stand for the label. */
function labelsIn(node: Node, source: string, columns: ReadonlySet<string>, change: LabelChange): Node[] {
  const isOwnType = (type: Node) => readType(textOf(type, source)).name === change.key;
  const isOwn = (side: Node): boolean => {
    if (side.type === "paren_expr") return isOwn(side.expr);
    if (side.type === "cast_operator_expr") return isOwnType(side.right);
    const name = side.type === "member_expr" ? side.property : side;
    return name.type === "identifier" && columns.has(nameOfIdentifier(name));
  };
  const literals = (side: Node): Node[] => {
    if (side.type === "string_literal") return side.value === change.label ? [side] : [];
    if (side.type === "paren_expr") return literals(side.expr);
    if (side.type === "list_expr") return side.items.flatMap(literals);
    if (side.type === "quantifier_expr") return literals(side.expr);
    if (side.type === "array_literal_expr") return literals(side.expr.expr);
    return [];
  };
  switch (node.type) {
    case "cast_operator_expr":
      return isOwnType(node.right) ? literals(node.left) : [];
    case "cast_expr":
      return isOwnType(node.args.expr.dataType) ? literals(node.args.expr.expr) : [];
    case "binary_expr":
      return [...(isOwn(node.left) ? literals(node.right) : []), ...(isOwn(node.right) ? literals(node.left) : [])];
    case "between_expr":
      return isOwn(node.left) ? [...literals(node.begin), ...literals(node.end)] : [];
    case "case_expr":
      return node.expr && isOwn(node.expr)
        ? node.clauses.flatMap((clause) => (clause.type === "case_when" ? literals(clause.condition) : []))
        : [];
    default:
      return [];
  }
}

function textOf(node: Node, source: string): string {
  const { start, end } = rangeOf(node);
  return source.slice(start, end);
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
