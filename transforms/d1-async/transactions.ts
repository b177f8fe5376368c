import { ts } from "ts-morph";
import { lineEndOf } from "../../src/engine/line-end.js";
import type { CodeName } from "../../src/engine/plan.js";
import { scanPlaceholders } from "../../src/sql/placeholders.js";
import { isJavaScript } from "../../src/typescript/javascript.js";
import type { StaticText } from "../../src/typescript/static-text.js";
import type { AsyncSeed } from "../../src/typescript/cascade/index.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { freeName, indentationOf, lineStartOf } from "../../src/typescript/file-style.js";
import { collectForBatch, endElement, surroundByBatch } from "./batch-text.js";
import { type BoundValues, planBoundValues } from "./bound-values.js";
import { emitBoundStatement } from "./bound-statement.js";
import type { Conversion, QueryContext } from "./query-context.js";
import {
  areAdjacent,
  functionOf,
  insideForEach,
  insideNestedFunction,
  isForEachBody,
  type TransactionBody,
} from "./transaction-body.js";
import type { LibraryCall } from "./uses.js";

/** What becomes of `db.transaction(fn)`. */
export type TransactionPlan =
  | {
      readonly kind: "batch";
      /** The function whose body collects statements and then waits for one `batch`: it becomes async. */
      readonly body: TransactionBody;
      /** Calls inside that are converted as parts of the batch. */
      readonly calls: ReadonlySet<ts.Node>;
      /** `db.transaction(() => { … })()` as a whole, where the batch can stand in its place without any function. */
      readonly replaced: ts.CallExpression | undefined;
      emit(): void;
    }
  | {
      readonly kind: "interactive";
      readonly body: ts.Expression | undefined;
      readonly why: string;
      emit(): void;
    };

/**
 * Plans a transaction: a batch where the body only writes, and no statement needs what another one gave; else the
 * body as it is, run statement by statement, with a finding.
 *
 * @param calls all library calls of the file, by their node
 * @param reachesDatabase whether a call leads to code that uses the database
 */
export function planTransaction(
  use: LibraryCall,
  calls: ReadonlyMap<ts.Node, LibraryCall>,
  reachesDatabase: (call: ts.CallExpression) => boolean,
  context: QueryContext,
): TransactionPlan {
  const argument = use.call.arguments[0];
  const body = argument && functionOf(argument);
  if (!body) return interactive(use, argument, "the transaction's function is not written in place", context);
  const writes: WriteCall[] = [];
  const why = reasonAgainstBatch(body, calls, reachesDatabase, context, writes);
  if (why !== undefined) return interactive(use, body, why, context);
  const replaced = replacedCall(use, body, writes);
  return {
    kind: "batch",
    body,
    calls: new Set(writes.map(({ use: { call } }) => call)),
    replaced,
    emit: () => {
      if (replaced) emitBatchInPlace(use, replaced, body.body, writes, context);
      else emitBatch(use, body, writes, context);
    },
  };
}

interface WriteCall {
  readonly use: LibraryCall;
  readonly bound: BoundValues;
  readonly sql: StaticText | undefined;
  /** The statement that it is, or the arrow function of a `forEach` whose body it is. */
  readonly statement: ts.Node;
}

function statementsOf(writes: readonly WriteCall[]): ts.Node[] {
  return writes.map(({ statement }) => statement);
}

function reasonAgainstBatch(
  body: TransactionBody,
  calls: ReadonlyMap<ts.Node, LibraryCall>,
  reachesDatabase: (call: ts.CallExpression) => boolean,
  context: QueryContext,
  writes: WriteCall[],
): string | undefined {
  if (!ts.isBlock(body.body)) return "its body is a single expression whose value is used";
  let why: string | undefined;
  const lastStatement = body.body.statements.at(-1);
  const visit = (node: ts.Node): void => {
    if (why !== undefined) return;
    const use = calls.get(node);
    if (use) {
      why = reasonAgainstCall(use, body, context, writes);
      if (why !== undefined) return;
    } else if (ts.isCallExpression(node) && reachesDatabase(node)) {
      why = `it calls \`${node.expression.getText().slice(0, 40)}\`, which uses the database itself`;
    } else if (ts.isReturnStatement(node) && node !== lastStatement && !insideNestedFunction(node, body)) {
      if (writes.length > 0) why = "it returns early, after some of its writes";
    } else if (ts.isTryStatement(node)) {
      why = "it catches errors of its statements";
    } else if (ts.isAwaitExpression(node) || ts.isYieldExpression(node)) {
      why = "it already waits for something";
    }
    ts.forEachChild(node, visit);
  };
  visit(body.body);
  return why ?? (writes.length === 0 ? "nothing in it runs a statement that could be seen" : undefined);
}

function reasonAgainstCall(
  use: LibraryCall,
  body: TransactionBody,
  context: QueryContext,
  writes: WriteCall[],
): string | undefined {
  const { call, access, member } = use;
  const name = `\`${access.name.text}()\``;
  if (member.entity === "database" && (member.name === "prepare" || member.name === "query")) return undefined;
  const runs =
    (member.entity === "statement" && member.name === "run") ||
    (member.entity === "database" && (member.name === "run" || member.name === "exec"));
  if (!runs) return `it reads with ${name} before it writes`;
  if (!ts.isExpressionStatement(call.parent) && !isForEachBody(call)) return `it uses the result of ${name}`;
  if (insideNestedFunction(call, body) && !insideForEach(call, body)) return `${name} runs in a function inside it`;
  const values = member.entity === "statement" ? call.arguments : call.arguments.slice(1);
  const sql = context.sources.of(use);
  const bound = planBoundValues(use, values, sql, sql && scanPlaceholders(sql.text), context);
  writes.push({ use, bound, sql, statement: call.parent });
  return undefined;
}

