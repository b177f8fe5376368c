import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { constantInitializer } from "../../../src/typescript/static-text.js";
import { isTestFile } from "../../../src/typescript/test-files.js";
import type { QueryContext } from "./query-context.js";

/** Names of the number of rows in the results of the drivers. */
export const countNames: ReadonlySet<string> = new Set(["rowCount", "count", "affectedRows"]);

const code = "drizzle-d1/changes";

/** `(await db.delete(users)).rowCount`, also through constants and functions: the number of rows that a write changed. */
export function convertChanges(access: ts.PropertyAccessExpression, context: QueryContext): void {
  if (!isWrite(access.expression, "every", context)) {
    findUnproven(access, context);
  } else if (isMocked(access, context)) {
    const message = `A mock here gives \`${access.name.text}\`: on D1 it is \`meta.changes\`, there and where it is read.`;
    context.collector.find(access, "drizzle-d1/result-shape", message);
  } else context.collector.replaceNode(access.name, "meta.changes", code);
}

/** `const { rowCount } = await db.delete(users)`. */
export function convertChangesPattern(declaration: ts.VariableDeclaration, context: QueryContext): void {
  const { name, initializer } = declaration;
  if (!initializer || !ts.isObjectBindingPattern(name)) return;
  const counts = name.elements.filter(({ propertyName, name: own }) => countNames.has((propertyName ?? own).getText()));
  if (counts.length === 0) return;
  if (!isWrite(initializer, "every", context)) {
    if (isWrite(initializer, "some", context)) context.collector.find(name, "drizzle-d1/result-shape", onlySome);
    return;
  }
  for (const element of counts) {
    context.collector.replaceNode(element, `meta: { changes: ${element.name.getText()} }`, code);
  }
}

const onlySome = "Some of what this may be is the result of a write by drizzle, which has `meta.changes` on D1.";

/** At every end of the functions that a value comes through, or at some of them. */
type Ends = "every" | "some";

/** Whether an expression is what a write that gives no rows gave, waited for. */
function isWrite(expression: ts.Expression, ends: Ends, context: QueryContext): boolean {
  const inner = withoutOuterExpressions(expression);
  if (ts.isIdentifier(inner)) {
    const value = constantInitializer(inner, context.checker);
    return value !== undefined && value !== inner && isWrite(value, ends, context);
  }
  return ts.isAwaitExpression(inner) && givesWrite(inner.expression, ends, context, new Set());
}

/** Whether an expression is a write, a promise of its result, or a call of a function that gives one. */
function givesWrite(expression: ts.Expression, ends: Ends, context: QueryContext, seen: Set<ts.Node>): boolean {
  const inner = withoutOuterExpressions(expression);
  if (ts.isAwaitExpression(inner)) return givesWrite(inner.expression, ends, context, seen);
  if (ts.isIdentifier(inner)) {
    const value = constantInitializer(inner, context.checker);
    return value !== undefined && value !== inner && givesWrite(value, ends, context, seen);
  }
  if (!ts.isCallExpression(inner)) return false;
  if (isWriteCall(inner, context)) return true;
  const called = functionOfTransaction(inner, context) ?? functionCalled(inner, context.checker);
  if (!called || seen.has(called)) return false;
  seen.add(called);
  const given = valuesGivenBack(called);
  const isGiven = (value: ts.Expression | undefined) => value !== undefined && givesWrite(value, ends, context, seen);
  return ends === "some" ? given.some(isGiven) : given.length > 0 && given.every(isGiven);
}

/** `db.delete(users).where(…)`, without `returning()`. */
function isWriteCall(call: ts.CallExpression, { values }: QueryContext): boolean {
  let node: ts.Expression = call;
  let method = "";
  while (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    method = node.expression.name.text;
    if (method === "returning" || values.postgresMember(node.expression) === undefined) return false;
    node = withoutOuterExpressions(node.expression.expression);
  }
  return /^(?:insert|update|delete)$/.test(method);
}

/** The function that `db.transaction()` calls, whose result it gives. */
function functionOfTransaction(call: ts.CallExpression, { values }: QueryContext): FunctionWithBody | undefined {
  const { expression: callee } = call;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "transaction") return undefined;
  const [callback] = call.arguments;
  const isCallback = callback && (ts.isArrowFunction(callback) || ts.isFunctionExpression(callback));
  return isCallback && values.postgresMember(callee) !== undefined ? callback : undefined;
}

type FunctionWithBody = ts.FunctionLikeDeclaration & { readonly body: ts.ConciseBody };

/** The project's own function that a call calls. One whose result has a declared type keeps that type. */
function functionCalled(call: ts.CallExpression, checker: ts.TypeChecker): FunctionWithBody | undefined {
  const declaration = checker.getResolvedSignature(call)?.declaration;
  if (!declaration || !ts.isFunctionLike(declaration) || declaration.type) return undefined;
  return "body" in declaration && declaration.body ? (declaration as FunctionWithBody) : undefined;
}

/** What a function gives back at each of its ends; `undefined` for an end without a value. */
function valuesGivenBack({ body }: FunctionWithBody): (ts.Expression | undefined)[] {
  if (!ts.isBlock(body)) return [body];
  const found: (ts.Expression | undefined)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node)) found.push(node.expression);
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

/** Whether a test makes such a result itself: `vi.fn().mockResolvedValue({ rowCount: 2 })`. */
function isMocked({ name }: ts.PropertyAccessExpression, { analysis }: QueryContext): boolean {
  const file = name.getSourceFile();
  if (!isTestFile(analysis.pathOf(file))) return false;
  const visit = (node: ts.Node): boolean =>
    (ts.isPropertyAssignment(node) && node.name.getText() === name.text) || ts.forEachChild(node, visit) === true;
  return visit(file);
}

/** What may be such a result: only some of its origins are writes, or its type says nothing. */
function findUnproven(access: ts.PropertyAccessExpression, context: QueryContext): void {
  const { collector, values } = context;
  const isUnknown = access.name.text === "rowCount" && values.isUnknown(access.expression);
  if (!isUnknown && !isWrite(access.expression, "some", context)) return;
  const message = isUnknown
    ? "Nothing here tells what this is. If it is the result of a write by drizzle, it is `meta.changes` on D1."
    : onlySome;
  collector.find(access, "drizzle-d1/result-shape", message);
}
