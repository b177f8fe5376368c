import { ts } from "ts-morph";
import { lineEndOf } from "../../src/engine/line-end.js";
import { freeName, indentationOf, lineStartOf, usesSemicolons } from "../../src/typescript/file-style.js";
import { isJavaScript } from "../../src/typescript/javascript.js";
import { collectForBatch, endElement, lineBreakIn } from "../../src/typescript/batch-text.js";
import { emitBoundStatement } from "./bound-statement.js";
import { emitChainedStatement } from "./chained-statement.js";
import type { QueryContext } from "./query-context.js";
import {
  areAdjacent,
  areInSequence,
  isOnOneLine,
  type TransactionBody,
} from "../../src/typescript/transaction-body.js";
import { type BatchWrites, type WriteCall, statementOf } from "./transaction-writes.js";
import type { LibraryCall } from "./uses.js";
import { isHarmless, textBehindBatch } from "./write-results.js";

const code = "d1-async/batch";

/** The statements of a straight batch: its writes, and between them names for their results. */
interface Straight {
  readonly block: ts.Block;
  readonly first: ts.Node;
  readonly last: ts.Node;
  /** The first and all others stand on the line that the block opens on. */
  readonly oneLine: boolean;
}

/** A body whose writes follow each other, so that they can stand in one list. */
function straightOf({ body }: TransactionBody, { writes, results }: BatchWrites): Straight | undefined {
  if (!ts.isBlock(body)) return undefined;
  const held = new Set<ts.Node>([...results.aliases, ...writes.map(({ statement }) => statement)]);
  const statements = body.statements.filter((statement) => held.has(statement));
  const [first] = statements;
  const last = statements.at(-1);
  if (!first || !last || held.size > statements.length) return undefined;
  const oneLine = isOnOneLine(body) && areInSequence(statements, body);
  if (!oneLine && !areAdjacent(statements, body)) return undefined;
  return { block: body, first, last, oneLine };
}

/** The call of a transaction that is run at once as a statement, and consists of its writes alone. */
export function replacedCall(
  { call }: LibraryCall,
  body: TransactionBody,
  batch: BatchWrites,
): ts.CallExpression | undefined {
  const outer = call.parent;
  const runsAtOnce =
    ts.isCallExpression(outer) &&
    outer.expression === call &&
    outer.arguments.length === 0 &&
    body.parameters.length === 0;
  if (!runsAtOnce || !ts.isExpressionStatement(outer.parent) || !ts.isBlock(body.body)) return undefined;
  const isAll = body.body.statements.length === batch.writes.length && batch.results.needed.size === 0;
  return isAll && straightOf(body, batch) ? outer : undefined;
}

/** `db.transaction(() => { a.run(); b.run(); })()` → `db.batch([ a, b, ])`; the cascade puts `await` before it. */
export function emitBatchInPlace(
  use: LibraryCall,
  replaced: ts.CallExpression,
  body: TransactionBody,
  batch: BatchWrites,
  database: string,
  context: QueryContext,
): void {
  const { collector } = context;
  const file = use.call.getSourceFile();
  const straight = straightOf(body, batch);
  if (!straight) return;
  const { block, first, last, oneLine } = straight;
  const start = { start: use.call.getStart(), end: oneLine ? first.getStart() : block.getStart() + 1 };
  collector.replace(file, start, `${database}.batch([`, code);
  for (const write of batch.writes) emitElement(write, oneLine && write.statement === last, batch, database, context);
  collector.replace(file, { start: oneLine ? last.end : block.end - 1, end: replaced.end }, "])", code);
}

/** A write as an element of the array that `batch` takes. */
function emitElement(
  write: WriteCall,
  isLast: boolean,
  batch: BatchWrites,
  database: string,
  context: QueryContext,
): void {
  const { use, statement, isHeld } = write;
  const { collector } = context;
  const comma = isLast ? "" : ",";
  emitStatement(write, batch, database, context);
  if (!isHeld) {
    endElement(statement, comma, collector, code);
    return;
  }
  const file = statement.getSourceFile();
  collector.replace(file, { start: statement.getStart(), end: use.call.getStart() }, "", code);
  collector.replace(file, { start: use.call.end, end: statement.end }, comma, code);
}

function emitStatement(
  { use, bound, sql, placed }: WriteCall,
  { sqlOf }: BatchWrites,
  database: string,
  context: QueryContext,
): void {
  const isChained = placed?.some(({ value }) => sqlOf.has(value)) ?? false;
  if (isChained && sql && placed) emitChainedStatement(use, sql, placed, sqlOf, database, context);
  else emitBoundStatement(use, bound, sql, "", code, context);
}

/** Writes the batch into the body of the transaction's function. */
export function emitBatch(
  use: LibraryCall,
  body: TransactionBody,
  batch: BatchWrites,
  database: string,
  context: QueryContext,
): void {
  for (const alias of batch.results.aliases) context.collector.remove(alias, code);
  const straight = straightOf(body, batch);
  if (straight && behind(straight).every(isHarmless)) emitStraight(use, straight, batch, database, context);
  else emitCollected(use, body, batch, database, context);
}

