import { ts } from "ts-morph";
import type { CodeName } from "../../src/engine/plan.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";

/** A call that has nothing left to do goes with its statement; as a part of an expression it becomes `undefined`. */
export function removeCall(call: ts.CallExpression, code: CodeName, collector: EditCollector): void {
  let expression: ts.Expression = call;
  while (
    ts.isAwaitExpression(expression.parent) ||
    ts.isVoidExpression(expression.parent) ||
    ts.isParenthesizedExpression(expression.parent)
  ) {
    expression = expression.parent;
  }
  const { parent } = expression;
  if (ts.isExpressionStatement(parent)) collector.remove(parent, code);
  else
    collector.replaceNode(
      expression,
      ts.isArrowFunction(parent) && parent.body === expression ? "{}" : "undefined",
      code,
    );
}
