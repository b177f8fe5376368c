import { ts } from "ts-morph";
import type { FileRange } from "../engine/plan.js";
import type { ReferenceIndex } from "./cascade/references.js";
import { usesInFile } from "./uses-in-file.js";

/**
 * The places that a value of unknown or wrong type reaches, so that type errors in them follow from it: what is read
 * from the value, the variables it is kept in without a type of their own, and the calls of functions that give it back.
 * A declared type or an assertion ends the way: behind it the type is known again.
 *
 * @param start the expression with the value, or the variable or parameter that has the type; for a parameter, what is
 *   given to it is among the places
 */
export function usesOfValue(
  start: ts.Expression | ts.ParameterDeclaration | ts.VariableDeclaration,
  checker: ts.TypeChecker,
  references: ReferenceIndex,
): readonly ts.Node[] {
  const places = new Set<ts.Node>();

  const follow = (expression: ts.Expression): void => {
    const outer = valueFrom(expression);
    if (places.has(outer)) return;
    places.add(outer);
    const { parent } = outer;
    if (ts.isVariableDeclaration(parent) && parent.initializer === outer) {
      if (!parent.type) followNames(parent.name);
    } else if (ts.isForOfStatement(parent) && parent.expression === outer) {
      const { initializer } = parent;
      if (ts.isVariableDeclarationList(initializer))
        for (const declaration of initializer.declarations) followNames(declaration.name);
    } else if (ts.isBinaryExpression(parent) && isAssignment(parent, outer)) {
      followAssigned(parent.left);
    } else if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === outer)) {
      followCalls(ts.findAncestor(parent, ts.isFunctionLike));
    }
  };
  const followNames = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) {
      for (const use of usesInFile(name, checker)) follow(use);
      return;
    }
    places.add(name);
    for (const element of name.elements) if (ts.isBindingElement(element)) followNames(element.name);
  };
  const followAssigned = (target: ts.Expression): void => {
    const declaration = ts.isIdentifier(target) ? checker.getSymbolAtLocation(target)?.valueDeclaration : undefined;
    if (declaration && ts.isVariableDeclaration(declaration) && !declaration.type) followNames(declaration.name);
  };
  const followCalls = (owner: ts.SignatureDeclaration | undefined): void => {
    if (owner && !owner.type) for (const call of callsOf(owner, references)) follow(call);
  };

  if (ts.isParameter(start)) for (const call of callsOf(start.parent, references)) places.add(call);
  if (ts.isParameter(start) || ts.isVariableDeclaration(start)) followNames(start.name);
  else follow(start);
  return [...places];
}

/** The calls of a function, by its name or that of the constant that holds it. */
export function callsOf(owner: ts.SignatureDeclaration, references: ReferenceIndex): ts.CallExpression[] {
  const isValue = ts.isArrowFunction(owner) || ts.isFunctionExpression(owner);
  return references.to(new Set<ts.Node>([isValue ? owner.parent : owner])).flatMap((name) => {
    const callee = ts.isPropertyAccessExpression(name.parent) && name.parent.name === name ? name.parent : name;
    const call = callee.parent;
    return ts.isCallExpression(call) && call.expression === callee ? [call] : [];
  });
}

/** The range of a node, as a finding holds it. */
export function rangeIn(node: ts.Node, pathOf: (file: ts.SourceFile) => string): FileRange {
  return { path: pathOf(node.getSourceFile()), start: node.getStart(), end: node.end };
}

/** The expression with all that is read from its value: `stmt.as(User).all().map(…)`. */
export function chainFrom(expression: ts.Expression): ts.Expression {
  const { parent } = expression;
  const isRead =
    (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent)) &&
    parent.expression === expression;
  return isRead ? chainFrom(parent) : expression;
}

/** The same through what does not change the value: `await`, parentheses, `!`, choices. */
function valueFrom(expression: ts.Expression): ts.Expression {
  const chain = chainFrom(expression);
  const { parent } = chain;
  const isSame = ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent) || ts.isAwaitExpression(parent);
  const isChoice =
    (ts.isBinaryExpression(parent) && choices.has(parent.operatorToken.kind)) ||
    (ts.isConditionalExpression(parent) && parent.condition !== chain);
  return isSame || isChoice ? valueFrom(parent) : chain;
}

const choices: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
]);

function isAssignment({ operatorToken, right }: ts.BinaryExpression, value: ts.Expression): boolean {
  return operatorToken.kind === ts.SyntaxKind.EqualsToken && right === value;
}
