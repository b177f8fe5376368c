import { ts } from "ts-morph";
import { type AsyncCapable, isAsyncCapable, isTypeOnlyWrapper } from "./function-kinds.js";
import { isPromise } from "./promise-types.js";

/**
 * How the code around an expression takes a promise:
 * - `awaited`: it waits already;
 * - `promise`: it works with the promise itself (`Promise.all([…])`, `.then`);
 * - `returned`: the function hands it on to its caller, who waits;
 * - `value`: it wants the value, so an `await` is needed.
 */
export type AwaitContext =
  | { readonly kind: "awaited"; readonly by: ts.AwaitExpression }
  | { readonly kind: "promise" }
  | { readonly kind: "returned" }
  | { readonly kind: "value" };

export interface ContextOptions {
  /** The expression is an array of promises (`xs.map(async …)`) rather than one. */
  readonly list: boolean;
  readonly replacedBy: ReadonlyMap<ts.Expression, ts.Expression> | undefined;
}

const combinators: ReadonlySet<string> = new Set(["all", "allSettled", "race", "any"]);
const promiseMethods: ReadonlySet<string> = new Set(["then", "catch", "finally"]);

/** The node around an expression, looking through calls that are replaced by the expression. */
export function parentOf(
  node: ts.Expression,
  replacedBy: ContextOptions["replacedBy"],
): [child: ts.Expression, parent: ts.Node] {
  let child = node;
  for (;;) {
    const { parent } = child;
    if (replacedBy && ts.isCallExpression(parent) && replacedBy.get(parent) === child) child = parent;
    else return [child, parent];
  }
}

export function contextOf(checker: ts.TypeChecker, expression: ts.Expression, options: ContextOptions): AwaitContext {
  let [child, parent] = parentOf(expression, options.replacedBy);
  while (ts.isParenthesizedExpression(parent)) [child, parent] = parentOf(parent, options.replacedBy);
  if (ts.isReturnStatement(parent)) return { kind: isInsideTry(parent) ? "value" : "returned" };
  if (ts.isArrowFunction(parent) && parent.body === child) return { kind: "returned" };

  let asserted = false;
  while (ts.isParenthesizedExpression(parent) || isTypeOnlyWrapper(parent)) {
    asserted ||=
      isTypeOnlyWrapper(parent) &&
      !ts.isNonNullExpression(parent) &&
      !isPromise(checker, checker.getTypeAtLocation(parent));
    [child, parent] = parentOf(parent, options.replacedBy);
  }
  // `await (f() as User)`: the assertion is about the value, so the call has to be awaited inside of it.
  if (ts.isAwaitExpression(parent)) return asserted ? { kind: "value" } : { kind: "awaited", by: parent };
  return { kind: takesPromise(child, parent, options.list) ? "promise" : "value" };
}

function takesPromise(child: ts.Expression, parent: ts.Node, list: boolean): boolean {
  if (ts.isPropertyAccessExpression(parent) && parent.expression === child) {
    return promiseMethods.has(parent.name.text) && isCallee(parent);
  }
  if (ts.isSpreadElement(parent)) return list && isListOfPromises(parent.parent);
  if (ts.isArrayLiteralExpression(parent)) return !list && isListOfPromises(parent);
  if (ts.isCallExpression(parent) && parent.arguments[0] === child) {
    if (list) return isPromiseMethod(parent, combinators);
    return isPromiseMethod(parent, new Set(["resolve"])) || isAssertionOnPromise(parent);
  }
  return false;
}

function isListOfPromises(node: ts.Node): boolean {
  return (
    ts.isArrayLiteralExpression(node) && ts.isCallExpression(node.parent) && isPromiseMethod(node.parent, combinators)
  );
}

function isPromiseMethod(call: ts.CallExpression, names: ReadonlySet<string>): boolean {
  const callee = call.expression;
  return (
    ts.isPropertyAccessExpression(callee) && callee.expression.getText() === "Promise" && names.has(callee.name.text)
  );
}

/** `expect(promise).rejects`, `assert.rejects(promise)`. */
function isAssertionOnPromise(call: ts.CallExpression): boolean {
  const { expression: callee, parent } = call;
  if (ts.isPropertyAccessExpression(callee))
    return callee.name.text === "rejects" || callee.name.text === "doesNotReject";
  return (
    callee.getText() === "expect" &&
    ts.isPropertyAccessExpression(parent) &&
    (parent.name.text === "rejects" || parent.name.text === "resolves")
  );
}

