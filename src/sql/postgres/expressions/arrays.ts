import type { Node } from "../../parse.js";
import { baseType } from "../../types.js";
import { readArrayLiteral } from "../array-literal.js";
import type { PostgresType } from "../type-name.js";
import { cast, elementJson, store } from "./casts.js";
import { comparable, unify } from "./comparisons.js";
import { type Fragment, atom, level, tight } from "./fragment.js";
import { kindOf, types } from "./kinds.js";
import { openText } from "./literals.js";
import { type Run, refuse } from "./run.js";

/* Arrays are JSON text on D1; json_each() gives their elements. */

/** The elements of an array that is written out: ARRAY[…] or a literal `{a,b}`. */
export function writtenElements(
  run: Run,
  array: Fragment,
  element: PostgresType | undefined,
  node: Node,
): readonly Fragment[] | undefined {
  if (array.elements) return array.elements;
  const text = array.literal ?? array.constant;
  if (text === undefined) return undefined;
  const literal = readArrayLiteral(text);
  if (!literal) refuse("literal", text, node);
  return literal.elements.map((item) => {
    if (item === null) return { sql: "NULL", level: level.atom, isNull: true };
    if (typeof item !== "string") refuse("array", "an array of arrays", node);
    return element ? cast(run, openText(item, node), element, node) : openText(item, node);
  });
}

export function elementOf(run: Run, array: Fragment): PostgresType | undefined {
  if (!array.type) return undefined;
  const base = baseType(array.type, run.context.catalog);
  return base.dimensions === 1 ? { ...base, dimensions: 0 } : undefined;
}

/** `x = ANY (array)`, `x <> ALL (array)`. */
export function memberOf(run: Run, value: Fragment, array: Fragment, negated: boolean, node: Node): Fragment {
  const not = negated ? "NOT " : "";
  const elements = writtenElements(run, array, elementOf(run, array) ?? value.type, node);
  if (elements) {
    if (elements.length === 0) return atom(negated ? "1" : "0", types.bool);
    return inList(run, value, elements, negated, node);
  }
  queryOnly(run, "ANY", node);
  const element = elementOf(run, array);
  if (!element) refuse("array", "an array of unknown type", node);
  const sample = { ...atom("value", element), column: "value" };
  const [left] = comparable(run, value, sample, false, node);
  if (kindOf(element, run.context.catalog) === "numeric") refuse("array", "an array of decimals", node);
  const found = `${tight(left, level.equality + 1)} ${not}IN (SELECT value FROM json_each(${array.sql}))`;
  if (array.notNull) return { sql: found, level: level.equality, type: types.bool };
  return atom(`iif(${tight(array, level.equality + 1)} IS NULL, NULL, ${found})`, types.bool);
}

