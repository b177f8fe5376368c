import { ts } from "ts-morph";
import type { AsyncSeed, Cascade } from "../../src/typescript/cascade/index.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { freeName } from "../../src/typescript/file-style.js";
import { isJavaScript } from "../../src/typescript/javascript.js";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { collectForBatch, endElement, surroundByBatch } from "../../src/typescript/batch-text.js";
import type { DrizzleCall } from "./drizzle-uses.js";
import {
  areAdjacent,
  functionOf,
  insideForEach,
  insideNestedFunction,
  isForEachBody,
  isReceiver,
  isSimple,
  linesOf,
  parameterOf,
  refersTo,
  renameParameter,
  type TransactionBody,
} from "../../src/typescript/transaction-body.js";
import { markInteractive } from "./transactions.js";

/** What stands around a transaction, as far as its plan depends on it. */
export interface TransactionContext {
  readonly collector: EditCollector;
  readonly checker: ts.TypeChecker;
  readonly queries: ReadonlyMap<ts.Node, DrizzleCall>;
  readonly transactions: ReadonlySet<ts.Node>;
  readonly rollbacks: ReadonlySet<ts.Node>;
  /** Whether a call runs a query, itself or in what it calls. */
  reachesDatabase(call: ts.CallExpression): boolean;
}

/** What becomes of `db.transaction(fn)`. */
export interface DrizzleTransaction {
  readonly call: ts.CallExpression;
  readonly seed?: AsyncSeed;
  /** The function that waits for the batch which is written into it, or that becomes async with its queries. */
  readonly asyncFunction?: TransactionBody;
  /** Queries that become parts of the batch, and wait for nothing themselves. */
  readonly inBatch: readonly ts.Node[];
  /** Whether the emitted code names drizzle's `BatchItem`. */
  readonly needsBatchItem: boolean;
  emit(cascade: Cascade): void;
}

/** A write of a batch, and the statement that it is. */
interface Write {
  readonly use: DrizzleCall;
  readonly statement: ts.Node;
}

/** What keeps a transaction from being a batch, and how many queries it has. */
interface Reading {
  readonly why: string | undefined;
  readonly writes: readonly Write[];
  readonly isSingle: boolean;
}

/**
 * Plans a transaction. Where its body only writes, and no statement needs what another one gave, it is a batch. Else
 * its function is called with the database itself, and its statements run one after the other, with a finding.
 */
export function planDrizzleTransaction(use: DrizzleCall, context: TransactionContext): DrizzleTransaction {
  const [argument] = use.call.arguments;
  const body = argument && functionOf(withoutOuterExpressions(argument));
  if (!argument || !body) {
    const why = "the transaction's function is not written in place";
    return sequential(use, argument, why, context);
  }
  const { why, writes, isSingle } = readBody(body, context);
  if (why !== undefined) return sequential(use, body, isSingle ? undefined : why, context);
  const seed = { expression: use.call, label: `transaction ${labelOf(use)}` };
  const inBatch = writes.map(({ use: { call } }) => call);
  if (isInline(use, body, writes)) {
    const emit = () => {
      emitInline(use, body, writes, context);
    };
    return { call: use.call, seed, inBatch, needsBatchItem: false, emit };
  }
  if (!isSimple(use.access.expression)) return sequential(use, body, "its database comes from a call", context);
  const straight = ts.isBlock(body.body) && areAdjacent(statementsOf(writes), body.body) && !goesOnAfter(writes, body);
  return {
    call: use.call,
    seed,
    asyncFunction: body,
    inBatch,
    needsBatchItem: !straight && !isJavaScript(body.getSourceFile()),
    emit: () => {
      callWithDatabase(use, body, "d1-async/batch", context);
      if (straight) emitStraight(use, body, writes, context);
      else emitCollected(use, body, writes, context);
    },
  };
}

function labelOf({ access }: DrizzleCall): string {
  return `${access.expression.getText().replace(/\s+/g, " ").slice(-30)}.transaction()`;
}

