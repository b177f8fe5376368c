import { ts } from "ts-morph";
import { lineEndOf } from "../engine/line-end.js";
import type { CodeName } from "../engine/plan.js";
import type { EditCollector } from "./edit-collector.js";
import { indentationOf, usesSemicolons } from "./file-style.js";
import { isOnOneLine } from "./transaction-body.js";

/**
 * Puts `await database.batch([ … ])` around statements that follow each other, each on lines of its own.
 *
 * @param call of the transaction, which the statements are indented against
 * @returns by how much the lines of the statements have to be indented further
 */
export function surroundByBatch(
  call: ts.CallExpression,
  first: ts.Node,
  last: ts.Node,
  database: string,
  collector: EditCollector,
  code: CodeName,
): string {
  const file = call.getSourceFile();
  const newLine = lineEndOf(file.text) + indentationOf(first);
  const step = indentationOf(first).slice(indentationOf(call).length) || "  ";
  collector.insert(file, first.getStart(), `await ${database}.batch([${newLine}${step}`, code);
  collector.insert(file, last.end, `${newLine}])${usesSemicolons(file) ? ";" : ""}`, code);
  return step;
}

/**
 * Declares a list at the top of a block, and runs what it collected at the end, before a `return`.
 *
 * @param declaration without its semicolon, as the lines of `flush`
 */
export function collectForBatch(
  block: ts.Block,
  declaration: string,
  flush: readonly string[],
  collector: EditCollector,
  code: CodeName,
): void {
  const [top] = block.statements;
  const last = block.statements.at(-1);
  if (!top || !last) return;
  const file = block.getSourceFile();
  const semicolon = usesSemicolons(file) ? ";" : "";
  const newLine = lineBreakIn(block);
  const run = flush.map((line) => line + semicolon).join(newLine);
  collector.insert(file, top.getStart(), declaration + semicolon + newLine, code);
  if (ts.isReturnStatement(last)) collector.insert(file, last.getStart(), run + newLine, code);
  else collector.insert(file, last.end, newLine + run, code);
}

/** What stands between the statements of a block: a line break with their indentation, or a space in a block of one line. */
export function lineBreakIn(block: ts.Block): string {
  const [top] = block.statements;
  return !top || isOnOneLine(block) ? " " : lineEndOf(block.getSourceFile().text) + indentationOf(top);
}

/** Ends a statement that becomes an element of a list: by a comma, or by nothing. */
export function endElement(statement: ts.Node, separator: string, collector: EditCollector, code: CodeName): void {
  const end = statement.getText().endsWith(";") ? statement.end - 1 : statement.end;
  collector.replace(statement.getSourceFile(), { start: end, end: statement.end }, separator, code);
}