/** `x IN (a, b)`. */
export function inList(run: Run, value: Fragment, items: readonly Fragment[], negated: boolean, node: Node): Fragment {
  const [left, ...right] = unify(run, [value, ...items], node).values;
  if (!left) refuse("construct", "IN ()", node);
  const kind = kindOf(left.type, run.context.catalog);
  if (kind === "json" || kind === "interval") refuse("operator", `IN with ${kind}`, node);
  const plain = right.every((item) => {
    const text = item.constant ?? item.literal;
    return item.isNull === true || (text !== undefined && !/^\s*(?:-?[\d.]|true$|false$|[[{])/.test(text));
  });
  const shown = left.json && plain ? { ...left, sql: left.json.raw, level: level.concatenation } : left;
  return {
    sql: `${tight(shown, level.equality + 1)} ${negated ? "NOT " : ""}IN (${right.map(({ sql }) => sql).join(", ")})`,
    level: level.equality,
    type: types.bool,
  };
}

export function queryOnly(run: Run, what: string, node: Node): void {
  if (run.place !== "query") refuse("row-dependent-time", what, node);
}

/** Both sides as JSON text of one element type. */
function sides(run: Run, left: Fragment, right: Fragment, node: Node): readonly [Fragment, Fragment] {
  const type = left.type ?? right.type;
  if (!type || kindOf(type, run.context.catalog) !== "array") refuse("array", "arrays of unknown type", node);
  const known = (side: Fragment): Fragment => (side.type && !side.elements ? side : store(run, side, type, node));
  const element = kindOf({ ...type, dimensions: 0 }, run.context.catalog);
  if (element === "numeric" || element === "json" || element === "float")
    refuse("array", `an array of ${type.name}`, node);
  return [known(left), known(right)];
}

/** `a && b`. */
export function overlap(run: Run, left: Fragment, right: Fragment, node: Node): Fragment {
  queryOnly(run, "&&", node);
  const [first, second] = sides(run, left, right, node);
  const found = `EXISTS (SELECT 1 FROM json_each(${first.sql}) WHERE value IN (SELECT value FROM json_each(${second.sql})))`;
  return unlessNull([first, second], found);
}

/** `a @> b`: every element of b is in a. NULL is in nothing. */
export function containsArray(run: Run, left: Fragment, right: Fragment, node: Node): Fragment {
  queryOnly(run, "@>", node);
  const [first, second] = sides(run, left, right, node);
  const inside = `SELECT value FROM json_each(${first.sql}) WHERE value IS NOT NULL`;
  const found = `NOT EXISTS (SELECT 1 FROM json_each(${second.sql}) WHERE value IS NULL OR value NOT IN (${inside}))`;
  return unlessNull([first, second], found);
}

function unlessNull(operands: readonly Fragment[], found: string): Fragment {
  const open = operands.filter(({ notNull, constant }) => notNull !== true && constant === undefined);
  if (open.length === 0) return atom(found, types.bool);
  const tests = open.map((operand) => `${tight(operand, level.equality + 1)} IS NULL`);
  return atom(`iif(${tests.join(" OR ")}, NULL, ${found})`, types.bool);
}

/** `array || element`, `array || array`, `element || array`. */
export function concatenate(run: Run, left: Fragment, right: Fragment, node: Node): Fragment {
  const { catalog } = run.context;
  const isArray = (side: Fragment): boolean => kindOf(side.type, catalog) === "array";
  if (isArray(left) && !isArray(right) && (right.type || !/^\s*\{/.test(right.literal ?? ""))) {
    return append(run, left, right, node);
  }
  if (!isArray(left) && isArray(right) && left.type) refuse("array", "an element before an array", node);
  queryOnly(run, "||", node);
  const [first, second] = sides(run, left, right, node);
  const rows = `SELECT 1 AS part, key, value, type FROM json_each(${first.sql}) UNION ALL SELECT 2, key, value, type FROM json_each(${second.sql})`;
  return atom(`(SELECT json_group_array(${eachValue} ORDER BY part, key) FROM (${rows}))`, left.type ?? right.type);
}

/** An element of json_each() as an argument of json_group_array(). */
export const eachValue = "CASE WHEN type IN ('true', 'false') THEN json(type) ELSE value END";

/** `array_append(array, element)`: to NULL it makes an array of one. */
export function append(run: Run, array: Fragment, element: Fragment, node: Node): Fragment {
  const type = elementOf(run, array);
  if (!type || !array.type) refuse("array", "an array of unknown type", node);
  const item = elementJson(run, store(run, cast(run, element, type, node), type, node));
  const base = array.notNull ? array.sql : `coalesce(${array.sql}, '[]')`;
  return atom(`json_insert(${base}, '$[#]', ${item})`, array.type);
}

/** `array[1]`. */
export function subscript(run: Run, array: Fragment, index: Fragment, node: Node): Fragment {
  const type = elementOf(run, array);
  if (!type) refuse("array", "an array of unknown type", node);
  const path =
    index.constant === undefined ? `('$[' || (${index.sql} - 1) || ']')` : `'$[${Number(index.constant) - 1}]'`;
  if (index.constant !== undefined && Number(index.constant) < 1) return { ...atom("NULL", type), isNull: true };
  return { sql: `${tight(array, level.concatenation)} ->> ${path}`, level: level.concatenation, type };
}
