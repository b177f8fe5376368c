import { ts } from "ts-morph";

/**
 * `a.b.c` of an expression that is made of names alone, whatever white space and comments stand between them; they may
 * begin with `this` or `import.meta`. `undefined` for any other expression.
 */
export function dottedName(expression: ts.Node): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text;
  if (expression.kind === ts.SyntaxKind.ThisKeyword) return "this";
  if (ts.isMetaProperty(expression)) return expression.name.text === "meta" ? "import.meta" : undefined;
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const left = dottedName(expression.expression);
  return left === undefined ? undefined : `${left}.${expression.name.text}`;
}

/** The name of what is called, as far as it is written with dots: `Promise.all`. */
export function calleeName({ expression }: ts.CallExpression | ts.NewExpression): string | undefined {
  return dottedName(expression);
}
