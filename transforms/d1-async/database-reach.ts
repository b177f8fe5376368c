import { ts } from "ts-morph";

/** Whether a call leads, directly or through others, to code that uses the database. */
export function databaseReach(
  calls: readonly ts.CallExpression[],
  checker: ts.TypeChecker,
): (call: ts.CallExpression) => boolean {
  const touching = new Set<ts.Node>(calls);
  for (const call of calls) {
    for (let node: ts.Node = call.parent; !ts.isSourceFile(node); node = node.parent) {
      if (ts.isFunctionLike(node)) touching.add(node);
    }
  }
  const known = new Map<ts.Node, boolean>();
  const reaches = (call: ts.CallExpression): boolean => {
    if (touching.has(call)) return true;
    const declaration = checker.getResolvedSignature(call)?.declaration;
    return declaration !== undefined && declarationReaches(declaration);
  };
  const declarationReaches = (declaration: ts.Node): boolean => {
    if (touching.has(declaration)) return true;
    const before = known.get(declaration);
    if (before !== undefined) return before;
    known.set(declaration, false);
    const visit = (node: ts.Node): boolean =>
      (ts.isCallExpression(node) && reaches(node)) ||
      (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
    const body = (declaration as { body?: ts.Node }).body;
    const result = body !== undefined && !declaration.getSourceFile().isDeclarationFile && visit(body);
    known.set(declaration, result);
    return result;
  };
  return reaches;
}
