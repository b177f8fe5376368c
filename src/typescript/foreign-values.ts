import { ts } from "ts-morph";

/**
 * Whether a value is declared to be something of another package, whose types are not there: `res: Response` with
 * `import type { Response } from "express"`. Its methods are that package's. A value that such a thing hands out
 * (`c.get("db")`) may be anything, and does not count.
 */
export function isOfAnotherPackage(value: ts.Expression, checker: ts.TypeChecker): boolean {
  const declaration = checker.getSymbolAtLocation(value)?.valueDeclaration;
  if (!declaration || !isTyped(declaration) || !declaration.type) return false;
  const { type } = declaration;
  if (!ts.isTypeReferenceNode(type)) return false;
  return isImportedFromPackage(leftmost(type.typeName), checker);
}

function isTyped(
  node: ts.Declaration,
): node is ts.ParameterDeclaration | ts.VariableDeclaration | ts.PropertyDeclaration {
  return ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node);
}

function leftmost(name: ts.EntityName): ts.Identifier {
  return ts.isIdentifier(name) ? name : leftmost(name.left);
}

/** Whether a name is brought in by an import whose specifier names a package, not a file. */
export function isImportedFromPackage(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  const declaration = checker.getSymbolAtLocation(name)?.declarations?.[0];
  const specifier = declaration && ts.findAncestor(declaration, ts.isImportDeclaration)?.moduleSpecifier;
  return specifier !== undefined && ts.isStringLiteral(specifier) && !/^[./#~]|^@\//.test(specifier.text);
}
