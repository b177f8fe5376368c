import { ts } from "ts-morph";

/**
 * `a.b.c` of an expression that is made of names alone, whatever white space and comments stand between them;
 * `import.meta.main`, too. `undefined` for any other expression.
 */
export function dottedName(expression: ts.Node): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isMetaProperty(expression)) return expression.name.text === "meta" ? "import.meta" : undefined;
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const left = dottedName(expression.expression);
  return left === undefined ? undefined : `${left}.${expression.name.text}`;
}
