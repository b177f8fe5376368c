import { ts } from "ts-morph";
import type { CodeName } from "../../engine/plan.js";
import type { EditCollector } from "../edit-collector.js";

/**
 * A call that has nothing left to do goes with its statement, and with the listener for the end of the process that does
 * nothing else; as a part of an expression it becomes `undefined`.
 */
export function removeCall(call: ts.CallExpression, code: CodeName, collector: EditCollector): void {
  const expression = withAwait(call);
  const { parent } = expression;
  const listener = listenerOf(parent, expression);
  if (listener) collector.remove(listener, code);
  else if (ts.isExpressionStatement(parent)) collector.remove(parent, code);
  else
    collector.replaceNode(
      expression,
      ts.isArrowFunction(parent) && parent.body === expression ? "{}" : "undefined",
      code,
    );
}

/** A call with the `await`, `void` and parentheses around it. */
export function withAwait(call: ts.CallExpression): ts.Expression {
  let expression: ts.Expression = call;
  while (
    ts.isAwaitExpression(expression.parent) ||
    ts.isVoidExpression(expression.parent) ||
    ts.isParenthesizedExpression(expression.parent)
  ) {
    expression = expression.parent;
  }
  return expression;
}

/** Events of the end of a process. A Worker has no such end, and never sends them. */
const endings: ReadonlySet<string> = new Set(["exit", "beforeExit", "SIGINT", "SIGTERM", "SIGHUP"]);

const listening: ReadonlySet<string> = new Set(["on", "once", "addListener", "prependListener"]);

/** `process.on("exit", () => db.close());`: the statement, where the listener consists of the expression alone. */
function listenerOf(parent: ts.Node, expression: ts.Expression): ts.Statement | undefined {
  const body = ts.isExpressionStatement(parent) || ts.isReturnStatement(parent) ? parent.parent : expression;
  if (body !== expression && !(ts.isBlock(body) && body.statements.length === 1)) return undefined;
  const listener = body.parent;
  if (!(ts.isArrowFunction(listener) || ts.isFunctionExpression(listener)) || listener.body !== body) return undefined;
  const call = listener.parent;
  if (!ts.isCallExpression(call) || call.arguments[1] !== listener || !ts.isExpressionStatement(call.parent))
    return undefined;
  const [event] = call.arguments;
  const { expression: callee } = call;
  const isProcess =
    ts.isPropertyAccessExpression(callee) &&
    ts.isIdentifier(callee.expression) &&
    callee.expression.text === "process" &&
    listening.has(callee.name.text);
  return isProcess && event && ts.isStringLiteralLike(event) && endings.has(event.text) ? call.parent : undefined;
}
