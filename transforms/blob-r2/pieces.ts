import type { CodeName } from "../../src/engine/plan.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { ts } from "ts-morph";

/** A part of what a node becomes: new text, or an expression of the node that is kept as it stands. */
export type Piece = string | ts.Node;

/**
 * Rewrites a node around those of its expressions that are kept, so that edits inside of these compose. An expression
 * that comes in another order than in the source is written anew.
 *
 * @param end where the rewritten range ends, if behind the node
 */
export function rewrite(node: ts.Node, pieces: readonly Piece[], code: CodeName, collector: EditCollector): void {
  const file = node.getSourceFile();
  let position = node.getStart();
  let text = "";
  for (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    else if (piece.getStart() < position || piece.end > node.end) text += piece.getText();
    else {
      collector.replace(file, { start: position, end: piece.getStart() }, text, code);
      position = piece.end;
      text = "";
    }
  }
  if (position < node.end || text !== "") collector.replace(file, { start: position, end: node.end }, text, code);
}

/** Whether a piece out of order would be written anew, in source order of the others. */
export function movedNodes(pieces: readonly Piece[]): ts.Node[] {
  const moved: ts.Node[] = [];
  let position = 0;
  for (const piece of pieces) {
    if (typeof piece === "string") continue;
    if (piece.getStart() < position) moved.push(piece);
    else position = piece.end;
  }
  return moved;
}

/** Whether an expression can be written twice, or elsewhere: names, their members, literals, templates of such. */
export function isPlain(expression: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(expression) || ts.isNonNullExpression(expression) || ts.isAsExpression(expression))
    return isPlain(expression.expression);
  if (ts.isPropertyAccessExpression(expression)) return isPlain(expression.expression);
  if (ts.isTemplateExpression(expression)) return expression.templateSpans.every((span) => isPlain(span.expression));
  if (ts.isBinaryExpression(expression)) return isPlain(expression.left) && isPlain(expression.right);
  return (
    ts.isIdentifier(expression) ||
    ts.isStringLiteralLike(expression) ||
    ts.isNumericLiteral(expression) ||
    expression.kind === ts.SyntaxKind.ThisKeyword ||
    expression.kind === ts.SyntaxKind.TrueKeyword ||
    expression.kind === ts.SyntaxKind.FalseKeyword
  );
}

/** An expression where something follows it. */
export function operand(expression: ts.Expression): readonly Piece[] {
  return ts.isLeftHandSideExpression(expression) ? [expression] : ["(", expression, ")"];
}
