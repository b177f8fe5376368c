import type { Node } from "../../parse.js";
import { type NodeOf, bare, isQuery } from "../../syntax-tree.js";
import { translateQuery } from "../queries/query.js";
import { inList, queryOnly } from "./arrays.js";
import { comparable, unify } from "./comparisons.js";
import { type Fragment, atom, level, tight } from "./fragment.js";
import { types } from "./kinds.js";
import { insensitiveLike, like } from "./matching.js";
import { quantified, truth } from "./operators.js";
import { type Replacement, type Run, between, note, refuse, splice } from "./run.js";
import { type Scope } from "./scope.js";
import { expression } from "./expression.js";

/** The words of an operator: `IS NOT DISTINCT FROM`. */
export function operatorWords(operator: NodeOf<"binary_expr">["operator"], node: Node): string {
  if (typeof operator === "string") return operator;
  if ("type" in operator && operator.type === "postgresql_operator_expr") {
    const { expr } = operator.expr;
    if (expr.type === "postgresql_operator") return expr.operator;
    if (expr.property.type === "postgresql_operator") return expr.property.operator;
    refuse("operator", "OPERATOR()", node);
  }
  const words = Array.isArray(operator) ? operator : [operator];
  return words.map((word) => ("name" in word ? word.name : "")).join(" ");
}

/** IS [NOT] NULL, TRUE, FALSE. */
export function isTest(run: Run, scope: Scope, node: NodeOf<"binary_expr">): Fragment {
  const { right } = node;
  const value = expression(run, scope, node.left);
  if (value.row) refuse("null-key", "IS NULL of a row", node);
  if (right.type !== "null_literal" && right.type !== "boolean_literal") {
    refuse("construct", `IS ${right.type === "identifier" ? right.name : "…"}`, node);
  }
  if (right.type === "boolean_literal") truth(run, value, node);
  const shown = value.json ? { sql: value.json.raw, level: level.concatenation } : value;
  const words = between(run, node.left, right);
  const keyword = right.type === "null_literal" ? right.nullKw.text : right.valueKw.text;
  return {
    sql: `${tight({ ...value, ...shown }, level.equality + 1)}${words}${keyword}`,
    level: level.equality,
    type: types.bool,
    notNull: true,
  };
}

/** x [NOT] IN (…). */
export function membership(run: Run, scope: Scope, node: NodeOf<"binary_expr">, negated: boolean): Fragment {
  const { right } = node;
  const left = expression(run, scope, node.left);
  if (right.type !== "paren_expr") refuse("construct", "IN", node);
  const inner = right.expr;
  const list = inner.type === "list_expr" ? inner.items : isQuery(bare(inner)) ? undefined : [inner];
  if (!list) return inQuery(run, scope, left, inner, negated, node);
  if (left.row) {
    const rows = list.map((item) => expression(run, scope, item));
    const pairs = rows.map((row) => {
      const items = row.row ?? refuse("construct", "IN with rows", node);
      return `(${items.map((item, index) => comparable(run, left.row?.[index] ?? item, item, false, node)[1].sql).join(", ")})`;
    });
    return {
      sql: `${left.sql} ${negated ? "NOT " : ""}IN (VALUES ${pairs.join(", ")})`,
      level: level.equality,
      type: types.bool,
    };
  }
  const items = list.map((item) => expression(run, scope, item));
  const plain = inList(run, left, items, negated, node);
  // The layout of the list stays.
  const { values } = unify(run, [left, ...items], node);
  const value = plain.sql.startsWith(left.json?.raw ?? "\0")
    ? { ...left, sql: left.json?.raw ?? "", level: level.concatenation }
    : (values[0] ?? left);
  const replaced = list.map((item, index): Replacement => [item, values[index + 1]?.sql ?? ""]);
  return {
    sql: `${tight(value, level.equality + 1)}${between(run, node.left, right)}${splice(run, right, replaced)}`,
    level: level.equality,
    type: types.bool,
  };
}

function inQuery(run: Run, scope: Scope, left: Fragment, query: Node, negated: boolean, node: Node): Fragment {
  queryOnly(run, "IN with a query", node);
  const { sql, columns } = translateQuery(run, scope, bare(query), {});
  const items = left.row ?? [left];
  if (columns && columns.length !== items.length) refuse("construct", "IN with a query of other columns", node);
  // The columns of the query are as they are: only the left side can be brought to their form.
  const compared = items.map((item, index) => {
    const column = columns?.[index];
    if (!column?.type) return item;
    const right: Fragment = { ...atom("x", column.type), column: "x", ...(column.form && { form: column.form }) };
    const [first, second] = comparable(run, item, right, false, node);
    if (second.sql !== "x") refuse("cast", `IN with a query of ${column.type.name}`, node);
    return first;
  });
  const [only] = compared;
  const value =
    compared.length === 1 && only
      ? tight(only, level.equality + 1)
      : `(${compared.map((item) => item.sql).join(", ")})`;
  return { sql: `${value} ${negated ? "NOT " : ""}IN (${sql})`, level: level.equality, type: types.bool };
}

/** [NOT] LIKE and ILIKE, with ESCAPE. */
export function pattern(run: Run, scope: Scope, node: NodeOf<"binary_expr">, operator: string): Fragment {
  const text = expression(run, scope, node.left);
  let { right } = node;
  let escape = "\\";
  if (right.type === "binary_expr" && operatorWords(right.operator, node) === "ESCAPE") {
    const character = expression(run, scope, right.right).literal;
    if (character === undefined || Array.from(character).length > 1) refuse("pattern", "ESCAPE", node);
    escape = character;
    right = right.left;
  }
  const match = { text, pattern: expression(run, scope, right), negated: operator.startsWith("NOT"), node };
  return operator.endsWith("ILIKE") ? insensitiveLike(run, match, escape) : like(run, match, escape);
}

/** Collations of PostgreSQL that compare by bytes, as SQLite does. */
export function collation(run: Run, scope: Scope, node: NodeOf<"binary_expr">): Fragment {
  const value = expression(run, scope, node.left);
  const name =
    node.right.type === "identifier"
      ? node.right.name
      : node.right.type === "member_expr" && node.right.property.type === "identifier"
        ? node.right.property.name
        : "";
  if (!/^(?:C|POSIX|ucs_basic|C\.UTF-?8)$/i.test(name)) note(run, "text-order", `COLLATE ${name}`, node);
  return value;
}

/** ANY, SOME and ALL. */
export function quantifier(
  run: Run,
  scope: Scope,
  node: NodeOf<"binary_expr">,
  operator: string,
  quantified_: NodeOf<"quantifier_expr">,
): Fragment {
  const value = expression(run, scope, node.left);
  const all = quantified_.quantifierKw.name === "ALL";
  const inner = quantified_.expr.expr;
  if (inner.type !== "list_expr") {
    if (operator === "=" && !all) return inQuery(run, scope, value, inner, false, node);
    if (/^(?:<>|!=)$/.test(operator) && all) return inQuery(run, scope, value, inner, true, node);
    refuse("operator", `${operator} ${quantified_.quantifierKw.name} over a query`, node);
  }
  const [array] = inner.items;
  if (!array || inner.items.length !== 1) refuse("construct", quantified_.quantifierKw.name, node);
  // json_each() has columns of its own, so columns inside it are named with their table.
  return quantified(run, value, operator, all, expression(run, { ...scope, qualify: true }, array), node);
}
