import { ts } from "ts-morph";

/** The identifiers of files that were asked about, by their text. */
const identifiers = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly ts.Identifier[]>>();

/**
 * Where a file refers to a name that it declares, by TypeScript's scoping: a parameter or a local variable of the same
 * name is something else. The name itself is not among them.
 */
export function usesInFile(name: ts.Identifier, checker: ts.TypeChecker): ts.Identifier[] {
  const symbol = checker.getSymbolAtLocation(name);
  if (!symbol) return [];
  const file = name.getSourceFile();
  const byName = identifiers.get(file) ?? identifiersByName(file);
  identifiers.set(file, byName);
  return (byName.get(name.text) ?? []).filter((use) => use !== name && symbolOfUse(use, checker) === symbol);
}

/** The symbol that an identifier refers to: in `{ a }` the variable, not the property; in `export { a }` what is exported. */
export function symbolOfUse(use: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { parent } = use;
  if (ts.isPropertyAccessExpression(parent) && parent.name === use) return undefined;
  if (ts.isShorthandPropertyAssignment(parent)) return checker.getShorthandAssignmentValueSymbol(parent);
  if (!ts.isExportSpecifier(parent)) return checker.getSymbolAtLocation(use);
  // `export { a } from "./b"` names nothing of this file.
  if (parent.parent.parent.moduleSpecifier || (parent.propertyName ?? parent.name) !== use) return undefined;
  return checker.getExportSpecifierLocalTargetSymbol(parent);
}

function identifiersByName(file: ts.SourceFile): ReadonlyMap<string, readonly ts.Identifier[]> {
  const byName = new Map<string, ts.Identifier[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const known = byName.get(node.text);
      if (known) known.push(node);
      else byName.set(node.text, [node]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return byName;
}
