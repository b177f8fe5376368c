import { ts } from "ts-morph";
import { collectForBatch, endElement, surroundByBatch } from "../../../src/typescript/batch-text.js";
import { freeName, quoteOf, usesSemicolons } from "../../../src/typescript/file-style.js";
import { isJavaScript } from "../../../src/typescript/javascript.js";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import {
  type TransactionBody,
  areAdjacent,
  functionOf,
  isSimple,
  linesOf,
  renameParameter,
} from "../../../src/typescript/transaction-body.js";
import type { QueryContext } from "./query-context.js";
import { type TransactionReading, type Write, readTransaction } from "./transaction-reading.js";

const batch = "drizzle-d1/batch";

/** What the rest of the plan has to know of a transaction. */
export interface TransactionPlan {
  /** Statements that become parts of a batch. */
  readonly batched: ReadonlySet<ts.Node>;
  emit(): void;
}

/**
 * Plans `db.transaction(fn)`: a batch where its statements are known beforehand; else its function is called with the
 * database itself, and a finding says why it is not atomic.
 */
export function planTransaction(
  call: ts.CallExpression,
  access: ts.PropertyAccessExpression,
  context: QueryContext,
): TransactionPlan {
  const [argument] = call.arguments;
  const body = argument && functionOf(withoutOuterExpressions(argument));
  if (!argument || !body) {
    return sequential(call, access, argument, "its function is not written in place", context);
  }
  const reading = readTransaction(body, context);
  if (reading.why !== undefined) {
    return sequential(call, access, body, reading.isSingle ? undefined : reading.why, context);
  }
  const batched = new Set<ts.Node>(reading.writes.map(({ call: write }) => write));
  return { batched, emit: () => emitBatch(call, access, body, reading, context) };
}

function emitBatch(
  call: ts.CallExpression,
  access: ts.PropertyAccessExpression,
  body: TransactionBody,
  reading: TransactionReading,
  context: QueryContext,
): void {
  if (isInline(call, access, body, reading) && !isEdited(access.expression, context)) {
    emitInline(call, access, body, reading.writes, context);
    return;
  }
  callWithDatabase(call, access, body, batch, context);
  const { writes } = reading;
  const statements = writes.map(({ statement }) => statement);
  const isStraight =
    ts.isBlock(body.body) && areAdjacent(statements, body.body) && writes.every(({ isList }) => !isList);
  if (isStraight && !reading.goesOnAfter) emitStraight(call, body, writes, context);
  else emitCollected(body, writes, context);
}

/** `await db.transaction(async (tx) => { … });` with nothing but writes in it. */
function isInline(
  call: ts.CallExpression,
  access: ts.PropertyAccessExpression,
  body: TransactionBody,
  { writes }: TransactionReading,
): boolean {
  let outer: ts.Node = call.parent;
  while (ts.isAwaitExpression(outer) || ts.isVoidExpression(outer)) outer = outer.parent;
  return (
    ts.isExpressionStatement(outer) &&
    ts.isBlock(body.body) &&
    body.body.statements.length === writes.length &&
    writes.every(({ statement, isList, result }) => statement.parent === body.body && !isList && !result) &&
    isSimple(access.expression)
  );
}

function emitInline(
  call: ts.CallExpression,
  access: ts.PropertyAccessExpression,
  body: TransactionBody,
  writes: readonly Write[],
  context: QueryContext,
): void {
  const { collector, checker } = context;
  const file = call.getSourceFile();
  const database = access.expression.getText();
  collector.replace(file, { start: access.name.getStart(), end: body.body.getStart() + 1 }, "batch([", batch);
  for (const write of writes) emitMember(write, context);
  collector.replace(file, { start: body.body.end - 1, end: call.end }, "])", batch);
  renameParameter(body, database, checker, collector, batch);
}

/** `await tx.insert(user).values(row);` → `tx.insert(user).values(row),` */
function emitMember({ call, statement }: Write, { collector }: QueryContext): void {
  const file = call.getSourceFile();
  collector.replace(file, { start: statement.getStart(), end: call.getStart() }, "", batch);
  // Brackets around the awaited call go with it.
  const end = statement.getText().endsWith(";") ? statement.end - 1 : statement.end;
  const isBracketed = file.text.slice(call.end, end).includes(")");
  if (isBracketed) collector.replace(file, { start: call.end, end }, "", batch);
  endElement(statement, ",", collector, batch);
}

function emitStraight(
  call: ts.CallExpression,
  body: TransactionBody,
  writes: readonly Write[],
  context: QueryContext,
): void {
  const { collector } = context;
  const [first] = writes;
  const last = writes.at(-1);
  if (!first || !last) return;
  const file = call.getSourceFile();
  const database = body.parameters[0]?.name.getText() ?? "db";
  const results = resultsText(writes, body);
  if (results !== undefined) collector.insert(file, first.statement.getStart(), `const ${results.pattern} = `, batch);
  const step = surroundByBatch(call, first.statement, last.statement, database, collector, batch);
  for (const write of writes) {
    emitMember(write, context);
    for (const line of linesOf(write.call, file)) {
      // What stands between the statement's start and its call is written anew.
      const isWrittenAnew = write.statement.getStart() < line && line <= write.call.getStart();
      if (line > first.statement.getStart() && !isWrittenAnew) collector.insert(file, line, step, batch);
    }
  }
  if (results?.returned !== undefined) {
    const newLine = file.text.includes("\r\n") ? "\r\n" : "\n";
    const indentation = " ".repeat(indentBefore(last.statement));
    const semicolon = usesSemicolons(file) ? ";" : "";
    collector.insert(file, last.statement.end, `${newLine}${indentation}return ${results.returned}${semicolon}`, batch);
  }
}

