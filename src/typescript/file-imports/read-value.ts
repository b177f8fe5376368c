import { ts } from "ts-morph";
import { isJavaScript } from "../javascript.js";

/**
 * The text for a value of JSON in the place of what read it anew each time, and so gave an object of its own. Readers give
 * any, which fits every type; the type of an import may be wider than the one that is declared.
 *
 * @param read what is replaced
 * @param value the name of the import
 */
export function jsonRead(read: ts.Expression, value: string): string {
  const { parent } = read;
  if (isJavaScript(read.getSourceFile())) return `structuredClone(${value})`;
  if (ts.isAsExpression(parent)) return `structuredClone<unknown>(${value})`;
  if (ts.isVariableDeclaration(parent) && parent.type)
    return `structuredClone<unknown>(${value}) as ${parent.type.getText()}`;
  return `structuredClone(${value})`;
}

/** A text in the place of a read. A cast needs its parentheses only as a part of an expression. */
export function textRead(read: ts.Expression, value: string): string {
  return ts.isVariableDeclaration(read.parent) ? withoutParentheses(value) : value;
}

export function withoutParentheses(text: string): string {
  return text.replace(/^\((.*)\)$/, "$1");
}

/** The `await` of a call, with the parentheses around it. */
export function awaitAround(call: ts.Expression): ts.Expression | undefined {
  if (!ts.isAwaitExpression(call.parent)) return undefined;
  const { parent } = call;
  return ts.isParenthesizedExpression(parent.parent) ? parent.parent : parent;
}
