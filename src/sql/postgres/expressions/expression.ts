import type { Node } from "../../parse.js";
import { rangeOf } from "../../parse.js";
import { quoteText } from "../../sqlite/names.js";
import { type NodeOf, bare, isQuery } from "../../syntax-tree.js";
import { translateQuery } from "../queries/query.js";
import { type PostgresType, typeOfNode } from "../type-name.js";
import { arrayOf, cast } from "./casts.js";
import { jsonMember } from "./json.js";
import { queryOnly, subscript } from "./arrays.js";
import { callFunction } from "./calls.js";
import { comparable, unify } from "./comparisons.js";
import { type Fragment, atom, level, tight } from "./fragment.js";
import { readInterval, unitOf, lengthOf } from "./intervals.js";
import { isNumber, kindOf, types } from "./kinds.js";
import { encodeLiteral, numberLiteral, openText, textOfLiteral } from "./literals.js";
import { numberOf } from "./numbers.js";
import { binaryOperators, truth } from "./operators.js";
import { type Replacement, type Run, between, refuse, splice } from "./run.js";
import { type Scope, columnReference } from "./scope.js";
import { atTimeZone, extract } from "./time-functions.js";
import { collation, isTest, membership, operatorWords, pattern, quantifier } from "./predicates.js";

type Translate<Type extends Node["type"]> = (run: Run, scope: Scope, node: NodeOf<Type>) => Fragment;

/**
 * Translates one expression of the syntax tree.
 *
 * @throws Refusal where there is no form
 */
export function expression(run: Run, scope: Scope, node: Node): Fragment {
  switch (node.type) {
    case "paren_expr":
      return parentheses(run, scope, node);
    case "binary_expr":
      return binary(run, scope, node);
    case "prefix_op_expr":
      return prefix(run, scope, node);
    case "postfix_op_expr":
      return postfix(run, scope, node);
    case "between_expr":
      return betweenBounds(run, scope, node);
    case "case_expr":
      return caseExpression(run, scope, node);
    case "cast_expr":
      return castTo(run, scope, node.args.expr.expr, node.args.expr.dataType, node);
    case "cast_operator_expr":
      return castTo(run, scope, node.left, node.right, node);
    case "func_call":
      return callFunction(run, scope, node);
    case "extract_expr":
      return extractField(run, scope, node);
    case "identifier":
      return columnReference(run, scope, node);
    case "member_expr":
      return member(run, scope, node);
    case "string_literal":
      return stringLiteral(run, node);
    case "number_literal":
      return numberLiteral(node);
    case "boolean_literal":
      return { ...atom(node.valueKw.text, types.bool), constant: node.value ? "true" : "false", notNull: true };
    case "null_literal":
      return { ...atom(node.nullKw.text), isNull: true };
    case "interval_literal":
      return refuse("interval", "an interval that is no string", node);
    case "array_literal_expr":
      return writtenArray(run, scope, node);
    case "array_constructor":
      return arrayOfQuery(run, scope, node);
    case "row_constructor":
      return rowOf(run, scope, node.row.expr.items);
    case "select_stmt":
    case "compound_select_stmt":
      return scalarQuery(run, scope, node);
    case "parameter":
      return { ...atom(node.text, run.context.parameters?.get(Number(node.text.slice(1)))), column: node.text };
    case "date_literal":
      return encodeLiteral(run, node.string.value, types.date, node);
    case "time_literal":
      return encodeLiteral(run, node.string.value, types.time, node);
    case "timestamp_literal":
      return encodeLiteral(run, node.string.value, types.timestamp, node);
    case "json_literal":
    case "jsonb_literal":
      return encodeLiteral(run, node.string.value, types.jsonb, node);
    case "numeric_literal":
      return encodeLiteral(run, node.string.value, types.numeric, node);
    default:
      refuse("construct", node.type.replaceAll("_", " "), node);
  }
}

const stringLiteral: (run: Run, node: NodeOf<"string_literal">) => Fragment = (run, node) => {
  const text = textOfLiteral(node);
  const typed = run.syntax.typedLiterals.get(rangeOf(node).start);
  if (!typed) return openText(text, node);
  if (typed.type.name !== "interval") return encodeLiteral(run, text, typed.type, node);
  const interval = readInterval(text, typed.unit);
  if (!interval) refuse("interval", text, node);
  return { ...atom(quoteText(text), types.interval), interval, notNull: true };
};

