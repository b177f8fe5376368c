import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { calleeName } from "../../src/typescript/dotted-name.js";
import type { Keys, KeySet } from "./keys.js";
import type { FileUses } from "./uses.js";
import { hasAutomaticJson, kindOf } from "./values.js";

/**
 * Whether all that is ever stored under some keys is JSON, so that `get(key, "json")` reads what the client would have
 * parsed. Text that is no JSON would throw there, where the client gives it as it is.
 */
export function storedValues(
  files: readonly FileUses[],
  keys: Keys,
  checker: ts.TypeChecker,
): (read: KeySet) => boolean {
  const writes = files
    .flatMap(({ calls }) => calls)
    .filter(({ type, command }) => hasAutomaticJson(type.library) && writing.has(command))
    .map(({ command, call }) => {
      const [key, second, third] = call.arguments;
      const value = command === "setex" || command === "psetex" ? third : second;
      const isKnown = key !== undefined && value !== undefined && command !== "mset" && command !== "append";
      return { keys: keys.of("string", key ? [key] : []), isJson: isKnown && isJson(value, checker) };
    });
  return (read) => {
    const related = writes.filter((write) => keys.relation(read, write.keys) !== "different");
    return related.length > 0 && related.every((write) => write.isJson);
  };
}

const writing: ReadonlySet<string> = new Set([
  "set",
  "setex",
  "psetex",
  "setnx",
  "getset",
  "mset",
  "msetnx",
  "append",
  "setrange",
  "incr",
  "incrby",
]);

function isJson(value: ts.Expression, checker: ts.TypeChecker): boolean {
  const node = withoutOuterExpressions(value);
  if (ts.isCallExpression(node) && calleeName(node) === "JSON.stringify") return true;
  const kind = kindOf(value, checker);
  return kind === "object" || kind === "number";
}
