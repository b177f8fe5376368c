import { ts } from "ts-morph";
import type { CodeName } from "../../engine/plan.js";
import { dottedName } from "../dotted-name.js";
import { withOuterExpressions } from "../outer-expressions.js";
import { usesInFile } from "../uses-in-file.js";
import type { RuntimeContext } from "./runtime-context.js";

/**
 * Binds the global `fetch` where an object keeps it: `this.fetchFn = options.fetchFn ?? fetch`. A call of it as a method
 * throws in a Worker ("Illegal invocation"), and nowhere else.
 * https://developers.cloudflare.com/workers/observability/errors/#illegal-invocation-errors
 */
export function bindStoredFetch<Code extends CodeName>(
  file: ts.SourceFile,
  code: Code,
  context: RuntimeContext<Code>,
): void {
  const { checker, collector } = context;
  const visit = (node: ts.Node): void => {
    if (isGlobalFetch(node, context) && isStored(node, checker) && !context.isGone(node)) {
      const isShorthand = ts.isShorthandPropertyAssignment(node.parent);
      collector.wrapNode(node, isShorthand ? "fetch: " : "", ".bind(globalThis)", code);
    } else ts.forEachChild(node, visit);
  };
  if (file.text.includes("fetch")) visit(file);
}

/** `fetch` and `globalThis.fetch`, as values. */
function isGlobalFetch(node: ts.Node, { checker, analysis }: RuntimeContext<never>): node is ts.Expression {
  if (ts.isPropertyAccessExpression(node)) return dottedName(node) === "globalThis.fetch";
  if (!ts.isIdentifier(node) || node.text !== "fetch") return false;
  const { parent } = node;
  const isShorthand = ts.isShorthandPropertyAssignment(parent);
  const isMemberName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (!isShorthand && "name" in parent && parent.name === node) ||
    ts.isTypeQueryNode(parent);
  if (isMemberName) return false;
  const symbol = isShorthand ? checker.getShorthandAssignmentValueSymbol(parent) : checker.getSymbolAtLocation(node);
  return !symbol?.declarations?.some((each) => analysis.isUserFile(each.getSourceFile()));
}

/** Whether a value ends in a member of an object: at once, or by a variable or parameter that it is the value of. */
function isStored(node: ts.Expression, checker: ts.TypeChecker): boolean {
  let value: ts.Expression = withOuterExpressions(node);
  for (let { parent } = value; isChoice(parent, value); { parent } = value) value = withOuterExpressions(parent);
  const { parent } = value;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) return parent.initializer === value;
  if (ts.isBinaryExpression(parent)) {
    const isAssignment = parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.right === value;
    return isAssignment && (ts.isPropertyAccessExpression(parent.left) || ts.isElementAccessExpression(parent.left));
  }
  if (ts.isParameter(parent) && ts.isParameterPropertyDeclaration(parent, parent.parent)) return true;
  const isVariable = (ts.isParameter(parent) || ts.isVariableDeclaration(parent)) && parent.initializer === value;
  if (!isVariable || !ts.isIdentifier(parent.name)) return false;
  return usesInFile(parent.name, checker).some((use) => isStored(use, checker));
}

/** `given ?? fetch`, `given || fetch`, `test ? given : fetch` */
function isChoice(parent: ts.Node, value: ts.Expression): parent is ts.Expression {
  if (ts.isConditionalExpression(parent)) return parent.condition !== value;
  const { QuestionQuestionToken, BarBarToken, AmpersandAmpersandToken } = ts.SyntaxKind;
  return (
    ts.isBinaryExpression(parent) &&
    [QuestionQuestionToken, BarBarToken, AmpersandAmpersandToken].includes(parent.operatorToken.kind)
  );
}
