import { ts } from "ts-morph";
import type { Analysis } from "../../../src/typescript/analysis.js";
import { moduleOfDeclaration } from "../schema/drizzle-exports.js";
import { lifecycle, outermost, removeLater } from "./clients.js";
import { driverOf } from "./library.js";
import type { RemovalSet } from "./removal-set.js";

/**
 * `db.$client`: the client below a database. What is about its connection goes; on D1 it is the binding, so anything else
 * that is asked of it is another thing.
 *
 * @returns the uses that stay
 */
export function readClientMembers(analysis: Analysis, removals: RemovalSet): readonly ts.PropertyAccessExpression[] {
  const left: ts.PropertyAccessExpression[] = [];
  for (const file of analysis.sourceFiles) {
    if (!file.text.includes("$client") || !analysis.tree.isEditable(analysis.pathOf(file))) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) && node.name.text === "$client" && isOfDriver(node, analysis.checker)) {
        if (!goes(node, removals)) left.push(node);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return left;
}

function isOfDriver(access: ts.PropertyAccessExpression, checker: ts.TypeChecker): boolean {
  return (checker.getSymbolAtLocation(access.name)?.declarations ?? []).some((declaration) => {
    const module = moduleOfDeclaration(declaration);
    return module !== undefined && driverOf(module) !== undefined;
  });
}

function goes(access: ts.PropertyAccessExpression, removals: RemovalSet): boolean {
  const value = outermost(access);
  const { parent } = value;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== value || !lifecycle.has(parent.name.text)) {
    return false;
  }
  const call = parent.parent;
  return ts.isCallExpression(call) && call.expression === parent && removeLater(call, removals);
}
