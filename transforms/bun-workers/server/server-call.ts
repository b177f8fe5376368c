import { ts } from "ts-morph";
import { type ServerPlace, serverPlaceOf } from "../../../src/typescript/server/server-place.js";
import { isLog, isLogCall } from "../../../src/typescript/server/server-uses.js";

/** A call of `Bun.serve`, and where its server goes. */
export interface ServerCall extends ServerPlace {
  readonly options: ts.ObjectLiteralExpression;
  /** What holds the server instead of a variable: `this.server` */
  readonly property?: ts.PropertyAccessExpression;
}

/**
 * @param mayBeHeld whether an object may hold the server
 * @returns a reason where the call has another form
 */
export function readServerCall(call: ts.CallExpression, mayBeHeld: boolean): ServerCall | string {
  const [options, callback, ...others] = call.arguments;
  // `@hono/node-server` calls a second argument when it listens.
  const isKnown = others.length === 0 && (!callback || onlyLogs(callback));
  if (!options || !isKnown || !ts.isObjectLiteralExpression(options)) return "Its options are not written here.";
  if (options.properties.some((property) => ts.isSpreadAssignment(property)))
    return "Some of its options come from elsewhere.";
  const { parent } = call;
  const isHeld =
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(parent.left) &&
    ts.isExpressionStatement(parent.parent);
  if (mayBeHeld && isHeld) return { call, options, statement: parent.parent, property: parent.left };
  const place = serverPlaceOf(call);
  return typeof place === "string" ? place : { ...place, options };
}

/** Whether a callback does nothing but print. */
export function onlyLogs(callback: ts.Expression): boolean {
  if (!ts.isArrowFunction(callback) && !ts.isFunctionExpression(callback)) return false;
  const { body } = callback;
  return ts.isBlock(body) ? body.statements.every(isLog) : isLogCall(body);
}
