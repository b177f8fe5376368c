import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { entityOf, memberOf } from "./library.js";

/** How a value that may be a bigint, which D1 refuses, becomes one that it takes. */
export type BigintConversion =
  /** All of it: `Number(x)`. */
  | "number"
  /** Where it is one: `typeof x === "bigint" ? Number(x) : x`. */
  | "where-bigint";

/**
 * @param value the expression, where there is one: row ids and numbers of changes are numbers on D1, so they are none
 * @returns `undefined` where the type has no bigint
 */
export function bigintConversionOf(
  type: ts.Type,
  value: ts.Expression | undefined,
  checker: ts.TypeChecker,
): BigintConversion | undefined {
  if (isBigint(type)) return value && comesFromResult(value, checker) ? undefined : "number";
  if (!type.isUnion() || !type.types.some(isBigint)) return undefined;
  // The libraries' own type of all that can be bound says nothing of this value.
  if (entityOf(type.aliasSymbol, checker)?.entity === "parameters") return undefined;
  if (value && (isAnyParameter(value, checker) || comesFromResult(value, checker))) return undefined;
  const isNumeric = type.types.every((part) => isBigint(part) || (part.flags & ts.TypeFlags.NumberLike) !== 0);
  return isNumeric ? "number" : "where-bigint";
}

function isBigint(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.BigIntLike) !== 0;
}

/** The text of a converted value. `text` is given twice where it is asked what it is, so it must not do anything. */
export function convertedText(text: string, conversion: BigintConversion, otherwise = text): string {
  return conversion === "number" ? `Number(${text})` : `typeof ${text} === "bigint" ? Number(${text}) : ${otherwise}`;
}

/** The part of a value that can be named twice: variables, fields, and properties of them, also before `?? null`. */
export function repeatablePart(value: ts.Expression): ts.Expression | undefined {
  if (isOrNull(value)) return repeatablePart(value.left);
  if (ts.isPropertyAccessExpression(value)) return repeatablePart(value.expression) && value;
  return ts.isIdentifier(value) || value.kind === ts.SyntaxKind.ThisKeyword ? value : undefined;
}

function isOrNull(value: ts.Expression): value is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(value) &&
    value.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
    value.right.kind === ts.SyntaxKind.NullKeyword
  );
}

/** Whether a value is declared with the libraries' type of all that can be bound, perhaps among others. */
function isAnyParameter(value: ts.Expression, checker: ts.TypeChecker): boolean {
  const inner = withoutOuterExpressions(value);
  if (isOrNull(inner)) return isAnyParameter(inner.left, checker);
  const declaration = checker.getSymbolAtLocation(inner)?.valueDeclaration;
  const type = declaration && (declaration as { type?: ts.TypeNode }).type;
  const parts = type && ts.isUnionTypeNode(type) ? type.types : type ? [type] : [];
  return parts.some(
    (part) =>
      ts.isTypeReferenceNode(part) &&
      entityOf(checker.getSymbolAtLocation(part.typeName), checker)?.entity === "parameters",
  );
}

/** Whether a value is `lastInsertRowid` or `changes` of a result, perhaps in a variable without a type of its own. */
function comesFromResult(value: ts.Expression, checker: ts.TypeChecker, depth = 0): boolean {
  const inner = withoutOuterExpressions(value);
  const symbol = checker.getSymbolAtLocation(ts.isPropertyAccessExpression(inner) ? inner.name : inner);
  if (memberOf(symbol)?.entity === "result") return true;
  const declaration = ts.isShorthandPropertyAssignment(inner.parent)
    ? checker.getShorthandAssignmentValueSymbol(inner.parent)?.valueDeclaration
    : symbol?.valueDeclaration;
  if (!declaration || depth > 4) return false;
  if (ts.isBindingElement(declaration) && ts.isObjectBindingPattern(declaration.parent)) {
    const name = declaration.propertyName ?? declaration.name;
    const property = ts.isIdentifier(name)
      ? checker.getTypeAtLocation(declaration.parent).getProperty(name.text)
      : undefined;
    return memberOf(property)?.entity === "result";
  }
  const isInferred = ts.isVariableDeclaration(declaration) && !declaration.type && declaration.initializer;
  return isInferred ? comesFromResult(isInferred, checker, depth + 1) : false;
}
