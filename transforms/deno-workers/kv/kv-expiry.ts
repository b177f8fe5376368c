import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";

/** The least that Workers KV keeps a value for. https://developers.cloudflare.com/kv/api/write-key-value-pairs/#expiring-keys */
const leastSeconds = 60;

/** The lifetime of a value, for `expirationTtl`. */
export interface Expiration {
  /** In seconds: a number, or an expression. */
  readonly text: string;
  /** Whether it is longer than it was. */
  readonly isLonger: boolean;
}

/** @param milliseconds the value of `expireIn` */
export function expirationText(milliseconds: ts.Expression): Expiration {
  const known = constantOf(milliseconds);
  if (known === undefined) {
    const inner = milliseconds.getText();
    const isSimple = ts.isIdentifier(milliseconds) || ts.isPropertyAccessExpression(milliseconds);
    const text = `Math.max(${String(leastSeconds)}, Math.ceil(${isSimple ? inner : `(${inner})`} / 1000))`;
    return { text, isLonger: false };
  }
  const seconds = Math.ceil(known / 1000);
  return { text: String(Math.max(leastSeconds, seconds)), isLonger: seconds < leastSeconds };
}

/** The value of an expression of numbers: `60 * 60 * 1000`. */
function constantOf(node: ts.Expression): number | undefined {
  const inner = withoutOuterExpressions(node);
  if (ts.isNumericLiteral(inner)) return Number(inner.text.replaceAll("_", ""));
  if (!ts.isBinaryExpression(inner)) return undefined;
  const [left, right] = [constantOf(inner.left), constantOf(inner.right)];
  if (left === undefined || right === undefined) return undefined;
  switch (inner.operatorToken.kind) {
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
