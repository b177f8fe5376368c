import { ts } from "ts-morph";
import type { Removable } from "../../../src/typescript/removal/removable.js";
import { returnedBy } from "./schema-values.js";

/** What can be removed with an expression: an element of a list, a property, a declaration of its own. */
export function coreElement(expression: ts.Expression): Removable | undefined {
  const { parent } = expression;
  if (ts.isArrayLiteralExpression(parent)) return expression;
  if (ts.isPropertyAssignment(parent) && ts.isObjectLiteralExpression(parent.parent)) return parent;
  if (ts.isVariableDeclaration(parent) && ts.isVariableStatement(parent.parent.parent)) return parent;
  return ts.isExpressionStatement(parent) ? parent : undefined;
}

/** The list or object of the third argument of a table's call. */
export function extrasLiteral(
  extras: ts.Expression,
): ts.ArrayLiteralExpression | ts.ObjectLiteralExpression | undefined {
  if (!ts.isArrowFunction(extras) && !ts.isFunctionExpression(extras)) return undefined;
  const returned = returnedBy(extras);
  return returned && (ts.isArrayLiteralExpression(returned) || ts.isObjectLiteralExpression(returned))
    ? returned
    : undefined;
}
