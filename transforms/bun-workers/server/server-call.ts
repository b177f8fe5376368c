import { ts } from "ts-morph";
import { isLog, isLogCall } from "./server-uses.js";

/** A call of `Bun.serve`, and where its server goes. */
export interface ServerCall {
  readonly call: ts.CallExpression;
  readonly options: ts.ObjectLiteralExpression;
  /** The statement that the call makes up. */
  readonly statement: ts.Statement;
  /** The variable that holds the server, as its declaration or the assignment names it. */
  readonly variable?: ts.Identifier;
  /** The statement returns the server. */
  readonly isReturned: boolean;
}

/** @returns a reason where the call has another form */
export function readServerCall(call: ts.CallExpression): ServerCall | string {
  const [options, callback, ...others] = call.arguments;
  // `@hono/node-server` calls a second argument when it listens.
  const isKnown = others.length === 0 && (!callback || onlyLogs(callback));
  if (!options || !isKnown || !ts.isObjectLiteralExpression(options)) return "Its options are not written here.";
  if (options.properties.some((property) => ts.isSpreadAssignment(property)))
    return "Some of its options come from elsewhere.";
  const { parent } = call;
  if (ts.isExpressionStatement(parent)) return { call, options, statement: parent, isReturned: false };
  if (ts.isReturnStatement(parent)) return { call, options, statement: parent, isReturned: true };
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) && ts.isVariableDeclarationList(parent.parent)) {
    const list = parent.parent;
    if (ts.isVariableStatement(list.parent) && list.declarations.length === 1)
      return { call, options, statement: list.parent, variable: parent.name, isReturned: false };
  }
  if (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    parent.right === call &&
    ts.isIdentifier(parent.left) &&
    ts.isExpressionStatement(parent.parent)
  ) {
    return { call, options, statement: parent.parent, variable: parent.left, isReturned: false };
  }
  return "The server is a part of another expression.";
}

function onlyLogs(callback: ts.Expression): boolean {
  if (!ts.isArrowFunction(callback) && !ts.isFunctionExpression(callback)) return false;
  const { body } = callback;
  return ts.isBlock(body) ? body.statements.every(isLog) : isLogCall(body);
}
