import { ts } from "ts-morph";
import type { UseConversion } from "./library-form.js";
import { callOf } from "./std-uses.js";

/*
 * djwt 2 and 3 → jose 5 and 6. Both take a CryptoKey, and both leave a second of time between clocks: djwt by itself,
 * jose where it is told. https://deno.land/x/djwt, https://github.com/panva/jose/blob/main/docs/README.md
 */

const code = "deno-workers/library";

export const joseRange = "^6.0.0";

/** `create(header, payload, key)` → `new SignJWT(payload).setProtectedHeader(header).sign(key)` */
export const convertTokenCreation: UseConversion = (use, context) => {
  const call = callOf(use);
  const [header, payload, key, ...others] = call?.arguments ?? [];
  if (!call || !header || !payload || !key || others.length > 0)
    return "it is not called with a header, a payload and a key";
  if (!isShort(header) || !isShort(payload) || header.getText().includes("Deno"))
    return "its header is computed in the call, before the payload";
  const file = use.getSourceFile();
  const local = context.import(file, { name: "SignJWT", module: "jose" });
  context.need("jose", joseRange, use);
  const { collector } = context;
  const text = header.getText();
  // The header comes first in the one and second in the other, so its text moves.
  collector.replace(file, { start: call.getStart(), end: payload.getStart() }, `new ${local}(`, code);
  collector.replace(file, { start: payload.end, end: key.getStart() }, `).setProtectedHeader(${text}).sign(`, code);
  return undefined;
};

/** Whether a header is literals and names, whose text can be moved. */
function isShort(node: ts.Expression): boolean {
  if (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) return true;
  if (ts.isObjectLiteralExpression(node)) return true;
  return ts.isPropertyAccessExpression(node);
}

/** `await verify(token, key)` → `(await jwtVerify(token, key, { clockTolerance: 1 })).payload` */
export const convertTokenVerification: UseConversion = (use, context) => {
  const call = callOf(use);
  const [token, key, ...others] = call?.arguments ?? [];
  if (!call || !token || !key || others.length > 0) return "it is not called with a token and a key";
  if (!ts.isAwaitExpression(call.parent)) return "its promise is handed on";
  const file = use.getSourceFile();
  const local = context.import(file, { name: "jwtVerify", module: "jose" });
  context.need("jose", joseRange, use);
  const { collector } = context;
  collector.replaceNode(use, local, code);
  collector.insert(file, key.end, ", { clockTolerance: 1 }", code);
  const isWrapped = ts.isParenthesizedExpression(call.parent.parent);
  if (isWrapped) collector.wrapNode(call.parent.parent, "", ".payload", code);
  else collector.wrapNode(call.parent, "(", ").payload", code);
  return undefined;
};

/** `getNumericDate(60 * 60)` → `Math.round(Date.now() / 1000 + 60 * 60)` */
export const convertNumericDate: UseConversion = (use, context) => {
  const call = callOf(use);
  const [date, ...others] = call?.arguments ?? [];
  if (!call || !date || others.length > 0) return "it is not called with one argument";
  const isNumber =
    isArithmetic(date) || (context.checker.getTypeAtLocation(date).flags & ts.TypeFlags.NumberLike) !== 0;
  if (!isNumber) return "it is not called with a number of seconds";
  const file = use.getSourceFile();
  context.collector.replace(
    file,
    { start: call.getStart(), end: date.getStart() },
    "Math.round(Date.now() / 1000 + ",
    code,
  );
  return undefined;
};

function isArithmetic(node: ts.Expression): boolean {
  if (ts.isNumericLiteral(node)) return true;
  if (ts.isParenthesizedExpression(node)) return isArithmetic(node.expression);
  return ts.isBinaryExpression(node) && isArithmetic(node.left) && isArithmetic(node.right);
}
