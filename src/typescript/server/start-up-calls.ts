import { ts } from "ts-morph";
import type { Analysis } from "../analysis.js";

/**
 * Whether a node runs when the program starts: at the top of one of the modules, in one of the given functions, or in a
 * function, method or constructor of the project that these call, over however many steps.
 *
 * @param bodies of functions that start the program
 */
export function runsAtStart(
  modules: readonly ts.SourceFile[],
  bodies: readonly ts.Node[],
  analysis: Analysis,
): (node: ts.Node) => boolean {
  const { checker } = analysis;
  const started = new Set<ts.Node>();
  const waiting: ts.Node[] = [...modules, ...bodies];
  const start = (declaration: ts.Node | undefined): void => {
    if (!declaration || !analysis.isUserFile(declaration.getSourceFile())) return;
    const written =
      ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration)
        ? declaration.initializer
        : declaration;
    if (written && (ts.isFunctionLike(written) || ts.isClassLike(written)) && !started.has(written)) {
      started.add(written);
      waiting.push(written);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const { expression } = node;
      const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
      const symbol = checker.getSymbolAtLocation(name);
      const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      start(target?.valueDeclaration);
    }
    ts.forEachChild(node, (child) => {
      if (!ts.isFunctionLike(child) && !ts.isClassLike(child)) visit(child);
    });
  };
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (ts.isClassLike(next)) {
      for (const member of next.members)
        if (ts.isConstructorDeclaration(member)) start(member);
        else if (ts.isPropertyDeclaration(member) && member.initializer && !ts.isFunctionLike(member.initializer))
          visit(member.initializer);
    } else visit(next);
  }
  const all = new Set<ts.Node>([...started, ...bodies]);
  return (node) => {
    const around = ts.findAncestor(node.parent, (parent) => all.has(parent) || ts.isFunctionLike(parent));
    return around !== undefined && all.has(around);
  };
}

/** Whether a timer starts itself anew: its callback leads back to the function that it is set in. */
export function rearmsItself(timer: ts.CallExpression, { checker }: Analysis): boolean {
  const around = ts.findAncestor(timer.parent, (node) => ts.isFunctionLike(node));
  const [callback] = timer.arguments;
  if (!around || !callback) return false;
  const seen = new Set<ts.Node>();
  const leadsBack = (node: ts.Node): boolean => {
    if (seen.has(node)) return false;
    seen.add(node);
    const called: ts.Node[] = [];
    const visit = (child: ts.Node): void => {
      const name = ts.isPropertyAccessExpression(child) ? child.name : child;
      const isUse = ts.isIdentifier(name) && (child === node || ts.isCallExpression(child.parent) || isBound(child));
      const declaration = isUse ? checker.getSymbolAtLocation(name)?.valueDeclaration : undefined;
      const written = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
      if (written && ts.isFunctionLike(written)) called.push(written);
      ts.forEachChild(child, visit);
    };
    visit(node);
    return called.some((each) => each === around || leadsBack(each));
  };
  return leadsBack(callback);
}

/** `this.tick.bind(this)` */
function isBound({ parent }: ts.Node): boolean {
  return ts.isPropertyAccessExpression(parent) && parent.name.text === "bind";
}
