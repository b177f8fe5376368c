import { ts } from "ts-morph";

/** Where a call that serves stands, and where its server goes. */
export interface ServerPlace {
  readonly call: ts.CallExpression;
  /** The statement that the call makes up. */
  readonly statement: ts.Statement;
  /** The variable that holds the server, as its declaration or the assignment names it. */
  readonly variable?: ts.Identifier;
}

/** @returns a reason where the call stands in another form */
export function serverPlaceOf(call: ts.CallExpression): ServerPlace | string {
  const outer = ts.isAwaitExpression(call.parent) ? call.parent : call;
  const { parent } = outer;
  if (ts.isExpressionStatement(parent)) return { call, statement: parent };
  if (ts.isReturnStatement(parent)) return { call, statement: parent };
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) && ts.isVariableDeclarationList(parent.parent)) {
    const list = parent.parent;
    if (ts.isVariableStatement(list.parent) && list.declarations.length === 1)
      return { call, statement: list.parent, variable: parent.name };
  }
  if (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    parent.right === outer &&
    ts.isIdentifier(parent.left) &&
    ts.isExpressionStatement(parent.parent)
  ) {
    return { call, statement: parent.parent, variable: parent.left };
  }
  return "The server is a part of another expression.";
}
