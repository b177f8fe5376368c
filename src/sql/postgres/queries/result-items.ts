import type { Node } from "../../parse.js";
import { quoteName } from "../../sqlite/names.js";
import type { NodeOf } from "../../syntax-tree.js";
import { expression } from "../expressions/expression.js";
import { type Fragment, atom } from "../expressions/fragment.js";
import { foldedName, functionName, nameParts } from "../expressions/names.js";
import { type Replacement, type Run, refuse, splice } from "../expressions/run.js";
import { type Relation, type Scope, type ScopeColumn, isNamed } from "../expressions/scope.js";
import { type QueryOptions, conform } from "./query.js";

export interface ResultItems {
  readonly replaced: readonly Replacement[];
  /** Each item by itself, with its name. */
  readonly texts: readonly string[];
  readonly columns: readonly ScopeColumn[] | undefined;
  /** By the names of the result, for ORDER BY and GROUP BY. */
  readonly outputs: ReadonlyMap<string, Fragment>;
  /** By the same names, what each column is calculated of. */
  readonly values: ReadonlyMap<string, string>;
}

/** A column of a result: its value, and its name as PostgreSQL gives it. */
interface Item {
  readonly value: Fragment;
  readonly name: string;
  /** It was written with AS, or is a column by itself. */
  readonly hasName: boolean;
  /** The name stands in the text. */
  readonly isAliased: boolean;
}

/**
 * What SELECT shows, or the whole of the tables without a list.
 *
 * @param whole stands for the list of `TABLE x`
 */
export function resultItems(
  run: Run,
  scope: Scope,
  clause: NodeOf<"select_clause"> | undefined,
  options: QueryOptions,
  whole?: Node,
): ResultItems {
  const replaced: Replacement[] = [];
  const texts: string[] = [];
  const columns: ScopeColumn[] = [];
  const outputs = new Map<string, Fragment>();
  const values = new Map<string, string>();
  const state = { known: true };
  const add = (item: Item, node: Node | undefined): string => {
    const index = columns.length;
    const value = conform(run, item.value, options.targets?.[index], node ?? clause ?? whole ?? noNode);
    const name = options.names?.[index] ?? item.name;
    const target = options.targets?.[index];
    columns.push({
      name,
      type: target?.type ?? value.type ?? (value.literal === undefined ? undefined : textType),
      notNull: value.notNull === true || value.literal !== undefined,
      form: target ? target.form : value.form,
    });
    const isItself =
      value.column === name && (value.sql === quoteName(name) || value.sql.endsWith(`.${quoteName(name)}`));
    const needsName =
      item.isAliased ||
      options.names?.[index] !== undefined ||
      (options.named === true && name !== "?column?" && !isItself);
    const text = needsName && !(isItself && !item.isAliased) ? `${value.sql} AS ${quoteName(name)}` : value.sql;
    // A column without AS that is called something else on D1 is named by its expression.
    const own = { ...atom(quoteName(item.name), value.type), form: value.form, notNull: value.notNull };
    const hasOwnName = text !== value.sql || (isItself && scope.qualify !== true);
    outputs.set(item.name, hasOwnName ? own : value);
    values.set(item.name, value.sql);
    texts.push(text);
    return text;
  };
  const starred = (relations: readonly Relation[], node: Node | undefined, plain: string): string => {
    const all = expandStar(relations);
    if (!all) {
      state.known = false;
      if (options.targets ?? options.names)
        refuse("unknown-table", "* of a table with unknown columns", node ?? noNode);
      return plain;
    }
    const before = columns.length;
    const list = all.map(({ column, relation }) => add(itemOf(column, relation), node));
    const changed = list.some((text, index) => text !== starText(all[index]));
    const asIs = relations.every(({ writeOut, merged }) => !writeOut && !merged) && !changed;
    if (asIs && options.names === undefined) {
      texts.splice(before, texts.length, plain);
      return plain;
    }
    return list.join(", ");
  };
  if (!clause) starred(scope.relations, whole, "*");
  for (const node of clause?.columns?.items ?? []) {
    if (node.type === "all_columns") {
      replaced.push([node, starred(scope.relations, node, "*")]);
    } else if (node.type === "member_expr" && node.property.type === "all_columns") {
      const qualifier = nameParts(node.object) ?? refuse("construct", "(…).*", node);
      const relation = findRelation(scope, qualifier);
      if (!relation) refuse("unknown-table", qualifier.join("."), node);
      replaced.push([node, starred([withoutMerged(relation)], node, `${relation.sql}.*`)]);
    } else if (node.type === "except_columns" || node.type === "replace_columns" || node.type === "empty") {
      refuse("construct", node.type, node);
    } else {
      const isAlias = node.type === "alias";
      const expr = isAlias ? node.expr : node;
      const value = options.given?.get(expr) ?? expression(run, scope, expr);
      if (value.row) refuse("construct", "a row as a column", node);
      if (value.interval && !("months" in value.interval)) refuse("interval", "an interval as a column", node);
      const name = isAlias ? foldedName(node.alias) : defaultName(expr);
      const text = add({ value, name, hasName: isAlias, isAliased: isAlias }, node);
      replaced.push([
        node,
        isAlias && text.endsWith(` AS ${quoteName(name)}`) ? aliasText(run, node, text, name) : text,
      ]);
    }
  }
  return { replaced, texts, columns: state.known ? columns : undefined, outputs, values };
}

