import type { Node } from "../../parse.js";
import type { PostgresType } from "../type-name.js";
import { memberOf, concatenate, containsArray, overlap, writtenElements, elementOf } from "./arrays.js";
import { cast } from "./casts.js";
import { comparable } from "./comparisons.js";
import { type Fragment, atom, level, tight } from "./fragment.js";
import { lengthOf, scale, sumOf } from "./intervals.js";
import { containsJson, hasKey, jsonMember, jsonPath, jsonText, mergeJson, removeFromJson } from "./json.js";
import { type Kind, kindOf, types } from "./kinds.js";
import { regex } from "./matching.js";
import { numberOf } from "./numbers.js";
import { type Run, note, refuse } from "./run.js";
import { epochMilliseconds, shift, timeArguments, dateText } from "./times.js";

/** A binary operator over translated operands. */
export interface Operation {
  readonly run: Run;
  readonly left: Fragment;
  readonly right: Fragment;
  readonly operator: string;
  /** The operator with the space and comments around it, for forms that keep it. */
  readonly layout: (sqlOperator: string) => string;
  readonly node: Node;
}

type OperatorRule = (operation: Operation) => Fragment;

const kind = (run: Run, value: Fragment): Kind | undefined => kindOf(value.type, run.context.catalog);

/** Joins two operands that stay where they are. */
function join(
  operation: Operation,
  operator: string,
  at: number,
  type: PostgresType | undefined,
  left: Fragment,
  right: Fragment,
): Fragment {
  return {
    sql: `${tight(left, at)}${operation.layout(operator)}${tight(right, at + 1)}`,
    level: at,
    type,
    notNull: left.notNull === true && right.notNull === true,
  };
}

const compare =
  (operator: string, at: number, ordered: boolean): OperatorRule =>
  (operation) => {
    const { run, left, right, node } = operation;
    if (left.row ?? right.row) return compareRows(operation, operator, at);
    const [first, second] = comparable(run, left, right, ordered, node);
    // `=` and IS bind alike in SQLite and from the left: an operand of the same level goes into parentheses.
    const raise = (side: Fragment): Fragment =>
      side.level === at ? { ...side, sql: `(${side.sql})`, level: level.atom } : side;
    return join(operation, operator, at, types.bool, raise(first), second);
  };

function compareRows(operation: Operation, operator: string, at: number): Fragment {
  const { run, left, right, node } = operation;
  const [first, second] = [left.row, right.row];
  if (first?.length !== second?.length || !first) refuse("construct", "a row comparison", node);
  const pairs = first.map((item, index) => comparable(run, item, second?.[index] ?? item, at === level.relation, node));
  const side = (which: 0 | 1): Fragment => atom(`(${pairs.map((pair) => pair[which].sql).join(", ")})`);
  return join(operation, operator, at, types.bool, side(0), side(1));
}

const logical =
  (operator: string, at: number): OperatorRule =>
  (operation) => {
    const { run, left, right, node } = operation;
    return join(operation, operator, at, types.bool, truth(run, left, node), truth(run, right, node));
  };

/** An operand of AND, OR, NOT and WHERE. */
export function truth(run: Run, value: Fragment, node: Node): Fragment {
  if (value.isNull) return value;
  const found = kind(run, value);
  if (found === "boolean" || (!found && value.column !== undefined)) return value;
  if (!value.type && value.literal !== undefined) return cast(run, value, types.bool, node);
  refuse("operator", `a condition of type ${value.type?.name ?? "unknown"}`, node);
}

const isTime = (found: Kind | undefined): boolean => found === "timestamp" || found === "date";

const add: OperatorRule = (operation) => {
  const { run, node } = operation;
  let { left, right } = operation;
  // A bare string beside a time is an interval.
  if (isTime(kind(run, left)) && !right.type && right.literal !== undefined) {
    right = cast(run, right, types.interval, node);
  }
  let [first, second] = [kind(run, left), kind(run, right)];
  if (second !== undefined && isTime(second)) {
    [left, right] = [right, left];
    [first, second] = [second, first];
  }
  if (isTime(first) && second === "interval" && right.interval) return shift(run, left, right.interval, 1);
  if (first === "date" && second === "integer") return moveDays(run, left, right, "+");
  if (first === "date" && second === "time") {
    return shift(run, left, { sql: `unixepoch('1970-01-01 ' || ${tight(right, level.collate)}, 'subsec') * 1000` }, 1);
  }
  if (first === "interval" && second === "interval") return addIntervals(run, left, right, 1, node);
  return arithmetic(operation, "+", level.sum);
};

