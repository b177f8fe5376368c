import { ts } from "ts-morph";
import type { Analysis } from "../../analysis.js";
import { withoutOuterExpressions } from "../../outer-expressions.js";
import { usesInFile } from "../../uses-in-file.js";

/** Classes of the platform whose instances change. */
const containers: ReadonlySet<string> = new Set(["Map", "Set", "WeakMap", "WeakSet", "Array", "EventEmitter"]);

const mutators: ReadonlySet<string> = new Set(["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill"]);

/**
 * A variable outside of some functions that they, or the functions that they call, keep something in from one call to
 * the next: a `let`, a Map, an array that is pushed to, an instance of a class of the project. What a library keeps is
 * not seen.
 *
 * @param except variables that do not count
 */
export function outerState(
  functions: readonly ts.Node[],
  analysis: Analysis,
  except: ReadonlySet<ts.Node>,
): ts.VariableDeclaration | undefined {
  const { checker } = analysis;
  const isUserFile = (file: ts.SourceFile) => analysis.isUserFile(file);
  const seen = new Set<ts.Node>();
  let found: ts.VariableDeclaration | undefined;
  const follow = (declaration: ts.Node, root: ts.Node): void => {
    if (found || except.has(declaration) || !isUserFile(declaration.getSourceFile())) return;
    const isInside =
      declaration.getSourceFile() === root.getSourceFile() &&
      root.pos <= declaration.pos &&
      declaration.end <= root.end;
    if (isInside) return;
    if (ts.isVariableDeclaration(declaration)) {
      if (isState(declaration, checker, isUserFile)) found = declaration;
      else if (declaration.initializer) walk(declaration.initializer);
    } else if (ts.isFunctionLike(declaration) || ts.isClassLike(declaration)) walk(declaration);
  };
  const walk = (root: ts.Node): void => {
    if (seen.has(root)) return;
    seen.add(root);
    const visit = (node: ts.Node): void => {
      if (found) return;
      if (ts.isIdentifier(node)) for (const declaration of declarationsOf(node, checker)) follow(declaration, root);
      ts.forEachChild(node, visit);
    };
    visit(root);
  };
  for (const each of functions) walk(each);
  return found;
}

function declarationsOf(node: ts.Identifier, checker: ts.TypeChecker): readonly ts.Declaration[] {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return target?.declarations ?? [];
}

function isState(
  declaration: ts.VariableDeclaration,
  checker: ts.TypeChecker,
  isUserFile: (file: ts.SourceFile) => boolean,
): boolean {
  const list = declaration.parent;
  if (!ts.isVariableDeclarationList(list)) return false;
  if ((list.flags & ts.NodeFlags.Const) === 0) return true;
  const value = declaration.initializer && withoutOuterExpressions(declaration.initializer);
  if (!value) return false;
  if (ts.isNewExpression(value)) {
    const { expression } = value;
    if (!ts.isIdentifier(expression)) return false;
    return containers.has(expression.text) || isOwn(expression, checker, isUserFile);
  }
  if (ts.isCallExpression(value)) return isOwn(value.expression, checker, isUserFile);
  if (!ts.isObjectLiteralExpression(value) && !ts.isArrayLiteralExpression(value)) return false;
  return ts.isIdentifier(declaration.name) && usesInFile(declaration.name, checker).some(isChanged);
}

function isOwn(callee: ts.Node, checker: ts.TypeChecker, isUserFile: (file: ts.SourceFile) => boolean): boolean {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return ts.isIdentifier(name) && declarationsOf(name, checker).some((each) => isUserFile(each.getSourceFile()));
}

/** `state.a = 1`, `state[key]++`, `delete state[key]`, `list.push(x)` */
function isChanged(use: ts.Identifier): boolean {
  let place: ts.Node = use;
  while (
    (ts.isPropertyAccessExpression(place.parent) || ts.isElementAccessExpression(place.parent)) &&
    place.parent.expression === place
  )
    place = place.parent;
  if (place === use) return false;
  const { parent } = place;
  if (ts.isCallExpression(parent) && parent.expression === place)
    return ts.isPropertyAccessExpression(place) && mutators.has(place.name.text);
  if (ts.isBinaryExpression(parent))
    return (
      parent.left === place &&
      parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment
    );
  return ts.isDeleteExpression(parent) || ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent);
}
