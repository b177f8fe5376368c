import { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { isImportedFromPackage, isOfAnotherPackage } from "../../src/typescript/foreign-values.js";
import { staticText } from "../../src/typescript/static-text.js";
import { libraryOfDeclaration } from "./library.js";

const methods: ReadonlySet<string> = new Set(["prepare", "query", "exec", "run"]);
const sqlStart =
  /^\s*(?:select|insert|update|delete|replace|create|alter|drop|with|pragma|begin|commit|rollback|vacuum)\b/i;

/**
 * Finds calls that look like queries of a synchronous SQLite library, `x.prepare("SELECT …")`, on receivers whose origin
 * could not be proven: `any`, or an interface of the project's own. Only in the cone of the database, and never where the
 * receiver comes from another package or is D1 already.
 */
export function findUnprovenReceivers(analysis: Analysis, collector: EditCollector): void {
  const { checker } = analysis;
  for (const file of analysis.sourceFiles) {
    if (!analysis.tree.isEditable(analysis.pathOf(file))) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) visitCall(node, node.expression);
      ts.forEachChild(node, visit);
    };
    const visitCall = (call: ts.CallExpression, access: ts.PropertyAccessExpression): void => {
      const argument = call.arguments[0];
      if (!methods.has(access.name.text) || !argument) return;
      const isRead = ["prepare", "query"].includes(access.name.text) && isReadSynchronously(call);
      const text = ts.isTemplateExpression(argument) ? argument.head.text : staticText(argument, checker)?.text;
      if (text === undefined ? !isRead : !sqlStart.test(text)) return;
      const declarations = checker.getSymbolAtLocation(access.name)?.declarations ?? [];
      if (declarations.some((declaration) => libraryOfDeclaration(declaration) !== undefined)) return;
      if (
        declarations.length > 0 &&
        !declarations.every((declaration) => analysis.isUserFile(declaration.getSourceFile()))
      )
        return;
      if (declarations.some((declaration) => hasBody(declaration) || givesPromise(declaration))) return;
      if (declarations.length === 0 && isOfAnotherPackage(access.expression, checker)) return;
      if (declarations.length === 0 && comesFromPackage(access.expression, checker)) return;
      if (isAwaited(call)) return;
      collector.find(
        call,
        "d1-async/unproven-receiver",
        `\`${access.getText().replace(/\s+/g, " ").slice(0, 60)}()\` looks like a query, but what \`${access.expression.getText().slice(0, 30)}\` is could not be proven.`,
      );
    };
    visit(file);
  }
}

/** `.get()`, `.all()`, `.run()` right behind it, without a wait. */
function isReadSynchronously(call: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(call.parent) &&
    ["get", "all", "run", "values", "iterate"].includes(call.parent.name.text)
  );
}

/** A method of the project's own that runs queries is followed through what it does itself. */
function hasBody(declaration: ts.Declaration): boolean {
  return (declaration as { body?: ts.Node }).body !== undefined;
}

function givesPromise(declaration: ts.Declaration): boolean {
  const type = (declaration as { type?: ts.TypeNode }).type;
  return type !== undefined && /\bPromise</.test(type.getText());
}

function isAwaited(call: ts.CallExpression): boolean {
  for (let node: ts.Node = call; ts.isExpression(node); node = node.parent) if (ts.isAwaitExpression(node)) return true;
  return false;
}

/** The leftmost name of a receiver is imported from an installed package, which then is the origin. */
function comesFromPackage(receiver: ts.Expression, checker: ts.TypeChecker, depth = 0): boolean {
  if (depth > 6) return false;
  if (ts.isPropertyAccessExpression(receiver) || ts.isCallExpression(receiver) || ts.isNewExpression(receiver)) {
    return comesFromPackage(receiver.expression, checker, depth + 1);
  }
  if (ts.isAwaitExpression(receiver) || ts.isParenthesizedExpression(receiver) || ts.isAsExpression(receiver)) {
    return comesFromPackage(receiver.expression, checker, depth + 1);
  }
  if (!ts.isIdentifier(receiver)) return false;
  if (isImportedFromPackage(receiver, checker)) return !isLibraryImport(receiver, checker);
  const declaration = checker.getSymbolAtLocation(receiver)?.declarations?.[0];
  return declaration && ts.isVariableDeclaration(declaration) && declaration.initializer
    ? comesFromPackage(declaration.initializer, checker, depth + 1)
    : false;
}

function isLibraryImport(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  const declaration = checker.getSymbolAtLocation(name)?.declarations?.[0];
  const specifier = declaration && ts.findAncestor(declaration, ts.isImportDeclaration)?.moduleSpecifier;
  return specifier?.getText().includes("sqlite") ?? false;
}
