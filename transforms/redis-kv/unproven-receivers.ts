import { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { isImportedFromPackage, isOfAnotherPackage } from "../../src/typescript/foreign-values.js";
import { commandOf, treatmentOf, treatments } from "./commands.js";
import { libraryOfModule } from "./library.js";
import type { FileUses } from "./uses.js";

/** Commands that other objects have too: only where the receiver is called like a client. */
const common: ReadonlySet<string> = new Set([
  "get",
  "set",
  "del",
  "keys",
  "exists",
  "append",
  "type",
  "move",
  "copy",
  "sort",
  "object",
  "call",
  "exec",
  "scan",
  "multi",
  "pipeline",
  "publish",
  "subscribe",
  "unsubscribe",
  "watch",
  "touch",
  "time",
  "eval",
  "function",
  "script",
  "expire",
  "persist",
  "dump",
]);

/**
 * Finds calls that look like commands on receivers whose type is not known, in files that a Redis client reaches. Never
 * where the receiver comes from another package, or has a type of the project's own.
 *
 * @param all in files that load a library, more names are a client's
 */
export function findUnprovenReceivers(analysis: Analysis, all: readonly FileUses[], collector: EditCollector): void {
  const loading = new Set(all.filter(({ imports }) => imports.length > 0).map(({ file }) => file));
  const { checker } = analysis;
  for (const file of analysis.sourceFiles) {
    if (!analysis.tree.isEditable(analysis.pathOf(file))) continue;
    const clients = loading.has(file)
      ? /redis|upstash|client|cache|conn|store|publisher|subscriber/i
      : /redis|upstash/i;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) visitCall(node, node.expression);
      ts.forEachChild(node, visit);
    };
    const visitCall = (call: ts.CallExpression, access: ts.PropertyAccessExpression): void => {
      const { command } = commandOf(access.name.text);
      if (!Object.hasOwn(treatments, command) || treatmentOf(command).kind === "connection") return;
      const receiver = access.expression;
      const startsChain = /^(?:multi|pipeline)$/.test(command) && call.arguments.length === 0;
      if (common.has(command) && !startsChain && !clients.test(receiver.getText())) return;
      const type = checker.getTypeAtLocation(receiver);
      if (!(type.flags & ts.TypeFlags.Any)) return;
      if (isOfAnotherPackage(receiver, checker) || comesFromPackage(receiver, checker, 0)) return;
      const text = access.getText().replace(/\s+/g, " ").slice(0, 60);
      collector.find(
        call,
        "redis-kv/unproven-receiver",
        `\`${text}()\` looks like a Redis command, but what \`${receiver.getText().replace(/\s+/g, " ").slice(0, 30)}\` is could not be proven.`,
      );
    };
    visit(file);
  }
}

/** The leftmost name of a receiver is imported from a package that is no Redis client. */
function comesFromPackage(receiver: ts.Expression, checker: ts.TypeChecker, depth: number): boolean {
  if (depth > 6) return false;
  if (
    ts.isPropertyAccessExpression(receiver) ||
    ts.isCallExpression(receiver) ||
    ts.isNewExpression(receiver) ||
    ts.isAwaitExpression(receiver) ||
    ts.isParenthesizedExpression(receiver) ||
    ts.isAsExpression(receiver) ||
    ts.isNonNullExpression(receiver)
  )
    return comesFromPackage(receiver.expression, checker, depth + 1);
  if (!ts.isIdentifier(receiver)) return false;
  const declaration = checker.getSymbolAtLocation(receiver)?.declarations?.[0];
  if (isImportedFromPackage(receiver, checker)) {
    const specifier = declaration && ts.findAncestor(declaration, ts.isImportDeclaration)?.moduleSpecifier;
    return !(specifier && ts.isStringLiteral(specifier) && libraryOfModule(specifier.text) !== undefined);
  }
  return declaration && ts.isVariableDeclaration(declaration) && declaration.initializer
    ? comesFromPackage(declaration.initializer, checker, depth + 1)
    : false;
}
