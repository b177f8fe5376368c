import { ts } from "ts-morph";

/** Whether a node is evaluated while its module loads: outside of functions and of fields of instances. */
export function runsAtLoad(node: ts.Node): boolean {
  const deferred = ts.findAncestor(
    node,
    (ancestor) =>
      ts.isFunctionLike(ancestor) ||
      (ts.isPropertyDeclaration(ancestor) &&
        !ancestor.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)),
  );
  return deferred === undefined;
}
