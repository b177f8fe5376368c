import { aggregateFunctions } from "./aggregate-functions.js";
import { arrayFunctions } from "./array-functions.js";
import type { FunctionRule } from "./call.js";
import { conditionFunctions } from "./condition-functions.js";
import { jsonFunctions } from "./json-functions.js";
import { numberFunctions } from "./number-functions.js";
import { textFunctions } from "./text-functions.js";
import { timeFunctions } from "./time-functions.js";

/** Every function of PostgreSQL that has a form on D1, by name. What is not here is refused. */
export const functions = {
  ...textFunctions,
  ...numberFunctions,
  ...timeFunctions,
  ...jsonFunctions,
  ...arrayFunctions,
  ...conditionFunctions,
  ...aggregateFunctions,
} as const satisfies Readonly<Record<string, FunctionRule>>;

export function functionRule(name: string): FunctionRule | undefined {
  return Object.hasOwn(functions, name) ? functions[name as keyof typeof functions] : undefined;
}

export function isAggregate(name: string): boolean {
  return Object.hasOwn(aggregateFunctions, name);
}