function readBody(body: TransactionBody, context: TransactionContext): Reading {
  const { queries, transactions, rollbacks, checker } = context;
  const writes: Write[] = [];
  const transaction = parameterOf(body, checker);
  const last = ts.isBlock(body.body) ? body.body.statements.at(-1) : undefined;
  let why: string | undefined;
  const found: DrizzleCall[] = [];
  let repeats = false;
  const because = (reason: string) => {
    why ??= reason;
  };
  if (!ts.isBlock(body.body)) because("its body is a single expression whose value is used");
  if (body.parameters.length > 0 && !transaction) because("its parameter is taken apart");

  const visit = (node: ts.Node): void => {
    const use = queries.get(node);
    if (use) {
      found.push(use);
      repeats ||= isRepeated(node, body);
      const reason = reasonAgainstQuery(use, body);
      if (reason === undefined) writes.push({ use, statement: use.call.parent });
      else because(reason);
    } else if (rollbacks.has(node)) {
      repeats = true;
      because("it rolls back by itself");
    } else if (transactions.has(node)) {
      repeats = true;
      because("it holds another transaction");
    } else if (ts.isCallExpression(node) && context.reachesDatabase(node)) {
      repeats = true;
      because(`it calls \`${node.expression.getText().slice(0, 40)}\`, which uses the database itself`);
    } else if (ts.isReturnStatement(node) && node !== last && !insideNestedFunction(node, body)) {
      if (writes.length > 0) because("it returns early, after some of its writes");
    } else if (ts.isTryStatement(node)) because("it catches errors of its statements");
    else if (ts.isAwaitExpression(node) || ts.isYieldExpression(node)) because("it already waits for something");
    else if (ts.isIdentifier(node) && transaction && refersTo(node, transaction, checker) && !isReceiver(node)) {
      repeats = true;
      because(`it hands \`${node.text}\` to other code`);
    }
    ts.forEachChild(node, visit);
  };
  visit(body.body);
  const [only, ...others] = found;
  if (only && others.length === 0 && mayThrowAfter(only, body, checker)) {
    repeats = true;
    because("it may throw after its write");
  }
  if (!only) {
    repeats = true;
    because("nothing in it runs a query that could be seen");
  }
  return { why, writes, isSingle: others.length === 0 && !repeats };
}

/**
 * Whether code behind a write may still throw, which would have taken the write back. `if (!row) throw …` about what
 * the write itself gave is no such code: nothing was written then.
 */
function mayThrowAfter(use: DrizzleCall, body: TransactionBody, checker: ts.TypeChecker): boolean {
  if (isRead(use)) return false;
  const declaration = ts.findAncestor(use.call.parent, (node) => !isPlainWrapper(node));
  const isOwnResult = (name: ts.Identifier): boolean => {
    const found = checker.getSymbolAtLocation(name)?.valueDeclaration;
    const variable = found && (ts.isBindingElement(found) ? found.parent.parent : found);
    return variable !== undefined && variable === declaration;
  };
  const visit = (node: ts.Node): boolean => {
    if (node.end <= use.call.end) return false;
    if (ts.isIfStatement(node) && asksForNothing(node.expression, isOwnResult)) {
      return node.elseStatement !== undefined && visit(node.elseStatement);
    }
    const throws = ts.isThrowStatement(node) || ts.isCallExpression(node) || ts.isNewExpression(node);
    if (throws && node.getStart() > use.call.end) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(body.body);
}

function isPlainWrapper(node: ts.Node): boolean {
  return ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node);
}

/** A builder that begins with `select`, or a relational query. */
function isRead({ access }: DrizzleCall): boolean {
  let node: ts.Expression = access.expression;
  while (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)) {
    if (ts.isPropertyAccessExpression(node) && /^(?:select|selectDistinct|query)$/.test(node.name.text)) return true;
    node = node.expression;
  }
  return false;
}