const parentheses: Translate<"paren_expr"> = (run, scope, node) => {
  const inner = node.expr;
  if (inner.type === "list_expr") return rowOf(run, scope, inner.items);
  if (isQuery(inner)) return scalarQuery(run, scope, inner, node);
  const value = expression(run, scope, inner);
  return { ...value, sql: splice(run, node, [[inner, value.sql]]), level: level.atom };
};

function rowOf(run: Run, scope: Scope, items: readonly Node[]): Fragment {
  const row = items.map((item) => expression(run, scope, item));
  return { ...atom(`(${row.map(({ sql }) => sql).join(", ")})`), row };
}

function scalarQuery(run: Run, scope: Scope, query: Node, around?: Node): Fragment {
  queryOnly(run, "a query", query);
  const { sql, columns } = translateQuery(run, scope, query, {});
  const [column, ...others] = columns ?? [];
  const inParentheses = around ? splice(run, around, [[query, sql]]) : `(${sql})`;
  if (others.length > 0) {
    return { ...atom(inParentheses), row: (columns ?? []).map(({ name, type }) => ({ ...atom(name, type) })) };
  }
  // A query without rows is NULL.
  return { ...atom(inParentheses, column?.type), ...(column?.form && { form: column.form }), column: "(query)" };
}

const binary: Translate<"binary_expr"> = (run, scope, node) => {
  const operator = operatorWords(node.operator, node);
  switch (operator) {
    case "IS":
    case "IS NOT":
      return isTest(run, scope, node);
    case "IN":
    case "NOT IN":
      return membership(run, scope, node, operator === "NOT IN");
    case "LIKE":
    case "ILIKE":
    case "NOT LIKE":
    case "NOT ILIKE":
      return pattern(run, scope, node, operator);
    case "~~":
    case "~~*":
    case "!~~":
    case "!~~*":
      return pattern(
        run,
        scope,
        node,
        `${operator.startsWith("!") ? "NOT " : ""}${operator.endsWith("*") ? "ILIKE" : "LIKE"}`,
      );
    case "COLLATE":
      return collation(run, scope, node);
    case "AT TIME ZONE":
      return atTimeZone(run, expression(run, scope, node.left), expression(run, scope, node.right), node);
    case "SIMILAR TO":
    case "NOT SIMILAR TO":
      refuse("regular-expression", "SIMILAR TO", node);
  }
  if (node.right.type === "quantifier_expr") return quantifier(run, scope, node, operator, node.right);
  const rule = Object.hasOwn(binaryOperators, operator)
    ? binaryOperators[operator as keyof typeof binaryOperators]
    : undefined;
  if (!rule) refuse("operator", operator, node);
  const left = expression(run, scope, node.left);
  const right = expression(run, scope, node.right);
  return rule({ run, left, right, operator, node, layout: (sql) => layoutOf(run, node, operator, sql) });
};

/** The space and comments around an operator, with the operator that SQLite has for it. */
function layoutOf(run: Run, node: NodeOf<"binary_expr">, operator: string, sql: string): string {
  if (
    typeof node.operator === "object" &&
    "type" in node.operator &&
    node.operator.type === "postgresql_operator_expr"
  ) {
    return ` ${sql} `;
  }
  const text = between(run, node.left, node.right);
  const words = operator.split(" ");
  if (words.length === 1 && operator === sql) return text;
  const pattern = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join("\\s+");
  const replaced = text.replace(new RegExp(pattern, "i"), () => sql);
  // OPERATOR(pg_catalog.+), or comments between the words.
  return replaced === text && !text.includes(sql) ? ` ${sql} ` : replaced;
}

