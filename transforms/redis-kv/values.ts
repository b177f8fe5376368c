import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { calleeName } from "../../src/typescript/dotted-name.js";
import type { LibraryName } from "./library.js";

/** What goes around a value so that `put` stores what the client stored. */
export interface ValueWrap {
  readonly before: string;
  readonly after: string;
  /** The generated function that it calls. */
  readonly helper?: "toRedisText";
}

/** Clients that write and read JSON by themselves. */
export function hasAutomaticJson(library: LibraryName): boolean {
  return library === "@upstash/redis" || library === "@vercel/kv";
}

/** @returns `undefined` for a value that KV cannot take */
export function wrapOfValue(
  value: ts.Expression,
  library: LibraryName,
  checker: ts.TypeChecker,
): ValueWrap | "as-is" | undefined {
  const kind = kindOf(value, checker);
  if (hasAutomaticJson(library)) {
    switch (kind) {
      case "text":
        return mayGiveUndefined(value, checker)
          ? { before: "toRedisText(", after: ")", helper: "toRedisText" }
          : "as-is";
      case "number":
        return { before: "String(", after: ")" };
      case "object":
        return { before: "JSON.stringify(", after: ")" };
      default:
        return { before: "toRedisText(", after: ")", helper: "toRedisText" };
    }
  }
  switch (kind) {
    case "text": {
      const isMissing = mayGiveUndefined(value, checker);
      return isMissing ? { before: "", after: ' ?? ""' } : "as-is";
    }
    case "number":
      return { before: "String(", after: ")" };
    case "bytes":
      return "as-is";
    case "object":
      return undefined;
    case "other":
      // ioredis and node-redis write null and undefined as an empty text.
      return { before: "String(", after: needsParentheses(value) ? ")" : ' ?? "")' };
  }
}

function needsParentheses(value: ts.Expression): boolean {
  return ts.isConditionalExpression(value) || ts.isArrowFunction(value) || ts.isBinaryExpression(value);
}

export type ValueKind = "text" | "number" | "bytes" | "object" | "other";

/** What a value is for sure. */
export function kindOf(value: ts.Expression, checker: ts.TypeChecker): ValueKind {
  // What an assertion says of an object literal does not make it a text.
  if (ts.isObjectLiteralExpression(withoutOuterExpressions(value))) return "object";
  const type = checker.getTypeAtLocation(value);
  const parts = type.isUnion() ? type.types : [type];
  const every = (flags: ts.TypeFlags) => parts.every((part) => (part.flags & flags) !== 0);
  if (every(ts.TypeFlags.StringLike)) return "text";
  if (every(ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike)) return "number";
  const isObject = (part: ts.Type) =>
    (part.flags & (ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive)) !== 0 || part.isIntersection();
  if (parts.every((part) => /^(?:Buffer|Uint8Array|ArrayBuffer|SharedArrayBuffer)$/.test(part.getSymbol()?.name ?? "")))
    return "bytes";
  if (parts.every(isObject)) return "object";
  return "other";
}

/** `JSON.stringify(x)` gives undefined for undefined, whatever its type says; KV would store the text "undefined". */
function mayGiveUndefined(value: ts.Expression, checker: ts.TypeChecker): boolean {
  const node = withoutOuterExpressions(value);
  if (!ts.isCallExpression(node) || calleeName(node) !== "JSON.stringify") return false;
  const [argument] = node.arguments;
  if (!argument) return true;
  const type = checker.getTypeAtLocation(argument);
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => (part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0);
}
