import { ts } from "ts-morph";
import type { CodeName } from "../engine/plan.js";
import type { EditCollector } from "./edit-collector.js";
import { lineStartOf } from "./file-style.js";
import { withoutOuterExpressions } from "./outer-expressions.js";
import { symbolOfUse } from "./uses-in-file.js";

/** The function that a transaction runs, where it is written in place. */
export type TransactionBody = ts.ArrowFunction | ts.FunctionExpression;

export function functionOf(node: ts.Expression): TransactionBody | undefined {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node) ? node : undefined;
}

export function insideNestedFunction(node: ts.Node, body: ts.Node): boolean {
  for (let parent = node.parent; parent !== body; parent = parent.parent) if (ts.isFunctionLike(parent)) return true;
  return false;
}

/** `rows.forEach((row) => insert.run(row))` */
export function isForEachBody(call: ts.CallExpression): boolean {
  const arrow = call.parent;
  return ts.isArrowFunction(arrow) && arrow.body === call && isForEachCallback(arrow);
}

/** The only functions between a write and the transaction are callbacks of `forEach`: they run at once, in order. */
export function insideForEach(node: ts.Node, body: ts.Node): boolean {
  for (let parent = node.parent; parent !== body; parent = parent.parent) {
    if (ts.isFunctionLike(parent) && !isForEachCallback(parent)) return false;
  }
  return true;
}

function isForEachCallback({ parent: call }: ts.Node): boolean {
  return (
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    call.expression.name.text === "forEach"
  );
}

/** `rows.forEach((row) => { … })` */
export function isForEachCall(node: ts.Node): node is ts.CallExpression {
  const [argument] = ts.isCallExpression(node) ? node.arguments : [];
  return argument !== undefined && ts.isArrowFunction(argument) && isForEachCallback(argument);
}

/** Whether statements follow each other directly in a block, each on lines of its own. */
export function areAdjacent(statements: readonly ts.Node[], block: ts.Block): boolean {
  return (
    areInSequence(statements, block) &&
    statements.every((statement, index) => {
      const next = statements[index + 1];
      return !next || lineStartOf(next) > statement.end;
    })
  );
}

/** Whether statements follow each other directly in a block. */
export function areInSequence(statements: readonly ts.Node[], block: ts.Block): boolean {
  const [first] = statements;
  const from = block.statements.findIndex((statement) => statement === first);
  return from >= 0 && statements.every((statement, index) => block.statements[from + index] === statement);
}

/** Whether all statements of a block stand on the line of the one before, and the first on that of the brace. */
export function isOnOneLine({ statements }: ts.Block): boolean {
  return statements.every(
    (statement) => !statement.getFullText().slice(0, statement.getLeadingTriviaWidth()).includes("\n"),
  );
}

/** The symbol of the parameter by which a body knows its database; `undefined` where it has none, or takes it apart. */
export function parameterOf(body: TransactionBody, checker: ts.TypeChecker): ts.Symbol | undefined {
  const name = body.parameters[0]?.name;
  return name && ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
}

export function refersTo(node: ts.Identifier, symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  return node.text === symbol.name && symbolOfUse(node, checker) === symbol;
}

/** Calls the database in the text of a body by another name than its parameter's. */
export function renameParameter(
  body: TransactionBody,
  database: string,
  checker: ts.TypeChecker,
  collector: EditCollector,
  code: CodeName,
): void {
  const transaction = parameterOf(body, checker);
  if (!transaction || transaction.name === database) return;
  const rename = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && refersTo(node, transaction, checker)) collector.replaceNode(node, database, code);
    ts.forEachChild(node, rename);
  };
  rename(body.body);
}

/** `tx` in `tx.insert(…)`. */
export function isReceiver(node: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node;
}

/** An expression that can be repeated, or moved, without doing anything. */
export function isSimple(expression: ts.Expression): boolean {
  const inner = withoutOuterExpressions(expression);
  if (ts.isPropertyAccessExpression(inner)) return isSimple(inner.expression);
  return ts.isIdentifier(inner) || inner.kind === ts.SyntaxKind.ThisKeyword;
}

/** Starts of the lines of a node, after its first, that are not inside a literal. */
export function linesOf(node: ts.Node, file: ts.SourceFile): number[] {
  const literals: ts.Node[] = [];
  const visit = (part: ts.Node): void => {
    if (ts.isTemplateExpression(part) || ts.isNoSubstitutionTemplateLiteral(part)) literals.push(part);
    else ts.forEachChild(part, visit);
  };
  visit(node);
  const first = file.getLineAndCharacterOfPosition(node.getStart()).line;
  const last = file.getLineAndCharacterOfPosition(node.end).line;
  const lines: number[] = [];
  for (let line = first; line <= last; line++) {
    const start = file.getPositionOfLineAndCharacter(line, 0);
    if (!literals.some((literal) => literal.getStart() < start && start <= literal.end)) lines.push(start);
  }
  return lines;
}
