import { type FunctionRule, argument, arity, textArgument } from "./call.js";
import { append, concatenate, eachValue, elementOf, queryOnly } from "./arrays.js";
import { quoteText } from "../../sqlite/names.js";
import { arrayOf, cast, store } from "./casts.js";
import { type Fragment, atom, level, tight } from "./fragment.js";
import { kindOf, types } from "./kinds.js";
import { type Run, refuse } from "./run.js";
import { plainType } from "../type-name.js";
import type { Node } from "../../parse.js";

function arrayArgument(run: Run, value: Fragment, node: Node): Fragment {
  if (kindOf(value.type, run.context.catalog) === "array") return value;
  refuse("array", value.type?.name ?? "an array of unknown type", node);
}

/** cardinality(a): 0 of an empty array. */
const cardinality: FunctionRule = (call) => {
  arity(call, 1);
  const array = arrayArgument(call.run, argument(call, 0), call.node);
  return { ...atom(`json_array_length(${array.sql})`, types.int4), notNull: array.notNull === true };
};

/** array_length(a, 1): NULL of an empty array. */
const arrayLength: FunctionRule = (call) => {
  arity(call, 2);
  if (argument(call, 1).constant !== "1") refuse("array", "array_length of another dimension", call.node);
  const array = arrayArgument(call.run, argument(call, 0), call.node);
  return atom(`nullif(json_array_length(${array.sql}), 0)`, types.int4);
};

const arrayAppend: FunctionRule = (call) => {
  arity(call, 2);
  return append(call.run, argument(call, 0), argument(call, 1), call.node);
};

const arrayCat: FunctionRule = (call) => {
  arity(call, 2);
  return concatenate(call.run, argument(call, 0), argument(call, 1), call.node);
};

const arrayRemove: FunctionRule = (call) => {
  arity(call, 2);
  queryOnly(call.run, "array_remove", call.node);
  const array = arrayArgument(call.run, argument(call, 0), call.node);
  const type = elementOf(call.run, array);
  if (!type) refuse("array", "array_remove", call.node);
  const element = store(call.run, cast(call.run, argument(call, 1), type, call.node), type, call.node);
  const kept = `(SELECT json_group_array(${eachValue} ORDER BY key) FROM json_each(${array.sql}) WHERE value IS NOT ${tight(element, level.relation)})`;
  return atom(array.notNull ? kept : `iif(${tight(array, level.equality + 1)} IS NULL, NULL, ${kept})`, array.type);
};

/** array_position(a, x): from 1; NULL where it is not. */
const arrayPosition: FunctionRule = (call) => {
  arity(call, 2);
  queryOnly(call.run, "array_position", call.node);
  const array = arrayArgument(call.run, argument(call, 0), call.node);
  const type = elementOf(call.run, array);
  if (!type) refuse("array", "array_position", call.node);
  const element = store(call.run, cast(call.run, argument(call, 1), type, call.node), type, call.node);
  return atom(
    `(SELECT min(key) + 1 FROM json_each(${array.sql}) WHERE value IS ${tight(element, level.relation)})`,
    types.int4,
  );
};

/** array_to_string(a, ','): NULLs are left out. Of an empty array it is an empty text. */
const arrayToString: FunctionRule = (call) => {
  arity(call, 2);
  queryOnly(call.run, "array_to_string", call.node);
  const array = arrayArgument(call.run, argument(call, 0), call.node);
  const kind = kindOf(elementOf(call.run, array), call.run.context.catalog);
  if (kind !== "text" && kind !== "integer" && kind !== "enum" && kind !== "uuid") {
    refuse("array", `array_to_string of ${array.type?.name ?? ""}`, call.node);
  }
  const separator = textArgument(call, 1);
  const joined = `(SELECT coalesce(group_concat(value, ${separator.sql} ORDER BY key), '') FROM json_each(${array.sql}) WHERE value IS NOT NULL)`;
  return atom(array.notNull ? joined : `iif(${tight(array, level.equality + 1)} IS NULL, NULL, ${joined})`, types.text);
};

/** string_to_array('a,b', ','): of literals. */
const stringToArray: FunctionRule = (call) => {
  arity(call, 2);
  const value = textArgument(call, 0);
  const separator = textArgument(call, 1);
  const text = value.literal ?? value.constant;
  const known = separator.literal ?? separator.constant;
  const type = plainType("text", 1);
  if (text !== undefined && known !== undefined && known !== "") {
    const elements = text === "" ? [] : text.split(known);
    return { ...atom(`'${JSON.stringify(elements).replaceAll("'", "''")}'`, type), notNull: true };
  }
  if (known === undefined || known === "")
    refuse("array", "string_to_array with a separator that is no literal", call.node);
  // The quotes of JSON go around the text, and in place of each separator.
  const quoted = JSON.stringify(known).slice(1, -1).replaceAll("'", "''");
  return atom(
    `CASE WHEN ${tight(value, level.equality + 1)} IS NULL THEN NULL WHEN ${tight(value, level.equality + 1)} = '' THEN '[]' ELSE '[' || replace(json_quote(${value.sql}), '${quoted}', '","') || ']' END`,
    type,
  );
};

/** enum_range(NULL::role): the labels in their order. */
const enumRange: FunctionRule = (call) => {
  arity(call, 1);
  const { type, isNull } = argument(call, 0);
  const labels = type && call.run.context.catalog.enums.get(type.name)?.labels;
  if (!labels || !isNull) refuse("function", "enum_range of a value", call.node);
  const elements = labels.map((label): Fragment => ({ ...atom(quoteText(label), type), constant: label }));
  return arrayOf(call.run, elements, { ...type, dimensions: 1 });
};

export const arrayFunctions = {
  enum_range: enumRange,
  cardinality,
  array_length: arrayLength,
  array_append: arrayAppend,
  array_cat: arrayCat,
  array_remove: arrayRemove,
  array_position: arrayPosition,
  array_to_string: arrayToString,
  string_to_array: stringToArray,
} as const satisfies Readonly<Record<string, FunctionRule>>;
