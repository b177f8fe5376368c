import { ts } from "ts-morph";
import type { Analysis } from "./analysis.js";
import type { Name, ReferenceIndex } from "./cascade/references.js";
import { ModuleGraph } from "./module-graph.js";

/** A function's body, the construction of a class (its fields and its constructor), or a module's top level. */
type Owner = ts.SignatureDeclaration | ts.ClassLikeDeclaration | ts.SourceFile;

/** What an owner's code comes to, at a position in its file. */
interface Step {
  readonly at: number;
  readonly target: ts.Node | { readonly owner: Owner };
}

/**
 * Puts nodes into the order in which a run of the program comes to them for the first time: from module level and from
 * functions that nobody calls, through the calls in them. A function that is mentioned counts as called there. Branches
 * count as taken. Modules come behind the ones that they import; what no way leads to stays in the order given.
 *
 * @param counts whether the code of a file tells about the order; that of tests does not
 */
export function inExecutionOrder<Item extends ts.Node>(
  nodes: readonly Item[],
  analysis: Analysis,
  references: ReferenceIndex,
  counts: (file: ts.SourceFile) => boolean,
): Item[] {
  const steps = new Map<Owner, Step[]>();
  const called = new Set<Owner>();
  const add = (owner: Owner, step: Step): void => {
    const known = steps.get(owner);
    if (known) known.push(step);
    else steps.set(owner, [step]);
  };
  for (const node of nodes) add(ownerOf(node), { at: endOfStep(node), target: node });
  for (const owner of steps.keys()) {
    if (ts.isSourceFile(owner)) continue;
    const declarations = declarationsOf(owner, analysis.checker);
    for (const name of references.to(declarations)) {
      const caller = callerAt(name);
      if (!caller || caller.owner === owner || !counts(name.getSourceFile())) continue;
      called.add(owner);
      add(caller.owner, { at: caller.at, target: { owner } });
    }
  }

  const order = new Set<ts.Node>();
  const walked = new Set<Owner>();
  const walk = (owner: Owner): void => {
    if (walked.has(owner)) return;
    walked.add(owner);
    for (const { target } of (steps.get(owner) ?? []).sort((a, b) => a.at - b.at)) {
      if ("owner" in target) walk(target.owner);
      else order.add(target);
    }
  };
  const files = importsFirst(analysis);
  for (const file of files) walk(file);
  const roots = [...steps.keys()].filter((owner) => !called.has(owner));
  const rank = new Map(files.map((file, index) => [file, index]));
  const rankOf = (owner: Owner): number => rank.get(owner.getSourceFile()) ?? files.length;
  for (const root of roots.sort((a, b) => rankOf(a) - rankOf(b) || a.pos - b.pos)) walk(root);
  const known = nodes.filter((node) => order.has(node));
  const sorted = new Map([...order].map((node, index) => [node, index]));
  known.sort((a, b) => (sorted.get(a) ?? 0) - (sorted.get(b) ?? 0));
  return [...known, ...nodes.filter((node) => !order.has(node))];
}

/** The code that a node runs in. A function that is written as an argument, or called at once, is part of what is around it. */
function ownerOf(node: ts.Node): Owner {
  for (let child = node, parent = node.parent; ; child = parent, parent = parent.parent) {
    if (ts.isSourceFile(parent)) return parent;
    if (ts.isConstructorDeclaration(parent)) return parent.parent;
    if (ts.isPropertyDeclaration(parent) && parent.initializer === child && !isStatic(parent)) return parent.parent;
    if (ts.isFunctionLike(parent) && !runsInPlace(parent)) return parent;
  }
}

function isStatic(node: ts.PropertyDeclaration): boolean {
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static) !== 0;
}

function runsInPlace(node: ts.Node): boolean {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  let outer: ts.Node = node;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  return ts.isCallExpression(outer.parent);
}

/** What stands for an owner where it is called: also the members that it implements or overrides. */
function declarationsOf(
  owner: ts.SignatureDeclaration | ts.ClassLikeDeclaration,
  checker: ts.TypeChecker,
): Set<ts.Node> {
  const declarations = new Set<ts.Node>([owner]);
  if (ts.isArrowFunction(owner) || ts.isFunctionExpression(owner)) declarations.add(owner.parent);
  const { parent, name } = owner;
  if (!ts.isClassLike(parent) || !name || !ts.isMethodDeclaration(owner)) return declarations;
  for (const { types } of parent.heritageClauses ?? []) {
    for (const type of types) {
      const base = checker.getTypeAtLocation(type).getProperty(name.getText());
      for (const declaration of base?.declarations ?? []) declarations.add(declaration);
    }
  }
  return declarations;
}

/** Who comes to what a name stands for, and where; `undefined` where the name is not used as a value. */
function callerAt(name: Name): { readonly owner: Owner; readonly at: number } | undefined {
  const { parent } = name;
  if (ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isExportSpecifier(parent)) return undefined;
  if (ts.isExportAssignment(parent)) return undefined;
  const heritage = ts.findAncestor(name, ts.isHeritageClause);
  if (heritage) {
    // The base class is constructed with the derived one.
    return heritage.token === ts.SyntaxKind.ExtendsKeyword && ts.isClassLike(heritage.parent)
      ? { owner: heritage.parent, at: heritage.end }
      : undefined;
  }
  if (ts.isPartOfTypeNode(parent) || ts.isPartOfTypeNode(name)) return undefined;
  return { owner: ownerOf(name), at: endOfStep(name) };
}

/** Arguments come before the call that they are given to, so a call stands where it ends. */
function endOfStep(node: ts.Node): number {
  let callee = node;
  while (ts.isPropertyAccessExpression(callee.parent) && callee.parent.name === callee) callee = callee.parent;
  const { parent } = callee;
  const isCalled = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === callee;
  return isCalled ? parent.end : node.end;
}

/** The files of the program, each behind those that it imports. */
function importsFirst(analysis: Analysis): ts.SourceFile[] {
  const graph = ModuleGraph.of(analysis.tree);
  const byPath = new Map(analysis.sourceFiles.map((file) => [analysis.pathOf(file), file]));
  const order = new Set<ts.SourceFile>();
  const begun = new Set<string>();
  const visit = (path: string): void => {
    const file = byPath.get(path);
    if (!file || begun.has(path)) return;
    begun.add(path);
    for (const target of graph.importsOf(path)) visit(target);
    order.add(file);
  };
  for (const path of byPath.keys()) visit(path);
  return [...order];
}
