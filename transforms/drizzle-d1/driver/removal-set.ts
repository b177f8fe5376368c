import { ts } from "ts-morph";
import type { Edit } from "../../../src/engine/plan.js";
import type { EditCollector } from "../../../src/typescript/edit-collector.js";

/** Statements and other stretches of code that are going to go, before it is decided that they do. */
export class RemovalSet {
  readonly statements = new Set<ts.Statement | ts.VariableDeclaration>();
  /** Calls that leave a value or a body behind. */
  readonly calls = new Set<ts.CallExpression>();

  /** Whether a node lies in something that goes. */
  holds(node: ts.Node): boolean {
    return (
      ts.findAncestor(
        node,
        (ancestor) => this.statements.has(ancestor as ts.Statement) || this.calls.has(ancestor as ts.CallExpression),
      ) !== undefined
    );
  }

  /** An `if` without `else` whose every statement goes; else undefined. */
  emptied(statement: ts.IfStatement): boolean {
    if (statement.elseStatement) return false;
    const { thenStatement } = statement;
    if (!ts.isBlock(thenStatement)) return this.statements.has(thenStatement);
    const { statements } = thenStatement;
    return statements.length > 0 && statements.every((inner) => this.statements.has(inner));
  }

  addAll(other: RemovalSet): void {
    for (const statement of other.statements) this.statements.add(statement);
    for (const call of other.calls) this.calls.add(call);
  }
}

/** Whether an edit takes a node away. */
export function isReplaced(node: ts.Node, edits: readonly Edit[], collector: EditCollector): boolean {
  const path = collector.pathOf(node.getSourceFile());
  const start = node.getStart();
  return edits.some(
    (edit) => edit.kind === "replace" && edit.path === path && edit.start <= start && node.end <= edit.end,
  );
}
