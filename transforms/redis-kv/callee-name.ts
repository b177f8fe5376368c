import { ts } from "ts-morph";

/** The name of what is called, as far as it is written with dots: `Promise.all`. Comments and white space do not count. */
export function calleeName({ expression }: ts.CallExpression | ts.NewExpression): string | undefined {
  return dottedName(expression);
}

export function dottedName(expression: ts.Expression): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text;
  if (expression.kind === ts.SyntaxKind.ThisKeyword) return "this";
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const left = dottedName(expression.expression);
  return left === undefined ? undefined : `${left}.${expression.name.text}`;
}