/** What stands behind the batch must not fail: the writes would stay. */
function behind({ block, last }: Straight): ts.Statement[] {
  return block.statements.filter((statement) => statement.pos >= last.end);
}

function emitStraight(
  { call }: LibraryCall,
  { block, first, last, oneLine }: Straight,
  batch: BatchWrites,
  database: string,
  context: QueryContext,
): void {
  const { collector } = context;
  const file = block.getSourceFile();
  const step = indentationOf(first).slice(indentationOf(call).length) || "  ";
  const newLine = lineBreakIn(block);
  const results = resultsOf(block, batch, context);
  for (const write of batch.writes) emitElement(write, oneLine && write.statement === last, batch, database, context);
  const open = `${results.declaration}await ${database}.batch([${oneLine ? "" : newLine + step}`;
  collector.insert(file, first.getStart(), open, code);
  const close = [`${oneLine ? "" : newLine}])${usesSemicolons(file) ? ";" : ""}`, ...results.statements];
  collector.insert(file, last.end, close.join(newLine), code);
  if (oneLine) return;
  for (const { statement } of batch.writes) {
    if (statement !== first) collector.insert(file, lineStartOf(statement), step, code);
  }
}

/** Writes that depend on conditions or loops are collected first, and given to `batch` if there are any. */
function emitCollected(
  { call }: LibraryCall,
  transaction: TransactionBody,
  batch: BatchWrites,
  database: string,
  context: QueryContext,
): void {
  const { collector } = context;
  const { body } = transaction;
  const file = body.getSourceFile();
  const name = freeName("statements", body);
  const declaration = `const ${name}${isJavaScript(file) ? "" : ": D1PreparedStatement[]"} = []`;
  const flush = `if (${name}.length > 0) await ${database}.batch(${name})`;
  for (const write of batch.writes) {
    const { use, statement, isHeld } = write;
    emitStatement(write, batch, database, context);
    if (!isHeld) {
      collector.wrapNode(use.call, `${name}.push(`, ")", code);
      continue;
    }
    const semicolon = usesSemicolons(file) ? ";" : "";
    collector.replace(file, { start: statement.getStart(), end: use.call.getStart() }, `${name}.push(`, code);
    collector.replace(file, { start: use.call.end, end: statement.end }, `)${semicolon}`, code);
  }
  if (!ts.isBlock(body)) {
    wrapInBlock(call, body, declaration, flush, context);
    return;
  }
  const last = batch.writes.at(-1);
  if (batch.results.needed.size === 0 || !last) {
    collectForBatch(body, declaration, [flush], collector, code);
    return;
  }
  const newLine = lineBreakIn(body);
  const semicolon = usesSemicolons(file) ? ";" : "";
  const results = resultsOf(body, batch, context);
  const [top] = body.statements;
  if (top) collector.insert(file, top.getStart(), declaration + semicolon + newLine, code);
  const run = [`${results.declaration}await ${database}.batch(${name})${semicolon}`, ...results.statements];
  collector.insert(file, statementOf(last, transaction).end, newLine + run.join(newLine), code);
}

/** `(rows) => rows.forEach(…)`: the list and the batch need a block around the expression. */
function wrapInBlock(
  call: ts.CallExpression,
  body: ts.Expression,
  declaration: string,
  flush: string,
  { collector }: QueryContext,
): void {
  const file = call.getSourceFile();
  const semicolon = usesSemicolons(file) ? ";" : "";
  const close = lineEndOf(file.text) + indentationOf(call);
  const newLine = close + (/^\t/m.test(file.text) ? "\t" : "  ");
  const before = `{${newLine}${declaration}${semicolon}${newLine}`;
  collector.wrapNode(body, before, `${semicolon}${newLine}${flush}${semicolon}${close}}`, code);
}

/** What takes up the results of a batch, if anything needs them, and the statements behind it that read them. */
function resultsOf(
  block: ts.Block,
  { writes, results }: BatchWrites,
  { checker, checksIndices }: QueryContext,
): { readonly declaration: string; readonly statements: readonly string[] } {
  if (results.needed.size === 0) return { declaration: "", statements: [] };
  const name = freeName("results", block);
  const assertion = checksIndices && !isJavaScript(block.getSourceFile()) ? "!" : "";
  const textOf = (call: ts.CallExpression) => {
    const index = writes.findIndex(({ use }) => use.call === call);
    return index < 0 ? undefined : `${name}[${String(index)}]${assertion}`;
  };
  const statements = block.statements.filter((statement) => results.after.has(statement));
  return {
    declaration: `const ${name} = `,
    statements: statements.map((statement) => textBehindBatch(statement, textOf, checker)),
  };
}
