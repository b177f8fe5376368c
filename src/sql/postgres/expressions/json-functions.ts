import { type FunctionRule, argument, arity, expectArgument, rename } from "./call.js";
import { type Fragment, atom, level, tight } from "./fragment.js";
import { jsonMember, jsonPath, jsonText, jsonValue, pathLiteral, pathSteps } from "./json.js";
import { types } from "./kinds.js";
import { note, refuse } from "./run.js";
import type { PostgresType } from "../type-name.js";

const buildObject =
  (type: PostgresType): FunctionRule =>
  (call) => {
    if (call.args.length % 2 !== 0) refuse("function", call.name, call.node);
    const args = call.args.map((value, index) => {
      if (index % 2 === 1) return { ...value, sql: jsonValue(call.run, value, call.node) };
      if (value.type && value.type.name !== "text") refuse("json", "keys that are no text", call.node);
      return value;
    });
    const keys = call.args.filter((_, index) => index % 2 === 0).map(({ literal, constant }) => literal ?? constant);
    const members = keys.flatMap((key, index) =>
      key === undefined ? [] : [[key, args[index * 2 + 1]?.sql ?? "NULL"] as const],
    );
    const object = { ...rename(call, "json_object", args, type), notNull: true };
    return members.length === keys.length ? { ...object, members } : object;
  };

const buildArray =
  (type: PostgresType): FunctionRule =>
  (call) => {
    const args = call.args.map((value) => ({ ...value, sql: jsonValue(call.run, value, call.node) }));
    return { ...rename(call, "json_array", args, type), notNull: true };
  };

/** to_json(x): json_quote() of what json_array() would hold. */
const toJson =
  (type: PostgresType): FunctionRule =>
  (call) => {
    arity(call, 1);
    const value = argument(call, 0);
    if (!value.type && value.literal === undefined) refuse("json", "to_json of an unknown type", call.node);
    const json = `json_quote(${jsonValue(call.run, value, call.node)})`;
    return value.notNull || value.literal !== undefined
      ? atom(json, type)
      : atom(`iif(${tight(value, level.equality + 1)} IS NULL, NULL, ${json})`, type);
  };

/** jsonb_typeof(x). */
const typeOf: FunctionRule = (call) => {
  arity(call, 1);
  const value = expectArgument(call, 0, "json");
  const found = `json_type(${value.sql})`;
  return atom(
    `CASE ${found} WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'text' THEN 'string' ` +
      `WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' ELSE ${found} END`,
    types.text,
  );
};

/** jsonb_set(x, '{a}', value): without a value for its create_missing, or with a literal one. */
const set: FunctionRule = (call) => {
  arity(call, 3, 4);
  const base = expectArgument(call, 0, "json");
  const steps = pathSteps(argument(call, 1), call.node);
  const value = expectArgument(call, 2, "json");
  const create = call.args.length > 3 ? argument(call, 3).constant : "true";
  if (create === undefined || !/^(?:true|false)$/i.test(create)) refuse("json", "jsonb_set", call.node);
  if (steps.length === 0) refuse("json", "an empty path", call.node);
  // json_set() makes the members on the way too, which jsonb_set() does not.
  if (steps.length > 1 && create === "true") note(call.run, "json-shape", "jsonb_set", call.node);
  if (steps.some((step) => typeof step === "number")) note(call.run, "json-shape", "jsonb_set", call.node);
  const name = create === "true" ? "json_set" : "json_replace";
  const sql = `${name}(${base.sql}, ${pathLiteral(steps, call.node)}, json(${value.sql}))`;
  if (value.notNull) return atom(sql, types.jsonb);
  return atom(`iif(${tight(value, level.equality + 1)} IS NULL, NULL, ${sql})`, types.jsonb);
};

const arrayLength: FunctionRule = (call) => {
  arity(call, 1);
  return rename(call, "json_array_length", [expectArgument(call, 0, "json")], types.int4);
};

const extractPath =
  (asText: boolean): FunctionRule =>
  (call) => {
    const base = expectArgument(call, 0, "json");
    const [first, ...rest] = call.args.slice(1);
    if (!first) refuse("function", call.name, call.node);
    if (rest.length === 0) {
      return asText ? jsonText(call.run, base, first, call.node) : jsonMember(call.run, base, first, call.node);
    }
    const path: Fragment = { ...atom(""), elements: [first, ...rest] };
    return jsonPath(call.run, base, path, asText, call.node);
  };

/** Functions over JSON. */
export const jsonFunctions = {
  json_build_object: buildObject(types.json),
  jsonb_build_object: buildObject(types.jsonb),
  json_build_array: buildArray(types.json),
  jsonb_build_array: buildArray(types.jsonb),
  to_json: toJson(types.json),
  to_jsonb: toJson(types.jsonb),
  json_typeof: typeOf,
  jsonb_typeof: typeOf,
  jsonb_set: set,
  json_array_length: arrayLength,
  jsonb_array_length: arrayLength,
  json_extract_path: extractPath(false),
  jsonb_extract_path: extractPath(false),
  json_extract_path_text: extractPath(true),
  jsonb_extract_path_text: extractPath(true),
} as const satisfies Readonly<Record<string, FunctionRule>>;
