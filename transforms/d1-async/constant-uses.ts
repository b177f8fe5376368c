import { ts } from "ts-morph";

/** The uses of a variable or parameter in its file, without its declaration. */
export function usesOf(name: ts.Identifier, checker: ts.TypeChecker): ts.Identifier[] {
  const symbol = checker.getSymbolAtLocation(name);
  const uses: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node !== name && node.text === name.text) {
      const found = ts.isShorthandPropertyAssignment(node.parent)
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : checker.getSymbolAtLocation(node);
      if (found === symbol) uses.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(scopeOf(name));
  return uses;
}

/** The function or file around a name: what lies outside of it cannot see the name, unless it is exported. */
function scopeOf(name: ts.Identifier): ts.Node {
  return (
    ts.findAncestor(name.parent, (node) => ts.isFunctionLike(node) || ts.isSourceFile(node)) ?? name.getSourceFile()
  );
}
