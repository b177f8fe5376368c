import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { constantInitializer, staticText } from "../../src/typescript/static-text.js";
import type { LibraryCall } from "./uses.js";

/** The constant strings of an array expression, or of the `const` that it names. */
export function constantTexts(expression: ts.Expression, checker: ts.TypeChecker): string[] | undefined {
  let array: ts.Expression | undefined = withoutOuterExpressions(expression);
  if (ts.isIdentifier(array)) array = constantInitializer(array, checker);
  array = array && withoutOuterExpressions(array);
  if (!array || !ts.isArrayLiteralExpression(array)) return undefined;
  const texts = array.elements.map((element) => staticText(element, checker)?.text);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** The SQL texts that `for (const sql of texts) db.run(sql)` runs. */
export function constantArrayTexts({ call }: LibraryCall, checker: ts.TypeChecker): string[] {
  const argument = call.arguments[0];
  const declaration =
    argument && ts.isIdentifier(argument) ? checker.getSymbolAtLocation(argument)?.valueDeclaration : undefined;
  const loop = declaration?.parent.parent;
  return loop && ts.isForOfStatement(loop) ? (constantTexts(loop.expression, checker) ?? []) : [];
}