const subtract: OperatorRule = (operation) => {
  const { run, left, node } = operation;
  let { right } = operation;
  const first = kind(run, left);
  if (isTime(first) && !right.type && right.literal !== undefined) {
    right = cast(run, right, left.type ?? types.timestamptz, node);
  }
  const second = kind(run, right);
  if (isTime(first) && second === "interval" && right.interval) return shift(run, left, right.interval, -1);
  if (first === "date" && second === "integer") return moveDays(run, left, right, "-");
  if (first === "date" && second === "date") {
    return atom(`CAST(julianday(${left.sql}) - julianday(${right.sql}) AS INTEGER)`, types.int4);
  }
  if (isTime(first) && isTime(second)) {
    const [from, to] = [epochMilliseconds(run, left), epochMilliseconds(run, right)];
    const sql = `${tight(from, level.sum)} - ${tight(to, level.product)}`;
    return { sql, level: level.sum, type: types.interval, interval: { sql } };
  }
  if (first === "interval" && second === "interval") return addIntervals(run, left, right, -1, node);
  if (first === "json") return removeFromJson(run, left, right, false, node);
  return arithmetic(operation, "-", level.sum);
};

function moveDays(run: Run, date: Fragment, days: Fragment, sign: "+" | "-"): Fragment {
  const amount =
    days.constant === undefined
      ? `${sign === "-" ? "-" : ""}(${days.sql}) || ' days'`
      : `'${sign}${days.constant} days'`;
  const time = timeArguments(run, date);
  return atom(dateText({ value: time.value, modifiers: [...time.modifiers, amount] }), types.date);
}

function addIntervals(_run: Run, left: Fragment, right: Fragment, sign: 1 | -1, node: Node): Fragment {
  const [a, b] = [left.interval, right.interval];
  if (!a || !b || !("months" in a) || !("months" in b)) refuse("interval", "intervals added", node);
  return { sql: "NULL", level: level.atom, type: types.interval, interval: sumOf(a, scale(b, sign)) };
}

/** Plain numbers; the result is an integer only where both sides are. */
function arithmetic(operation: Operation, operator: string, at: number): Fragment {
  const { run, node } = operation;
  const left = numberOf(run, operation.left, node);
  const right = numberOf(run, operation.right, node);
  const type = numberType(run, left, right);
  return { ...join(operation, operator, at, type, left, right), ...(type.name === "numeric" && { form: "number" }) };
}

function numberType(run: Run, left: Fragment, right: Fragment): PostgresType {
  const found = [kind(run, left), kind(run, right)];
  if (found.includes("float")) return types.float8;
  if (found.includes("numeric")) return types.numeric;
  return left.type?.name === "int8" || right.type?.name === "int8" ? types.int8 : types.int4;
}

const multiply: OperatorRule = (operation) => {
  const { run, left, right, node } = operation;
  const [interval, number] = left.interval ? [left.interval, right] : [right.interval, left];
  if (!interval) return arithmetic(operation, "*", level.product);
  if (!("months" in interval)) refuse("interval", "an interval multiplied", node);
  const factor = numberOf(run, number, node);
  if (number.constant !== undefined) {
    return { sql: "NULL", level: level.atom, type: types.interval, interval: scale(interval, Number(number.constant)) };
  }
  // How long a month is depends on the date.
  if (interval.months !== 0) refuse("interval", "months multiplied by a value", node);
  const sql = `${tight(factor, level.product)} * ${lengthOf(interval)}`;
  return { sql, level: level.product, type: types.interval, interval: { sql } };
};

const divide: OperatorRule = (operation) => {
  const { run, node } = operation;
  const left = numberOf(run, operation.left, node);
  const right = numberOf(run, operation.right, node);
  const type = numberType(run, left, right);
  if (type.name === "int4" || type.name === "int8") return join(operation, "/", level.product, type, left, right);
  // A decimal without places is an integer to SQLite, and would be divided as one.
  const real = atom(`CAST(${left.sql} AS REAL)`, left.type);
  return {
    ...join(operation, "/", level.product, type, real, right),
    ...(type.name === "numeric" && { form: "number" }),
  };
};

const remainder: OperatorRule = (operation) => {
  const { run, node } = operation;
  const left = numberOf(run, operation.left, node);
  const right = numberOf(run, operation.right, node);
  const type = numberType(run, left, right);
  if (type.name === "numeric") note(run, "decimal", "%", node);
  if (type.name !== "int4" && type.name !== "int8")
    return { ...atom(`mod(${left.sql}, ${right.sql})`, type), form: "number" };
  return join(operation, "%", level.product, type, left, right);
};

const power: OperatorRule = ({ run, left, right, node }) => {
  const [base, exponent] = [numberOf(run, left, node), numberOf(run, right, node)];
  const type = numberType(run, base, exponent).name === "numeric" ? types.numeric : types.float8;
  return { ...atom(`pow(${base.sql}, ${exponent.sql})`, type), ...(type.name === "numeric" && { form: "number" }) };
};

