import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";

/**
 * Calls that read a file which stands beside the module: `fetch(new URL("./font.ttf", import.meta.url))`. Next.js makes
 * this work in its edge bundles only (https://github.com/vercel/next.js/issues/48081).
 */
export function edgeAssets(sourceFile: ts.SourceFile): ts.NewExpression[] {
  const found: ts.NewExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && isUrlOfModule(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
}

function isUrlOfModule({ expression, arguments: args }: ts.NewExpression): boolean {
  const base = args?.[1] && withoutOuterExpressions(args[1]);
  return (
    ts.isIdentifier(expression) &&
    expression.text === "URL" &&
    base !== undefined &&
    ts.isPropertyAccessExpression(base) &&
    base.name.text === "url" &&
    ts.isMetaProperty(base.expression)
  );
}
