import { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { withOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { drizzleModuleOf } from "./drizzle-library.js";
import { entityOfType, libraryOfDeclaration } from "./library.js";
import type { FileUses } from "./uses.js";

/**
 * Finds databases and statements that are handed to code outside the project: an adapter of an ORM or login library
 * expects the synchronous client, whatever its types say.
 */
export function planHandleEscapes(files: readonly FileUses[], analysis: Analysis, collector: EditCollector): void {
  const { checker } = analysis;
  const names = handleNames(files);
  for (const file of analysis.sourceFiles) {
    if (!analysis.tree.isEditable(analysis.pathOf(file))) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && names.has(node.text)) {
        const value = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node ? node.parent : node;
        const call = calledWith(value);
        if (call && isForeign(call, analysis)) {
          const entity = entityOfType(checker.getTypeAtLocation(value), checker);
          if (entity?.entity === "database" || entity?.entity === "statement") {
            collector.find(
              value,
              "d1-async/handle-escapes",
              `\`${call.expression.getText().slice(0, 60)}\` gets the ${entity.entity}, which is asynchronous now.`,
            );
          }
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
}

/** Names of variables, parameters and fields that hold a handle somewhere: only these can be arguments. */
function handleNames(files: readonly FileUses[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { calls, constructions, types } of files) {
    for (const { access } of calls) {
      const receiver = access.expression;
      if (ts.isIdentifier(receiver)) names.add(receiver.text);
      else if (ts.isPropertyAccessExpression(receiver)) names.add(receiver.name.text);
    }
    for (const { node } of [...constructions, ...types]) {
      const declaration = ts.findAncestor(
        node,
        (ancestor) =>
          ts.isVariableDeclaration(ancestor) || ts.isParameter(ancestor) || ts.isPropertyDeclaration(ancestor),
      );
      const name = declaration && (declaration as ts.NamedDeclaration).name;
      if (name && ts.isIdentifier(name)) names.add(name.text);
    }
  }
  return names;
}

function calledWith(value: ts.Expression): ts.CallExpression | ts.NewExpression | undefined {
  const argument = withOuterExpressions(value);
  let parent = argument.parent;
  // Also inside an options object: adapter({ db })
  if (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) {
    parent = parent.parent.parent;
  }
  if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent)) return undefined;
  return parent.expression === argument ? undefined : parent;
}

function isForeign(call: ts.CallExpression | ts.NewExpression, analysis: Analysis): boolean {
  const { checker } = analysis;
  const callee = ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression;
  const found = checker.getSymbolAtLocation(callee);
  if (!found) return false;
  const symbol = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  const declarations = symbol.declarations ?? [];
  if (declarations.length === 0) {
    // An import that could not be resolved: foreign if it names a package.
    const specifier =
      found.declarations?.[0] && ts.findAncestor(found.declarations[0], ts.isImportDeclaration)?.moduleSpecifier;
    return specifier !== undefined && ts.isStringLiteral(specifier) && !specifier.text.startsWith(".");
  }
  return declarations.every(
    (declaration) =>
      !analysis.isUserFile(declaration.getSourceFile()) &&
      libraryOfDeclaration(declaration) === undefined &&
      drizzleModuleOf(declaration) === undefined &&
      !declaration.getSourceFile().fileName.includes("/typescript/lib/"),
  );
}