function isCallee(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression === node;
}

/** Whether a rejected promise that is returned here would escape a `try` of the same function. */
function isInsideTry(node: ts.Node): boolean {
  for (let current = node; !ts.isFunctionLike(current) && !ts.isSourceFile(current); current = current.parent) {
    if (ts.isTryStatement(current)) return true;
  }
  return false;
}

/** Whether `await x` needs parentheses in the place of `x`. */
export function needsParentheses(expression: ts.Expression): boolean {
  const { parent } = expression;
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent))
    return parent.expression === expression;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression === expression;
  if (ts.isTaggedTemplateExpression(parent)) return parent.tag === expression;
  if (ts.isBinaryExpression(parent)) {
    return parent.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken && parent.left === expression;
  }
  return ts.isNonNullExpression(parent) || ts.isExpressionWithTypeArguments(parent);
}

/** Whether `x ?? y` needs parentheses in the place of `x`. */
export function needsParenthesesForCoalescing(expression: ts.Expression): boolean {
  const { parent } = expression;
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    const isAssignment = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return !isAssignment && kind !== ts.SyntaxKind.QuestionQuestionToken && kind !== ts.SyntaxKind.CommaToken;
  }
  return (
    needsParentheses(expression) ||
    ts.isPrefixUnaryExpression(parent) ||
    ts.isTypeOfExpression(parent) ||
    ts.isVoidExpression(parent) ||
    ts.isAwaitExpression(parent) ||
    isTypeOnlyWrapper(parent)
  );
}

/**
 * What has to follow an awaited part of an optional chain, so that the rest of the chain stays optional:
 * `a?.b().c` → `(await a?.b())?.c`. Empty where nothing is needed.
 */
export function optionalContinuation(expression: ts.Expression): string {
  if ((expression.flags & ts.NodeFlags.OptionalChain) === 0) return "";
  const { parent } = expression;
  if ((parent.flags & ts.NodeFlags.OptionalChain) === 0 || !ts.isOptionalChain(parent)) return "";
  if (ts.isNonNullChain(parent) || parent.expression !== expression || parent.questionDotToken) return "";
  return ts.isPropertyAccessChain(parent) ? "?" : "?.";
}

/**
 * Whether a text that begins with `(` in the place of the expression would be read as a call of the statement before,
 * because that one does not end in a semicolon.
 */
export function continuesStatementBefore(expression: ts.Expression): boolean {
  const file = expression.getSourceFile();
  const start = expression.getStart(file);
  if (file.text[start] === "(") return false;
  let statement: ts.Node = expression;
  while (!ts.isStatement(statement) && statement.getStart(file) === start && !isAsyncCapable(statement))
    statement = statement.parent;
  if (!ts.isExpressionStatement(statement) || statement.getStart(file) !== start) return false;
  const siblings = statementsOf(statement.parent);
  const before = siblings?.[siblings.indexOf(statement) - 1];
  return before !== undefined && !file.text.slice(0, before.end).endsWith(";") && !endsInBlock(before);
}

function statementsOf(parent: ts.Node): readonly ts.Statement[] | undefined {
  return ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isModuleBlock(parent) || ts.isCaseOrDefaultClause(parent)
    ? parent.statements
    : undefined;
}

function endsInBlock(statement: ts.Statement): boolean {
  if (ts.isIfStatement(statement)) return endsInBlock(statement.elseStatement ?? statement.thenStatement);
  if (ts.isIterationStatement(statement, false))
    return !ts.isDoStatement(statement) && endsInBlock(statement.statement);
  if (ts.isLabeledStatement(statement)) return endsInBlock(statement.statement);
  return (
    ts.isBlock(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement) ||
    ts.isTryStatement(statement) ||
    ts.isSwitchStatement(statement)
  );
}

/** Whether the function is an arrow function that does nothing but give back the expression. */
export function isConciseBodyOf(expression: ts.Expression, node: AsyncCapable): boolean {
  let outer: ts.Node = expression;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  return ts.isArrowFunction(node) && node.body === outer;
}
