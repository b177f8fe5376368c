import { type FunctionRule, argument, arity, rename } from "./call.js";
import { comparable, unify } from "./comparisons.js";
import { atom, level, tight } from "./fragment.js";
import { kindOf, types } from "./kinds.js";
import { deterministicOnly } from "./clock.js";
import { truth } from "./operators.js";
import { note, refuse } from "./run.js";

const coalesce: FunctionRule = (call) => {
  if (call.args.length === 0) refuse("function", "coalesce", call.node);
  const { type, values } = unify(call.run, call.args, call.node);
  const notNull = values.some((value) => value.notNull === true || value.literal !== undefined);
  const [only] = values;
  // SQLite's coalesce() takes two or more.
  if (values.length === 1 && only) return only;
  return { ...rename(call, "coalesce", values, type), notNull };
};

const nullif: FunctionRule = (call) => {
  arity(call, 2);
  const [left, right] = comparable(call.run, argument(call, 0), argument(call, 1), false, call.node);
  const type = left.type ?? right.type;
  return { ...rename(call, "nullif", [left, right], type), ...(left.form && { form: left.form }) };
};

/** greatest() and least() skip NULLs; max() and min() of SQLite give NULL. */
const extreme =
  (name: "max" | "min"): FunctionRule =>
  (call) => {
    const { type, values } = unify(call.run, call.args, call.node);
    const kind = kindOf(type, call.run.context.catalog);
    if (kind === "json" || kind === "array" || kind === "enum" || kind === "interval") {
      refuse("function", `${call.name} of ${type?.name ?? ""}`, call.node);
    }
    if (kind === "text") note(call.run, "text-order", call.name, call.node);
    const [first, ...others] = values;
    if (!first) refuse("function", call.name, call.node);
    if (others.length === 0) return first;
    if (values.every(({ notNull }) => notNull === true)) return rename(call, name, values, type);
    const parts = values.map((value, index) => {
      const rest = [...values.slice(index + 1), ...values.slice(0, index)];
      return value.notNull ? value.sql : `coalesce(${[value, ...rest].map(({ sql }) => sql).join(", ")})`;
    });
    return {
      ...atom(`${name}(${parts.join(", ")})`, type),
      ...(type?.name === "numeric" && { form: "number" as const }),
    };
  };

/** A function of the user's by this name that does what SQLite's iif() does. */
const iif: FunctionRule = (call) => {
  arity(call, 3);
  const body = call.run.context.catalog.functions.get("iif")?.body ?? "";
  const form = /^\s*select\s+case\s+when\s+(\S+)\s+then\s+(\S+)\s+else\s+(\S+)\s+end\s*;?\s*$/i.exec(body);
  if (!form || new Set(form.slice(1)).size < 3) refuse("function", "iif()", call.node);
  const condition = truth(call.run, argument(call, 0), call.node);
  const { type, values } = unify(call.run, call.args.slice(1), call.node);
  const isDecimal = kindOf(type, call.run.context.catalog) === "numeric";
  return { ...rename(call, "iif", [condition, ...values], type), ...(isDecimal && { form: "number" }) };
};

const countNulls =
  (test: string): FunctionRule =>
  (call) => {
    const parts = call.args.map((value) => `(${tight(value, level.equality + 1)} ${test})`);
    if (parts.length === 0) refuse("function", call.name, call.node);
    return { sql: parts.join(" + "), level: level.sum, type: types.int4, notNull: true };
  };

/** A random UUID of version 4, as gen_random_uuid() makes it. */
const uuidV4 =
  "(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || " +
  "substr('89ab', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))";

const randomUuid: FunctionRule = (call) => {
  arity(call, 0);
  deterministicOnly(call.run, `${call.name}()`, call.node);
  return { ...atom(uuidV4, types.uuid), notNull: true };
};

const sequence: FunctionRule = (call) => refuse("sequence", `${call.name}()`, call.node);

const systemValue: FunctionRule = (call) => refuse("system-catalog", call.name, call.node);

const row: FunctionRule = (call) => ({ ...atom(`(${call.args.map(({ sql }) => sql).join(", ")})`), row: call.args });

export const conditionFunctions = {
  coalesce,
  nullif,
  greatest: extreme("max"),
  least: extreme("min"),
  num_nonnulls: countNulls("IS NOT NULL"),
  num_nulls: countNulls("IS NULL"),
  row,
  iif,
  gen_random_uuid: randomUuid,
  uuid_generate_v4: randomUuid,
  nextval: sequence,
  currval: sequence,
  lastval: sequence,
  setval: sequence,
  current_user: systemValue,
  session_user: systemValue,
  user: systemValue,
  current_schema: systemValue,
  current_database: systemValue,
  current_setting: systemValue,
  version: systemValue,
  pg_get_serial_sequence: systemValue,
  to_regclass: systemValue,
} as const satisfies Readonly<Record<string, FunctionRule>>;