const bits =
  (operator: string): OperatorRule =>
  (operation) => {
    const { run, left, right, node } = operation;
    if (kind(run, left) !== "integer" || kind(run, right) !== "integer") refuse("operator", operation.operator, node);
    return join(operation, operator, level.bits, left.type, left, right);
  };

const concatenation: OperatorRule = (operation) => {
  const { run, left, right, node } = operation;
  const kinds = [kind(run, left), kind(run, right)];
  if (kinds.includes("array")) return concatenate(run, left, right, node);
  if (kinds.includes("json")) {
    if (kinds.includes("text")) refuse("json", "|| of JSON and text", node);
    return mergeJson(run, left, right, node);
  }
  const text = (side: Fragment): Fragment => {
    if (side.isNull || (!side.type && side.column !== undefined)) return side;
    if (!side.type) return { ...side, type: types.text };
    return cast(run, side, types.text, node);
  };
  return join(operation, "||", level.concatenation, types.text, text(left), text(right));
};

const contains =
  (reversed: boolean): OperatorRule =>
  ({ run, left, right, node }) => {
    const [whole, part] = reversed ? [right, left] : [left, right];
    if (kind(run, whole) === "array" || kind(run, part) === "array") return containsArray(run, whole, part, node);
    return containsJson(run, whole, part, node);
  };

const keys =
  (all: boolean): OperatorRule =>
  ({ run, left, right, node }) => {
    const list = writtenElements(run, right, elementOf(run, right) ?? types.text, node);
    if (!list || list.length === 0) refuse("json", "keys that are not written out", node);
    return hasKey(run, left, list, all, node);
  };

const regular =
  (negated: boolean, ignoreCase: boolean): OperatorRule =>
  ({ run, left, right, node }) =>
    regex(run, { text: left, pattern: right, negated, node }, ignoreCase);

/** Every binary operator that has a form, by PostgreSQL's spelling. */
export const binaryOperators = {
  "=": compare("=", level.equality, false),
  "<>": compare("<>", level.equality, false),
  "!=": compare("!=", level.equality, false),
  "<": compare("<", level.relation, true),
  ">": compare(">", level.relation, true),
  "<=": compare("<=", level.relation, true),
  ">=": compare(">=", level.relation, true),
  AND: logical("AND", level.and),
  OR: logical("OR", level.or),
  "IS DISTINCT FROM": compare("IS NOT", level.equality, false),
  "IS NOT DISTINCT FROM": compare("IS", level.equality, false),
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": divide,
  "%": remainder,
  "^": power,
  "&": bits("&"),
  "|": bits("|"),
  "<<": bits("<<"),
  ">>": bits(">>"),
  "||": concatenation,
  "->": ({ run, left, right, node }) => jsonMember(run, left, right, node),
  "->>": ({ run, left, right, node }) => jsonText(run, left, right, node),
  "#>": ({ run, left, right, node }) => jsonPath(run, left, right, false, node),
  "#>>": ({ run, left, right, node }) => jsonPath(run, left, right, true, node),
  "#-": ({ run, left, right, node }) => removeFromJson(run, left, right, true, node),
  "?": ({ run, left, right, node }) => hasKey(run, left, [right], true, node),
  "?&": keys(true),
  "?|": keys(false),
  "@>": contains(false),
  "<@": contains(true),
  "&&": ({ run, left, right, node }) => overlap(run, left, right, node),
  "~": regular(false, false),
  "~*": regular(false, true),
  "!~": regular(true, false),
  "!~*": regular(true, true),
} as const satisfies Readonly<Record<string, OperatorRule>>;

/** `x = ANY (…)`, `x <> ALL (…)` over arrays; other comparisons only over arrays that are written out. */
export function quantified(
  run: Run,
  value: Fragment,
  operator: string,
  all: boolean,
  array: Fragment,
  node: Node,
): Fragment {
  if (operator === "=" && !all) return memberOf(run, value, array, false, node);
  if ((operator === "<>" || operator === "!=") && all) return memberOf(run, value, array, true, node);
  const rule = (binaryOperators as Readonly<Record<string, OperatorRule>>)[operator];
  const elements = writtenElements(run, array, elementOf(run, array) ?? value.type, node);
  if (!rule || !elements || elements.length === 0) refuse("operator", `${operator} ${all ? "ALL" : "ANY"}`, node);
  const parts = elements.map((right) => rule({ run, left: value, right, operator, layout: (sql) => ` ${sql} `, node }));
  return elements.length === 1 && parts[0]
    ? parts[0]
    : atom(`(${parts.map((part) => tight(part, level.and + 1)).join(all ? " AND " : " OR ")})`, types.bool);
}