const noNode: Node = { type: "empty", range: [0, 0] };
const textType = { name: "text", modifiers: [], dimensions: 0 } as const;

/** The layout between an expression and its name stays. */
function aliasText(run: Run, node: NodeOf<"alias">, text: string, name: string): string {
  const value = text.slice(0, -` AS ${quoteName(name)}`.length);
  if (!node.asKw) return text;
  return splice(run, node, [
    [node.expr, value],
    [node.alias, quoteName(name)],
  ]);
}

interface StarColumn {
  readonly column: ScopeColumn;
  readonly relation: Relation;
}

function withoutMerged({ merged: _, ...relation }: Relation): Relation {
  return relation;
}

/** The columns of `*`: those of USING first and once. */
function expandStar(relations: readonly Relation[]): readonly StarColumn[] | undefined {
  const merged = relations.flatMap((relation) => relation.merged ?? []);
  const all: StarColumn[] = [];
  for (const relation of relations) {
    if (!relation.columns) return undefined;
    for (const column of relation.columns) all.push({ column, relation });
  }
  const once = merged.flatMap((name) => all.find(({ column }) => column.name === name) ?? []);
  return [...once, ...all.filter(({ column }) => !merged.includes(column.name))];
}

function itemOf(column: ScopeColumn, relation: Relation): Item {
  const value: Fragment = column.fragment ?? {
    ...atom(relation.sql === "" ? quoteName(column.name) : `${relation.sql}.${quoteName(column.name)}`, column.type),
    column: column.name,
    form: column.form,
  };
  return {
    value: { ...value, notNull: column.notNull },
    name: column.name,
    hasName: true,
    isAliased: column.fragment !== undefined,
  };
}

function starText(item: StarColumn | undefined): string {
  return item ? itemOf(item.column, item.relation).value.sql : "";
}

function findRelation(scope: Scope, qualifier: readonly string[]): Relation | undefined {
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const relation = at.relations.find((candidate) => isNamed(candidate, qualifier));
    if (relation) return relation;
  }
  return undefined;
}

/** The name that PostgreSQL gives to a column without AS. Source: FigureColname() of its parser. */
function defaultName(node: Node): string {
  switch (node.type) {
    case "identifier":
      return foldedName(node);
    case "member_expr":
      return node.property.type === "identifier" ? foldedName(node.property) : defaultName(node.object);
    case "func_call":
      return functionName(node.name).split(".").at(-1) ?? "";
    case "paren_expr":
      return node.expr.type === "list_expr" ? "row" : defaultName(node.expr);
    case "cast_operator_expr": {
      const inner = defaultName(node.left);
      return inner === "?column?" ? typeName(node.right) : inner;
    }
    case "cast_expr": {
      const inner = defaultName(node.args.expr.expr);
      return inner === "?column?" ? typeName(node.args.expr.dataType) : inner;
    }
    case "case_expr":
      return "case";
    case "extract_expr":
      return "extract";
    case "array_literal_expr":
    case "array_constructor":
      return "array";
    case "prefix_op_expr":
      return typeof node.operator !== "string" && node.operator.type === "keyword" && node.operator.name === "EXISTS"
        ? "exists"
        : "?column?";
    case "select_stmt": {
      const select = node.clauses.find(({ type }) => type === "select_clause");
      const first = select?.type === "select_clause" ? select.columns?.items[0] : undefined;
      if (first?.type === "alias") return foldedName(first.alias);
      return first ? defaultName(first) : "?column?";
    }
    case "boolean_literal":
      return "bool";
    default:
      return "?column?";
  }
}

function typeName(node: Node): string {
  return node.type === "identifier" ? foldedName(node) : "?column?";
}