const prefix: Translate<"prefix_op_expr"> = (run, scope, node) => {
  const { operator } = node;
  const name = typeof operator === "string" ? operator : operator.type === "keyword" ? operator.name : "OPERATOR";
  if (name === "EXISTS") {
    const inner = bare(node.expr);
    queryOnly(run, "EXISTS", node);
    const { sql } = translateQuery(run, scope, inner, {});
    return { ...atom(splice(run, node, [[inner, sql]]), types.bool), notNull: true };
  }
  const value = expression(run, scope, node.expr);
  if (name === "NOT") {
    const operand = truth(run, value, node);
    return { sql: splice(run, node, [[node.expr, tight(operand, level.not)]]), level: level.not, type: types.bool };
  }
  if (name === "-" || name === "+") {
    if (value.interval && "months" in value.interval && name === "-") {
      const { months, days, milliseconds } = value.interval;
      return { ...value, interval: { months: -months, days: -days, milliseconds: -milliseconds } };
    }
    const number = numberOf(run, value, node);
    const sql = `${name}${number.level === level.sign ? `(${number.sql})` : tight(number, level.sign)}`;
    const constant =
      number.constant === undefined || number.constant.startsWith("-")
        ? undefined
        : name === "-"
          ? `-${number.constant}`
          : number.constant;
    return {
      sql,
      level: level.sign,
      type: number.type,
      notNull: number.notNull === true,
      constant,
      ...(number.form && { form: number.form }),
    };
  }
  if (name === "~" && kindOf(value.type, run.context.catalog) === "integer") {
    return { sql: `~${tight(value, level.sign)}`, level: level.sign, type: value.type };
  }
  refuse("operator", name, node);
};

const postfix: Translate<"postfix_op_expr"> = (run, scope, node) => {
  const { operator } = node;
  const words = (Array.isArray(operator) ? operator : [operator]).map(({ name }) => name).join(" ");
  const value = expression(run, scope, node.expr);
  const tests: Readonly<Record<string, string>> = {
    ISNULL: "IS NULL",
    NOTNULL: "IS NOT NULL",
    "NOT NULL": "IS NOT NULL",
    "IS UNKNOWN": "IS NULL",
    "IS NOT UNKNOWN": "IS NOT NULL",
  };
  const test = tests[words];
  if (test === undefined) refuse("construct", words, node);
  return { sql: `${tight(value, level.equality + 1)} ${test}`, level: level.equality, type: types.bool, notNull: true };
};

const betweenBounds: Translate<"between_expr"> = (run, scope, node) => {
  const parts = [node.left, node.begin, node.end].map((part) => expression(run, scope, part));
  const words = (Array.isArray(node.betweenKw) ? node.betweenKw : [node.betweenKw]).map(({ name }) => name);
  const [value, begin, end] = unify(run, parts, node, true).values;
  if (!value || !begin || !end) refuse("construct", "BETWEEN", node);
  const lower = comparable(run, value, begin, true, node);
  const upper = comparable(run, value, end, true, node);
  if (lower[0].sql !== upper[0].sql) refuse("cast", "BETWEEN", node);
  const at = level.equality + 1;
  if (words.includes("SYMMETRIC")) {
    const bounds = `${lower[1].sql}, ${upper[1].sql}`;
    return {
      sql: `${tight(lower[0], at)} ${words.includes("NOT") ? "NOT " : ""}BETWEEN min(${bounds}) AND max(${bounds})`,
      level: level.equality,
      type: types.bool,
    };
  }
  const sql = splice(run, node, [
    [node.left, tight(lower[0], at)],
    [node.begin, tight(lower[1], at)],
    [node.end, tight(upper[1], at)],
  ]);
  return { sql, level: level.equality, type: types.bool };
};

const caseExpression: Translate<"case_expr"> = (run, scope, node) => {
  const subject = node.expr && expression(run, scope, node.expr);
  const replaced: Replacement[] = [];
  const conditions = node.clauses.flatMap((clause) => (clause.type === "case_when" ? [clause.condition] : []));
  const tests = conditions.map((condition) => expression(run, scope, condition));
  if (subject && node.expr) {
    const { values, type } = unify(run, [subject, ...tests], node);
    if (kindOf(type, run.context.catalog) === "json") refuse("json", "JSON values compared by CASE", node);
    replaced.push([node.expr, values[0]?.sql ?? ""]);
    for (const [index, condition] of conditions.entries()) replaced.push([condition, values[index + 1]?.sql ?? ""]);
  } else {
    for (const [index, condition] of conditions.entries()) {
      const test = tests[index];
      if (test) replaced.push([condition, truth(run, test, condition).sql]);
    }
  }
  const results = node.clauses.map(({ result }) => result);
  const { values, type } = unify(
    run,
    results.map((result) => expression(run, scope, result)),
    node,
  );
  for (const [index, result] of results.entries()) replaced.push([result, values[index]?.sql ?? ""]);
  const hasElse = node.clauses.some((clause) => clause.type === "case_else");
  const notNull = hasElse && values.every((value) => value.notNull === true || value.literal !== undefined);
  const isNumberForm = kindOf(type, run.context.catalog) === "numeric";
  return { ...atom(splice(run, node, replaced), type), notNull, ...(isNumberForm && { form: "number" }) };
};

