import { ts } from "ts-morph";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import type { FileUses } from "./uses.js";

/**
 * `e instanceof SqliteError` → `e instanceof Error`, and `e.code === "SQLITE_CONSTRAINT_UNIQUE"` →
 * `e.message.includes("SQLITE_CONSTRAINT_UNIQUE")`: D1's message ends in the (extended) code.
 */
export function convertErrorChecks(files: readonly FileUses[], collector: EditCollector): void {
  for (const { values } of files) {
    for (const { node, entity } of values) {
      if (entity !== "error") continue;
      const named = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node ? node.parent : node;
      collector.replaceNode(named, "Error", "d1-async/error-code");
      const test = named.parent;
      if (!ts.isBinaryExpression(test)) continue;
      const error = test.left.getText();
      const scope = ts.findAncestor(test, (ancestor) => ts.isIfStatement(ancestor) || ts.isBlock(ancestor)) ?? test;
      convertCodeComparisons(scope, error, collector);
    }
  }
}

function convertCodeComparisons(scope: ts.Node, error: string, collector: EditCollector): void {
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isCodeOf(node.left, error) && ts.isStringLiteralLike(node.right)) {
      const kind = node.operatorToken.kind;
      const equal = kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsToken;
      const unequal = kind === ts.SyntaxKind.ExclamationEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsToken;
      if (equal || unequal) {
        const test = `${error}.message.includes(${node.right.getText()})`;
        collector.replaceNode(node, unequal ? `!${test}` : test, "d1-async/error-code");
        return;
      }
    }
    if (ts.isPropertyAccessExpression(node) && isCodeOf(node, error)) {
      collector.find(node, "d1-async/error-property", "D1's errors have no `code`; the SQLite code is the end of their message.");
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(scope);
}

function isCodeOf(node: ts.Node, error: string): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === "code" && node.expression.getText() === error;
}
