import { ts } from "ts-morph";

/** The expression inside parentheses, `as`, `satisfies`, `<T>` and `!`. */
export function withoutOuterExpressions(expression: ts.Expression): ts.Expression {
  while (isOuterExpression(expression)) expression = expression.expression;
  return expression;
}

/** The largest expression that only puts parentheses, `as`, `satisfies`, `<T>` or `!` around this one. */
export function withOuterExpressions(expression: ts.Expression): ts.Expression {
  while (isOuterExpression(expression.parent)) expression = expression.parent;
  return expression;
}

function isOuterExpression(
  node: ts.Node,
): node is
  ts.ParenthesizedExpression | ts.AsExpression | ts.SatisfiesExpression | ts.TypeAssertion | ts.NonNullExpression {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isNonNullExpression(node)
  );
}