function castTo(run: Run, scope: Scope, operand: Node, dataType: Node, node: Node): Fragment {
  const type = typeOfNode(dataType, run.syntax.text);
  const interval = type.name === "interval" ? builtInterval(run, scope, operand) : undefined;
  if (interval) return interval;
  return castValue(run, expression(run, scope, operand), type, node);
}

function castValue(run: Run, value: Fragment, type: PostgresType, node: Node): Fragment {
  return cast(run, value, type, node);
}

/** `(n || ' days')::interval`: a number of one unit. */
function builtInterval(run: Run, scope: Scope, operand: Node): Fragment | undefined {
  const inner = bare(operand);
  if (inner.type !== "binary_expr" || inner.operator !== "||" || inner.right.type !== "string_literal")
    return undefined;
  const unit = unitOf(inner.right.value.trim().toLowerCase());
  if (!unit) return undefined;
  const left = bare(inner.left);
  const number = left.type === "cast_operator_expr" || left.type === "cast_expr" ? castOperand(left) : left;
  const value = numberOf(run, expression(run, scope, number), operand);
  if (!isNumber(kindOf(value.type, run.context.catalog))) return undefined;
  if (unit.months !== undefined) refuse("interval", "months from a value", operand);
  const length = lengthOf({ months: 0, days: unit.days ?? 0, milliseconds: unit.milliseconds ?? 0 });
  return { ...atom("NULL", types.interval), interval: { sql: `${tight(value, level.product)} * ${length}` } };
}

function castOperand(node: NodeOf<"cast_operator_expr"> | NodeOf<"cast_expr">): Node {
  return node.type === "cast_expr" ? node.args.expr.expr : node.left;
}

const extractField: Translate<"extract_expr"> = (run, scope, node) => {
  const { unit, expr } = node.args.expr;
  if (unit.type !== "interval_unit") refuse("time", "extract", node);
  return extract(run, unit.unitKw.name, expression(run, scope, expr), types.numeric, node);
};

const member: Translate<"member_expr"> = (run, scope, node) => {
  if (node.property.type === "array_subscript") {
    const index = node.property.expr;
    if (index.type === "array_slice_specifier" || index.type === "array_subscript_specifier") {
      refuse("array", "a slice", node);
    }
    const value = expression(run, scope, node.object);
    const key = expression(run, scope, index);
    return kindOf(value.type, run.context.catalog) === "json"
      ? jsonMember(run, value, key, node)
      : subscript(run, value, key, node);
  }
  return columnReference(run, scope, node);
};

const writtenArray: Translate<"array_literal_expr"> = (run, scope, node) => {
  const items = node.expr.expr.items.map((item) => expression(run, scope, item));
  if (items.length === 0) return { ...atom("'[]'"), elements: [], literal: "{}" };
  const { values, type } = unify(run, items, node);
  if (!type) refuse("array", "an array of unknown type", node);
  return arrayOf(run, values, { ...type, dimensions: type.dimensions + 1 });
};

/** ARRAY(SELECT …): an empty array without rows. */
const arrayOfQuery: Translate<"array_constructor"> = (run, scope, node) => {
  queryOnly(run, "ARRAY()", node);
  const { sql, columns } = translateQuery(run, scope, bare(node.expr), { names: ["value"] });
  const [column] = columns ?? [];
  if (!column?.type) refuse("array", "an array of unknown type", node);
  const kind = kindOf(column.type, run.context.catalog);
  if (kind !== "text" && kind !== "integer" && kind !== "uuid" && kind !== "enum")
    refuse("array", `an array of ${column.type.name}`, node);
  const type = { ...column.type, dimensions: column.type.dimensions + 1 };
  return { ...atom(`(SELECT json_group_array(value) FROM (${sql}))`, type), notNull: true };
};
