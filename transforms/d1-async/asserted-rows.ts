import { ts } from "ts-morph";
import { usesInFile } from "../../src/typescript/uses-in-file.js";

/**
 * Whether rows that the library leaves `unknown` get their type only further on: `const rows = stmt.all(); … rows as
 * User[]`. D1's default row type could not be asserted to an interface there, `unknown` can.
 */
export function isAssertedLater(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  let value: ts.Expression = call;
  while (isPassedOnBy(value.parent, value)) value = value.parent;
  if (ts.isAsExpression(value.parent)) return value !== call;
  return namesOf(value).some((name) => usesInFile(name, checker).some(({ parent }) => ts.isAsExpression(parent)));
}

function isPassedOnBy(parent: ts.Node, value: ts.Expression): parent is ts.Expression {
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) return true;
  if (ts.isConditionalExpression(parent)) return parent.condition !== value;
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
}

/** The names that stand for the value or its rows: a variable, that of a loop, the first parameter of a callback. */
function namesOf(value: ts.Expression): ts.Identifier[] {
  const { parent } = value;
  if (ts.isVariableDeclaration(parent)) return identifiersIn(parent.name);
  if (ts.isForOfStatement(parent) && ts.isVariableDeclarationList(parent.initializer)) {
    return parent.initializer.declarations.flatMap(({ name }) => identifiersIn(name));
  }
  const call = ts.isPropertyAccessExpression(parent) ? parent.parent : undefined;
  const callback = call && ts.isCallExpression(call) ? call.arguments[0] : undefined;
  const parameter = callback && ts.isArrowFunction(callback) ? callback.parameters[0] : undefined;
  return parameter ? identifiersIn(parameter.name) : [];
}

function identifiersIn(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? identifiersIn(element.name) : []));
}