/** `!row`, `result.changes === 0` */
function asksForNothing(condition: ts.Expression, isOwnResult: (name: ts.Identifier) => boolean): boolean {
  if (ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken) {
    return ts.isIdentifier(condition.operand) && isOwnResult(condition.operand);
  }
  if (!ts.isBinaryExpression(condition) || !/^={2,3}$/.test(condition.operatorToken.getText())) return false;
  const { left, right } = condition;
  return (
    ts.isPropertyAccessExpression(left) &&
    /^(?:changes|length)$/.test(left.name.text) &&
    ts.isIdentifier(left.expression) &&
    isOwnResult(left.expression) &&
    right.getText() === "0"
  );
}

function reasonAgainstQuery({ call, access }: DrizzleCall, body: TransactionBody): string | undefined {
  const name = `\`${access.name.text}()\``;
  const isStatement = ts.isExpressionStatement(call.parent) || isForEachBody(call);
  if (access.name.text !== "run") return isStatement ? `it reads with ${name}` : `it uses what ${name} reads`;
  if (!isStatement) return `it uses the result of ${name}`;
  if (call.arguments.length > 0) return `${name} takes values or SQL`;
  if (insideNestedFunction(call, body) && !insideForEach(call, body)) return `${name} runs in a function inside it`;
  return undefined;
}

/** Whether a query may run more than once. */
function isRepeated(node: ts.Node, body: ts.Node): boolean {
  for (let parent = node.parent; parent !== body; parent = parent.parent) {
    if (ts.isFunctionLike(parent) || ts.isIterationStatement(parent, false)) return true;
  }
  return false;
}

/** `db.transaction((tx) => { … });` with nothing but writes in it. */
function isInline({ call, access }: DrizzleCall, body: TransactionBody, writes: readonly Write[]): boolean {
  let outer: ts.Node = call.parent;
  while (ts.isAwaitExpression(outer) || ts.isVoidExpression(outer)) outer = outer.parent;
  return (
    ts.isExpressionStatement(outer) &&
    ts.isBlock(body.body) &&
    body.body.statements.length === writes.length &&
    writes.every(({ statement }) => statement.parent === body.body) &&
    isSimple(access.expression)
  );
}

function statementsOf(writes: readonly Write[]): ts.Node[] {
  return writes.map(({ statement }) => statement);
}

/** Whether more than a `return` stands behind the writes: what fails there must keep them from being made. */
function goesOnAfter(writes: readonly Write[], body: TransactionBody): boolean {
  const last = writes.at(-1);
  if (!last || !ts.isBlock(body.body)) return false;
  return body.body.statements.some(
    (statement) => statement.pos >= last.statement.end && !ts.isReturnStatement(statement),
  );
}

/** `tx.insert(user).values(row).run();` → `tx.insert(user).values(row),` */
function emitMember({ use, statement }: Write, separator: string, { collector }: TransactionContext): void {
  const { call, access } = use;
  const file = call.getSourceFile();
  collector.replace(file, { start: access.expression.end, end: call.end }, "", "d1-async/batch");
  endElement(statement, separator, collector, "d1-async/batch");
}

function emitInline(
  use: DrizzleCall,
  body: TransactionBody,
  writes: readonly Write[],
  context: TransactionContext,
): void {
  const { collector, checker } = context;
  const { call, access } = use;
  const file = call.getSourceFile();
  const code = "d1-async/batch";
  const database = access.expression.getText();
  collector.replace(file, { start: call.getStart(), end: body.body.getStart() + 1 }, `${database}.batch([`, code);
  for (const write of writes) emitMember(write, ",", context);
  collector.replace(file, { start: body.body.end - 1, end: call.end }, "])", code);
  renameParameter(body, database, checker, collector, code);
}

/** The name by which the body knows the database. */
function databaseIn(use: DrizzleCall, body: TransactionBody): string {
  return body.parameters[0]?.name.getText() ?? use.access.expression.getText();
}

