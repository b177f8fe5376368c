import { ts } from "ts-morph";
import { calleeName } from "../../src/typescript/dotted-name.js";

/** The expression around a call that waits for it or only puts it in parentheses. */
function waitedFor(call: ts.Expression): ts.Expression {
  let node = call;
  while (
    ts.isAwaitExpression(node.parent) ||
    ts.isParenthesizedExpression(node.parent) ||
    ts.isVoidExpression(node.parent) ||
    ts.isNonNullExpression(node.parent) ||
    ts.isAsExpression(node.parent)
  ) {
    node = node.parent;
  }
  return node;
}

/** Whether nothing looks at what a call gives: only that it is done counts, and whether it failed. */
export function isResultIgnored(call: ts.Expression, checker: ts.TypeChecker): boolean {
  const node = waitedFor(call);
  const { parent } = node;
  if (ts.isExpressionStatement(parent)) return true;
  // `.catch(() => {})`, `.finally(…)` and `.then(() => …)` without a parameter hand on or drop the result.
  if (
    ts.isPropertyAccessExpression(parent) &&
    ts.isCallExpression(parent.parent) &&
    parent.parent.expression === parent
  ) {
    const outer = parent.parent;
    const name = parent.name.text;
    if (name === "catch" || name === "finally") return isResultIgnored(outer, checker);
    const [first] = outer.arguments;
    return name === "then" && first !== undefined && ts.isArrowFunction(first) && first.parameters.length === 0;
  }
  if (ts.isBinaryExpression(parent) && isShortCircuit(parent.operatorToken.kind) && parent.right === node)
    return isResultIgnored(parent, checker);
  if (ts.isArrayLiteralExpression(parent)) {
    const all = parent.parent;
    return (
      ts.isCallExpression(all) &&
      /^Promise\.all(?:Settled)?$/.test(calleeName(all) ?? "") &&
      isResultIgnored(all, checker)
    );
  }
  if (ts.isArrowFunction(parent) && parent.body === node) {
    const { parent: outer } = parent;
    // keys.map((key) => redis.del(key)) in a Promise.all that nobody looks at
    if (ts.isCallExpression(outer) && ts.isPropertyAccessExpression(outer.expression)) {
      const name = outer.expression.name.text;
      if (name === "forEach") return true;
      if (name === "map" && ts.isCallExpression(outer.parent) && outer.parent.arguments[0] === outer)
        return (
          /^Promise\.all(?:Settled)?$/.test(calleeName(outer.parent) ?? "") && isResultIgnored(outer.parent, checker)
        );
    }
    return givesNothing(parent, checker);
  }
  if (ts.isReturnStatement(parent)) {
    const owner = ts.findAncestor(parent, ts.isFunctionLike);
    return owner !== undefined && givesNothing(owner, checker);
  }
  return false;
}

function isShortCircuit(kind: ts.SyntaxKind): boolean {
  return kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;
}

/** Whether a function is declared, or asked for, to give nothing. */
function givesNothing(owner: ts.SignatureDeclaration, checker: ts.TypeChecker): boolean {
  const declared = owner.type && checker.getTypeFromTypeNode(owner.type);
  const contextual =
    !declared && (ts.isArrowFunction(owner) || ts.isFunctionExpression(owner))
      ? checker.getContextualType(owner)?.getCallSignatures()[0]?.getReturnType()
      : undefined;
  const type = declared ?? contextual;
  if (!type) return false;
  const awaited = checker.getAwaitedType(type) ?? type;
  const parts = awaited.isUnion() ? awaited.types : [awaited];
  return parts.every((part) => (part.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) !== 0);
}
