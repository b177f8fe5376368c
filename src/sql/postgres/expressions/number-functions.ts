import { type FunctionRule, argument, arity, kindOfArgument, numberArgument, rename } from "./call.js";
import { sameFunction } from "./text-functions.js";
import { type Fragment, atom } from "./fragment.js";
import { types } from "./kinds.js";
import { roundHalfEven } from "./numbers.js";
import { deterministicOnly } from "./clock.js";
import { note, refuse } from "./run.js";

/** round(x), round(x, places): an integer stays one. */
const round: FunctionRule = (call) => {
  arity(call, 1, 2);
  const value = numberArgument(call, 0);
  const kind = kindOfArgument(call, 0);
  const places = call.args.length > 1 ? argument(call, 1) : undefined;
  if (places && (places.constant === undefined || Number(places.sql) < 0)) {
    refuse("function", "round to places before the point, or that are no literal", call.node);
  }
  if (kind === "float" && !places) return atom(roundHalfEven(value), types.float8);
  const type = kind === "float" ? types.float8 : types.numeric;
  // 5.55 is a little less than that in binary.
  if (places && kind !== "integer") note(call.run, "decimal", "round()", call.node);
  return {
    ...rename(call, "round", places ? [value, places] : [value], type),
    ...(kind !== "float" && { form: "number" }),
  };
};

const keepType =
  (name: string): FunctionRule =>
  (call) => {
    arity(call, 1);
    const value = numberArgument(call, 0);
    return { ...rename(call, name, [value], value.type), ...(value.form && { form: value.form }) };
  };

/** sign() of an integer is double precision to PostgreSQL. */
const sign: FunctionRule = (call) => {
  const value = keepType("sign")(call);
  return kindOfArgument(call, 0) === "integer" ? { ...value, type: types.float8 } : value;
};

const power: FunctionRule = (call) => {
  arity(call, 2);
  const kinds = [kindOfArgument(call, 0), kindOfArgument(call, 1)];
  return rename(
    call,
    "pow",
    [numberArgument(call, 0), numberArgument(call, 1)],
    kinds.includes("numeric") ? types.numeric : types.float8,
  );
};

const modulo: FunctionRule = (call) => {
  arity(call, 2);
  const [left, right] = [numberArgument(call, 0), numberArgument(call, 1)];
  const integers = kindOfArgument(call, 0) === "integer" && kindOfArgument(call, 1) === "integer";
  if (integers) return atom(`(${left.sql}) % (${right.sql})`, left.type);
  note(call.run, "decimal", "mod()", call.node);
  return { ...atom(`mod(${left.sql}, ${right.sql})`, types.numeric), form: "number" };
};

const real =
  (name: string): FunctionRule =>
  (call) => {
    arity(call, 1);
    return rename(call, name, [numberArgument(call, 0)], types.float8);
  };

const trunc: FunctionRule = (call) => {
  arity(call, 1);
  const value: Fragment = numberArgument(call, 0);
  return { ...rename(call, "trunc", [value], value.type), ...(value.form && { form: value.form }) };
};

/** random(): 0 up to 1. */
const random: FunctionRule = (call) => {
  arity(call, 0);
  deterministicOnly(call.run, "random()", call.node);
  return { ...atom("(abs(random() / 2) / 4611686018427387904.0)", types.float8), notNull: true };
};

export const numberFunctions = {
  abs: keepType("abs"),
  ceil: keepType("ceil"),
  ceiling: keepType("ceil"),
  floor: keepType("floor"),
  trunc,
  round,
  sign,
  power,
  pow: power,
  mod: modulo,
  sqrt: real("sqrt"),
  exp: real("exp"),
  ln: real("ln"),
  log10: real("log10"),
  pi: sameFunction("pi", [], types.float8),
  random,
} as const satisfies Readonly<Record<string, FunctionRule>>;