/** `db.transaction((tx) => { … })` → `((tx) => { … })(db)`. The cascade makes the function async. */
function callWithDatabase(
  { call, access }: DrizzleCall,
  body: ts.Expression,
  code: "d1-async/batch" | "d1-async/sequential",
  { collector }: TransactionContext,
): void {
  const file = call.getSourceFile();
  const database = access.expression.getText();
  const isInPlace = functionOf(body);
  const argument = isInPlace?.parameters.length === 0 ? "" : database;
  collector.replace(file, { start: call.getStart(), end: body.getStart() }, isInPlace ? "(" : "", code);
  collector.replace(file, { start: body.end, end: call.end }, `${isInPlace ? ")" : ""}(${argument})`, code);
}

function emitStraight(
  use: DrizzleCall,
  body: TransactionBody,
  writes: readonly Write[],
  context: TransactionContext,
): void {
  const { collector } = context;
  const file = use.call.getSourceFile();
  const [first] = writes;
  const last = writes.at(-1);
  if (!first || !last) return;
  const code = "d1-async/batch";
  for (const write of writes) emitMember(write, ",", context);
  const step = surroundByBatch(use.call, first.statement, last.statement, databaseIn(use, body), collector, code);
  // The lines of `.run()` go.
  for (const { use: write } of writes) {
    for (const line of linesOf(write.access.expression, file)) {
      if (line > first.statement.getStart()) collector.insert(file, line, step, code);
    }
  }
}

/** Statements that depend on conditions or loops are collected first, and given to `batch` if there are any. */
function emitCollected(
  use: DrizzleCall,
  body: TransactionBody,
  writes: readonly Write[],
  { collector }: TransactionContext,
): void {
  const file = use.call.getSourceFile();
  const block = body.body;
  if (!ts.isBlock(block)) return;
  const code = "d1-async/batch";
  const [statements, first, rest] = [freeName("statements", block), freeName("first", block), freeName("rest", block)];
  const database = databaseIn(use, body);
  // drizzle's type of `batch` asks for a list that is not empty.
  const [type, flush] = isJavaScript(file)
    ? ["", [`if (${statements}.length > 0) await ${database}.batch(${statements})`]]
    : [
        ': BatchItem<"sqlite">[]',
        [
          `const [${first}, ...${rest}] = ${statements}`,
          `if (${first}) await ${database}.batch([${first}, ...${rest}])`,
        ],
      ];
  collectForBatch(block, `const ${statements}${type} = []`, flush, collector, code);
  for (const { use: write } of writes) {
    const { call, access } = write;
    collector.replace(file, { start: access.expression.end, end: call.end }, "", code);
    collector.wrapNode(call, `${statements}.push(`, ")", code);
  }
}

/** @param why why it is no batch; `undefined` where that does not matter, since it is a single statement */
function sequential(
  use: DrizzleCall,
  body: ts.Expression | undefined,
  why: string | undefined,
  context: TransactionContext,
): DrizzleTransaction {
  const { collector } = context;
  const { call, access } = use;
  const inPlace = body && functionOf(body);
  if (why !== undefined) collector.find(call, "d1-async/interactive-transaction", `Not atomic on D1: ${why}.`);
  return {
    call,
    ...(inPlace ? { seed: { expression: call, label: `transaction ${labelOf(use)}` }, asyncFunction: inPlace } : {}),
    inBatch: [],
    needsBatchItem: false,
    emit: ({ edits }) => {
      if (why !== undefined) markInteractive(call, why, collector);
      // A receiver that is edited itself cannot be moved: the call stays, and fails on D1 as its finding says.
      const path = collector.pathOf(call.getSourceFile());
      const receiver = access.expression;
      const isEdited = edits.some(
        (edit) => edit.path === path && receiver.getStart() <= edit.start && edit.end <= receiver.end,
      );
      if (!body || isEdited) return;
      callWithDatabase(use, body, "d1-async/sequential", context);
    },
  };
}