function indentBefore(statement: ts.Node): number {
  const file = statement.getSourceFile();
  const start = statement.getStart();
  let at = start;
  while (at > 0 && /[ \t]/.test(file.text[at - 1] ?? "")) at -= 1;
  return start - at;
}

/** The names that results of the batch have in the body. */
function resultsText(
  writes: readonly Write[],
  body: TransactionBody,
): { readonly pattern: string; readonly returned?: string } | undefined {
  const names = writes.map(({ result }) => result);
  const lastNamed = names.findLastIndex((name) => name !== undefined);
  if (lastNamed < 0) return undefined;
  const returned = names.includes("return") ? freeName("result", body) : undefined;
  const texts = names.slice(0, lastNamed + 1).map((name) => (name === "return" ? (returned ?? "") : (name ?? "")));
  return { pattern: `[${texts.join(", ")}]`, ...(returned !== undefined && { returned }) };
}

/** Statements that depend on conditions or loops are collected first, and given to `batch` if there are any. */
function emitCollected(body: TransactionBody, writes: readonly Write[], context: QueryContext): void {
  const { collector, imports } = context;
  const block = body.body;
  if (!ts.isBlock(block)) return;
  const file = block.getSourceFile();
  const [statements, first, rest] = [freeName("statements", block), freeName("first", block), freeName("rest", block)];
  const database = body.parameters[0]?.name.getText() ?? "db";
  // drizzle's type of `batch` asks for a list that is not empty.
  const [type, flush] = isJavaScript(file)
    ? ["", [`if (${statements}.length > 0) await ${database}.batch(${statements})`]]
    : [
        `: ${imports.type(file, "BatchItem", "batch")}<${quoteOf(file)}sqlite${quoteOf(file)}>[]`,
        [
          `const [${first}, ...${rest}] = ${statements}`,
          `if (${first}) await ${database}.batch([${first}, ...${rest}])`,
        ],
      ];
  collectForBatch(block, `const ${statements}${type} = []`, flush, collector, batch);
  for (const { call, awaited, isList, list } of writes) {
    if (isList && list) {
      collector.replace(file, { start: awaited.getStart(), end: list.getStart() }, `${statements}.push(...`, batch);
    } else {
      collector.replace(file, { start: awaited.getStart(), end: call.getStart() }, `${statements}.push(`, batch);
      collector.replace(file, { start: call.end, end: awaited.end }, ")", batch);
    }
  }
}

/** `db.transaction(async (tx) => { … })` → `(async (tx) => { … })(db)`. */
function callWithDatabase(
  call: ts.CallExpression,
  { expression: receiver }: ts.PropertyAccessExpression,
  body: ts.Expression,
  code: "drizzle-d1/batch" | "drizzle-d1/sequential",
  context: QueryContext,
): void {
  const { collector } = context;
  const file = call.getSourceFile();
  const inPlace = functionOf(body);
  if (isEdited(receiver, context)) {
    // What is edited itself stays where it is.
    collector.insert(file, call.getStart(), "Promise.resolve(", code);
    collector.replace(file, { start: receiver.end, end: body.getStart() }, ").then(", code);
    if (body.end < call.end - 1) collector.replace(file, { start: body.end, end: call.end - 1 }, "", code);
    return;
  }
  const argument = inPlace?.parameters.length === 0 ? "" : receiver.getText();
  const isStatement = ts.isExpressionStatement(call.parent);
  const start = isStatement ? "void (" : "(";
  collector.replace(file, { start: call.getStart(), end: body.getStart() }, inPlace ? start : "", code);
  collector.replace(file, { start: body.end, end: call.end }, `${inPlace ? ")" : ""}(${argument})`, code);
}

/** Whether another part of the plan edits an expression, so that its text cannot be moved. */
function isEdited(expression: ts.Expression, { collector }: QueryContext): boolean {
  const path = collector.pathOf(expression.getSourceFile());
  return collector.edits.some(
    (edit) => edit.path === path && expression.getStart() <= edit.start && edit.end <= expression.end,
  );
}

/** @param why why it is no batch; `undefined` where that does not matter, since it is a single statement */
function sequential(
  call: ts.CallExpression,
  access: ts.PropertyAccessExpression,
  body: ts.Expression | undefined,
  why: string | undefined,
  context: QueryContext,
): TransactionPlan {
  return {
    batched: new Set(),
    emit: () => {
      if (why !== undefined)
        context.collector.find(call, "drizzle-d1/interactive-transaction", `Not atomic on D1: ${why}.`);
      if (body) callWithDatabase(call, access, body, "drizzle-d1/sequential", context);
    },
  };
}

/** `tx.rollback()` takes nothing back on D1: it ends the function by an error, as it did. */
export function convertRollback(call: ts.CallExpression, context: QueryContext): void {
  const { collector, imports } = context;
  const name = imports.name(call.getSourceFile(), "TransactionRollbackError");
  collector.find(
    call,
    "drizzle-d1/interactive-transaction",
    "`rollback()` takes nothing back on D1: what was written stays.",
  );
  const isStatement = ts.isExpressionStatement(call.parent);
  const text = isStatement ? `throw new ${name}()` : `(() => { throw new ${name}(); })()`;
  collector.replaceNode(call, text, "drizzle-d1/sequential");
}
