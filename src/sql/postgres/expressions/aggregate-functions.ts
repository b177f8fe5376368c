import {
  type Call,
  type FunctionRule,
  argument,
  arity,
  kindOfArgument,
  numberArgument,
  rename,
  textArgument,
} from "./call.js";
import { cast, elementJson, store } from "./casts.js";
import { type Fragment, atom } from "./fragment.js";
import { jsonValue } from "./json.js";
import { kindOf, types } from "./kinds.js";
import { note, refuse } from "./run.js";
import { truth } from "./operators.js";
import type { PostgresType } from "../type-name.js";

/** A call of an aggregate with its DISTINCT, ORDER BY, FILTER and OVER. */
function aggregate(call: Call, name: string, args: readonly string[], type: PostgresType | undefined): Fragment {
  const distinct = call.distinct ? "DISTINCT " : "";
  return atom(`${name}(${distinct}${args.join(", ")}${call.order})${call.tail}`, type);
}

const count: FunctionRule = (call) => {
  arity(call, 1);
  const sql = call.argNodes[0]?.type === "all_columns" ? "*" : argument(call, 0).sql;
  return { ...aggregate(call, "count", [sql], types.int8), notNull: true };
};

const sum: FunctionRule = (call) => {
  arity(call, 1);
  const value = numberArgument(call, 0);
  const kind = kindOfArgument(call, 0);
  const type =
    kind === "float" ? types.float8 : value.type?.name === "int8" || kind === "numeric" ? types.numeric : types.int8;
  if (kind === "numeric") note(call.run, "decimal", "sum()", call.node);
  return { ...aggregate(call, "sum", [value.sql], type), ...(type === types.numeric && { form: "number" }) };
};

const average: FunctionRule = (call) => {
  arity(call, 1);
  const value = numberArgument(call, 0);
  const isFloat = kindOfArgument(call, 0) === "float";
  return { ...aggregate(call, "avg", [value.sql], isFloat ? types.float8 : types.numeric), form: "number" };
};

const extreme =
  (name: "max" | "min"): FunctionRule =>
  (call) => {
    arity(call, 1);
    const value = argument(call, 0);
    const kind = kindOfArgument(call, 0);
    if (kind === "numeric") {
      const number = numberArgument(call, 0);
      return { ...aggregate(call, name, [number.sql], number.type), form: "number" };
    }
    if (kind === "enum") refuse("enum-order", name, call.node);
    if (kind === "json" || kind === "array" || kind === "interval" || kind === "boolean")
      refuse("function", `${name} of ${kind}`, call.node);
    if (kind === "text") note(call.run, "text-order", name, call.node);
    return aggregate(call, name, [value.sql], value.type);
  };

const ofTruth =
  (name: "max" | "min"): FunctionRule =>
  (call) => {
    arity(call, 1);
    return aggregate(call, name, [truth(call.run, argument(call, 0), call.node).sql], types.bool);
  };

const stringAgg: FunctionRule = (call) => {
  arity(call, 2);
  const separator = textArgument(call, 1);
  const value = argument(call, 0).type ? textArgument(call, 0) : argument(call, 0);
  if (call.distinct) {
    // An aggregate with DISTINCT takes one argument; the comma is its own separator.
    if ((separator.literal ?? separator.constant) !== ",")
      refuse("function", "string_agg(DISTINCT …) with another separator than a comma", call.node);
    return aggregate(call, "group_concat", [value.sql], types.text);
  }
  return aggregate(call, "group_concat", [value.sql, separator.sql], types.text);
};

const arrayAgg: FunctionRule = (call) => {
  arity(call, 1);
  const value = argument(call, 0);
  if (!value.type) refuse("array", "array_agg of an unknown type", call.node);
  const type = { ...value.type, dimensions: value.type.dimensions + 1 };
  const item = elementJson(
    call.run,
    store(call.run, cast(call.run, value, value.type, call.node), value.type, call.node),
  );
  return nullOfNothing(call, item, type);
};

const jsonAgg =
  (type: PostgresType): FunctionRule =>
  (call) => {
    arity(call, 1);
    return nullOfNothing(call, jsonValue(call.run, argument(call, 0), call.node), type);
  };

/** Over no rows PostgreSQL gives NULL and SQLite an empty array. */
function nullOfNothing(call: Call, item: string, type: PostgresType): Fragment {
  return atom(`nullif(${aggregate(call, "json_group_array", [item], type).sql}, '[]')`, type);
}

const jsonObjectAgg =
  (type: PostgresType): FunctionRule =>
  (call) => {
    arity(call, 2);
    const key = argument(call, 0);
    if (kindOf(key.type, call.run.context.catalog) !== "text") refuse("json", "keys that are no text", call.node);
    const value = jsonValue(call.run, argument(call, 1), call.node);
    return atom(`nullif(${aggregate(call, "json_group_object", [key.sql, value], type).sql}, '{}')`, type);
  };

/** Window functions with the same meaning; OVER is part of the call's tail. */
const windowFunction =
  (type: PostgresType): FunctionRule =>
  (call) => {
    const inner = rename(call, call.name, call.args, type);
    return { ...inner, sql: inner.sql + call.tail };
  };

const valueFunction: FunctionRule = (call) => {
  const value = argument(call, 0);
  const inner = rename(call, call.name, call.args, value.type);
  return { sql: inner.sql + call.tail, level: inner.level, type: value.type, ...(value.form && { form: value.form }) };
};

/** Aggregates and window functions: the ones that take DISTINCT, ORDER BY, FILTER and OVER. */
export const aggregateFunctions = {
  count,
  sum,
  avg: average,
  min: extreme("min"),
  max: extreme("max"),
  bool_and: ofTruth("min"),
  bool_or: ofTruth("max"),
  every: ofTruth("min"),
  string_agg: stringAgg,
  array_agg: arrayAgg,
  json_agg: jsonAgg(types.json),
  jsonb_agg: jsonAgg(types.jsonb),
  json_object_agg: jsonObjectAgg(types.json),
  jsonb_object_agg: jsonObjectAgg(types.jsonb),
  row_number: windowFunction(types.int8),
  rank: windowFunction(types.int8),
  dense_rank: windowFunction(types.int8),
  percent_rank: windowFunction(types.float8),
  cume_dist: windowFunction(types.float8),
  ntile: windowFunction(types.int4),
  lag: valueFunction,
  lead: valueFunction,
  first_value: valueFunction,
  last_value: valueFunction,
  nth_value: valueFunction,
} as const satisfies Readonly<Record<string, FunctionRule>>;
