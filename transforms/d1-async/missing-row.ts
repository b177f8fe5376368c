import { ts } from "ts-morph";
import { withOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { usesInFile } from "../../src/typescript/uses-in-file.js";

/**
 * Whether the code around a value that may be missing could tell `null` from `undefined`. A constant is followed to its
 * uses: where the checker knows that it is there, or where only its truth counts, it could not.
 */
export function tellsUndefinedFromNull(value: ts.Expression, checker: ts.TypeChecker): boolean {
  const outer = withOuterExpressions(value);
  const { parent } = outer;
  if (isSaidToBeThere(value)) return false;
  if (onlyItsPresenceCounts(outer)) return false;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name) || parent.type) return true;
  const list = parent.parent;
  const isConstant = ts.isVariableDeclarationList(list) && (list.flags & ts.NodeFlags.Const) !== 0;
  const isExported = ts.getCombinedModifierFlags(parent) & ts.ModifierFlags.Export;
  if (!isConstant || isExported) return true;
  return usesInFile(parent.name, checker).some(
    (use) =>
      mayBeUndefined(checker.getTypeAtLocation(use)) &&
      !isSaidToBeThere(use) &&
      !onlyItsPresenceCounts(withOuterExpressions(use)),
  );
}

/** The `undefined` that a value is compared with: `value !== undefined`. */
export function comparedUndefined(value: ts.Expression): ts.Identifier | undefined {
  const outer = withOuterExpressions(value);
  const { parent } = outer;
  if (!ts.isBinaryExpression(parent)) return undefined;
  const { kind } = parent.operatorToken;
  if (kind !== ts.SyntaxKind.EqualsEqualsEqualsToken && kind !== ts.SyntaxKind.ExclamationEqualsEqualsToken) {
    return undefined;
  }
  const other = parent.left === outer ? parent.right : parent.left;
  return ts.isIdentifier(other) && other.text === "undefined" ? other : undefined;
}

/** `value!`, perhaps with parentheses and assertions between. */
function isSaidToBeThere(value: ts.Expression): boolean {
  const outer = withOuterExpressions(value);
  for (let node = value; node !== outer; node = node.parent as ts.Expression) {
    if (ts.isNonNullExpression(node.parent)) return true;
  }
  return false;
}

function onlyItsPresenceCounts(value: ts.Expression): boolean {
  const { parent } = value;
  if (ts.isExpressionStatement(parent) || ts.isIfStatement(parent) || ts.isWhileStatement(parent)) return true;
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isConditionalExpression(parent)) return parent.condition === value;
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) return parent.expression === value;
  if (!ts.isBinaryExpression(parent)) return false;
  const { kind } = parent.operatorToken;
  if (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken) return parent.left === value;
  return kind === ts.SyntaxKind.EqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsToken;
}

function mayBeUndefined(type: ts.Type): boolean {
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return true;
  return type.isUnion() && type.types.some((part) => mayBeUndefined(part));
}