/** The call of a transaction that is run at once as a statement, and consists of its writes alone. */
function replacedCall(
  { call }: LibraryCall,
  { body, parameters }: TransactionBody,
  writes: readonly WriteCall[],
): ts.CallExpression | undefined {
  const outer = call.parent;
  const runsAtOnce =
    ts.isCallExpression(outer) && outer.expression === call && outer.arguments.length === 0 && parameters.length === 0;
  if (!runsAtOnce || !ts.isExpressionStatement(outer.parent) || !ts.isBlock(body)) return undefined;
  const isAll = body.statements.length === writes.length;
  return isAll && areAdjacent(statementsOf(writes), body) ? outer : undefined;
}

/** `db.transaction(() => { a.run(); b.run(); })()` → `db.batch([ a, b, ])`; the cascade puts `await` before it. */
function emitBatchInPlace(
  use: LibraryCall,
  replaced: ts.CallExpression,
  block: ts.ConciseBody,
  writes: readonly WriteCall[],
  context: QueryContext,
): void {
  const { collector } = context;
  const file = use.call.getSourceFile();
  const code = "d1-async/batch";
  const start = { start: use.call.getStart(), end: block.getStart() + 1 };
  collector.replace(file, start, `${handleText(use, context)}.batch([`, code);
  for (const write of writes) emitElement(write, context);
  collector.replace(file, { start: block.end - 1, end: replaced.end }, "])", code);
}

/** A write as an element of the array that `batch` takes. */
function emitElement({ use, bound, sql, statement }: WriteCall, context: QueryContext): void {
  emitBoundStatement(use, bound, sql, "", "d1-async/batch", context);
  endElement(statement, ",", context.collector);
}

function emitBatch(use: LibraryCall, body: TransactionBody, writes: readonly WriteCall[], context: QueryContext): void {
  const { collector } = context;
  const file = use.call.getSourceFile();
  const block = body.body;
  if (!ts.isBlock(block)) return;
  const code = "d1-async/batch";
  unwrapFunction(use, body, code, context);
  const database = handleText(use, context);
  if (areAdjacent(statementsOf(writes), block)) {
    const first = writes[0]?.statement;
    const last = writes.at(-1)?.statement;
    if (!first || !last) return;
    for (const write of writes) emitElement(write, context);
    const step = surroundByBatch(use.call, first, last, database, collector);
    for (const { statement } of writes.slice(1)) collector.insert(file, lineStartOf(statement), step, code);
    return;
  }
  const name = freeName("statements", block);
  const type = isJavaScript(file) ? "" : ": D1PreparedStatement[]";
  const flush = `if (${name}.length > 0) await ${database}.batch(${name})`;
  collectForBatch(block, `const ${name}${type} = []`, [flush], collector);
  for (const { use: write, bound, sql } of writes) {
    emitBoundStatement(write, bound, sql, "", code, context);
    collector.wrapNode(write.call, `${name}.push(`, ")", code);
  }
}

function interactive(
  use: LibraryCall,
  body: ts.Expression | undefined,
  why: string,
  context: QueryContext,
): TransactionPlan {
  const { collector } = context;
  return {
    kind: "interactive",
    body,
    why,
    emit: () => {
      if (!body) return;
      unwrapFunction(use, body, "d1-async/sequential", context);
      markInteractive(use.call, why, collector);
    },
  };
}

/** Leaves a comment at a transaction that is not atomic any more. */
export function markInteractive(call: ts.CallExpression, why: string, collector: EditCollector): void {
  const statement = ts.findAncestor(call, (node) => ts.isStatement(node) || ts.isClassElement(node));
  if (!statement) return;
  const file = call.getSourceFile();
  const mark = `// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: ${why}.`;
  collector.insert(
    file,
    statement.getStart(),
    mark + lineEndOf(file.text) + indentationOf(statement),
    "d1-async/sequential",
  );
}

/** The handle as it is written inside the function, where a check for null outside of it no longer counts. */
function handleText({ call, access }: LibraryCall, { checker, getters }: QueryContext): string {
  const handle = access.expression;
  const text = handle.getText() + getters.callOf(handle);
  if (isJavaScript(call.getSourceFile()) || text.endsWith("!")) return text;
  const symbol = checker.getSymbolAtLocation(handle);
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || isConstant(declaration)) return text;
  const declared = checker.getTypeOfSymbolAtLocation(symbol, declaration);
  return checker.getNonNullableType(declared) === declared ? text : `${text}!`;
}

function isConstant(declaration: ts.Declaration): boolean {
  return ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}

/** Takes `db.transaction( … )` from around its function, which gets parentheses where it is called at once. */
function unwrapFunction({ call }: LibraryCall, body: ts.Expression, code: CodeName, { collector }: QueryContext): void {
  const file = call.getSourceFile();
  const { parent } = call;
  const isCallee = (ts.isCallExpression(parent) || ts.isPropertyAccessExpression(parent)) && parent.expression === call;
  const [before, after] = isCallee && functionOf(body) ? ["(", ")"] : ["", ""];
  collector.replace(file, { start: call.getStart(), end: body.getStart() }, before, code);
  collector.replace(file, { start: body.end, end: call.end }, after, code);
}

/** Seeds and conversions for calls of a transaction function by its variants: `tx.immediate(x)` → `tx(x)`. */
export function planTransactionVariant(
  { call, access }: LibraryCall,
  { collector }: QueryContext,
): Conversion & { readonly seed: AsyncSeed } {
  return {
    call,
    seed: { expression: call, label: `transaction ${access.expression.getText().slice(0, 30)}.${access.name.text}()` },
    emit: () => {
      collector.replace(call.getSourceFile(), { start: access.expression.end, end: access.end }, "", "d1-async/query");
    },
  };
}
