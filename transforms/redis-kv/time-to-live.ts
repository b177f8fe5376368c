import { ts } from "ts-morph";
import { constantInitializer } from "../../src/typescript/static-text.js";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";

export type TimeUnit = "seconds" | "milliseconds" | "unix-seconds" | "unix-milliseconds";

/** The options of `put` that a time to live becomes. */
export interface TimeToLive {
  /** `{ expirationTtl: 60 }`, without the braces. */
  readonly text: string;
  /** Nothing had to be assumed. */
  readonly isExact: boolean;
  /** A constant under 60 seconds, in seconds. */
  readonly tooShort?: number;
}

/** KV refuses less: "Invalid expiration_ttl of 59. Expiration TTL must be at least 60." */
const shortest = 60;

/** The option of `put` for a time to live. */
export function timeToLive(value: ts.Expression, unit: TimeUnit, checker: ts.TypeChecker): TimeToLive {
  const text = value.getText();
  if (unit === "unix-seconds") return { text: `expiration: ${asNumber(value, checker)}`, isExact: false };
  if (unit === "unix-milliseconds")
    return { text: `expiration: Math.ceil(${inOperation(value, checker)} / 1000)`, isExact: false };

  const constant = constantNumber(value, checker);
  if (constant !== undefined) {
    const seconds = unit === "seconds" ? constant : Math.ceil(constant / 1000);
    if (seconds < shortest) return { text: `expirationTtl: ${shortest}`, isExact: false, tooShort: seconds };
    if (unit === "seconds") {
      const isNumber = (checker.getTypeAtLocation(value).flags & ts.TypeFlags.NumberLike) !== 0;
      return { text: `expirationTtl: ${isNumber ? text : String(constant)}`, isExact: true };
    }
    const isLiteral = ts.isNumericLiteral(withoutOuterExpressions(value));
    return {
      text: `expirationTtl: ${isLiteral ? String(seconds) : `Math.ceil(${inOperation(value, checker)} / 1000)`}`,
      isExact: true,
    };
  }
  const type = checker.getTypeAtLocation(value);
  const parts = type.isUnion() ? type.types : [type];
  const mayBeMissing = parts.some((part) => part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null));
  const seconds = unit === "seconds" ? asNumber(value, checker) : `Math.ceil(${inOperation(value, checker)} / 1000)`;
  const least = `Math.max(${shortest}, ${seconds})`;
  const guarded = mayBeMissing ? `${inOperation(value, undefined)} ? ${least} : undefined` : least;
  return { text: `expirationTtl: ${guarded}`, isExact: false };
}

function asNumber(value: ts.Expression, checker: ts.TypeChecker): string {
  const text = value.getText();
  const present = checker.getNonNullableType(checker.getTypeAtLocation(value));
  const isNumber = (present.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.Any)) !== 0;
  const isUnionOfNumbers = present.isUnion() && present.types.every((part) => part.flags & ts.TypeFlags.NumberLike);
  return isNumber || isUnionOfNumbers ? text : `Number(${text})`;
}

function inOperation(value: ts.Expression, checker: ts.TypeChecker | undefined): string {
  const text = checker ? asNumber(value, checker) : value.getText();
  const inner = withoutOuterExpressions(value);
  const isPlain =
    ts.isIdentifier(inner) ||
    ts.isPropertyAccessExpression(inner) ||
    ts.isCallExpression(inner) ||
    ts.isNumericLiteral(inner) ||
    ts.isParenthesizedExpression(value) ||
    text.startsWith("Number(");
  return isPlain ? text : `(${text})`;
}

/** A number that is known without running the program: `60 * 60`, `const TTL = 300`, `"60"`. */
function constantNumber(expression: ts.Expression, checker: ts.TypeChecker, depth = 0): number | undefined {
  const node = withoutOuterExpressions(expression);
  if (ts.isNumericLiteral(node)) return Number(node.text.replaceAll("_", ""));
  if (ts.isStringLiteral(node) && /^\d+$/.test(node.text)) return Number(node.text);
  if (ts.isBinaryExpression(node)) {
    const left = constantNumber(node.left, checker, depth);
    const right = constantNumber(node.right, checker, depth);
    if (left === undefined || right === undefined) return undefined;
    switch (node.operatorToken.kind) {
      case ts.SyntaxKind.AsteriskToken:
        return left * right;
      case ts.SyntaxKind.PlusToken:
        return left + right;
      case ts.SyntaxKind.MinusToken:
        return left - right;
      case ts.SyntaxKind.SlashToken:
        return left / right;
      default:
        return undefined;
    }
  }
  if (depth < 6 && (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node))) {
    const initializer = constantInitializer(node, checker);
    return initializer && constantNumber(initializer, checker, depth + 1);
  }
  return undefined;
}
