import { ts } from "ts-morph";
import { lineEndOf } from "../../src/engine/line-end.js";
import type { CodeName } from "../../src/engine/plan.js";
import { isJavaScript } from "../../src/typescript/javascript.js";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import type { AsyncSeed } from "../../src/typescript/cascade/index.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { indentationOf } from "../../src/typescript/file-style.js";
import type { Conversion, QueryContext } from "./query-context.js";
import { emitBatch, emitBatchInPlace, replacedCall } from "./transaction-batch.js";
import { functionOf, type TransactionBody } from "../../src/typescript/transaction-body.js";
import { readWrites } from "./transaction-writes.js";
import type { LibraryCall } from "./uses.js";
import { isPlain } from "./write-results.js";

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
      /** Writes whose SQL changes, as values in it become row ids. */
      readonly respelled: readonly LibraryCall[];
      /** Statements and values that are written anew, with what they read from results. */
      readonly rewritten: ReadonlySet<ts.Node>;
      emit(): void;
    }
  | {
      readonly kind: "interactive";
      readonly body: ts.Expression | undefined;
      /** Why it is no batch; `undefined` for a single statement, which is atomic by itself. */
      readonly why: string | undefined;
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
  if (isSingleStatement(body, calls)) return interactive(use, body, undefined, context);
  const batch = readWrites(body, calls, reachesDatabase, context);
  if (typeof batch === "string") return interactive(use, body, batch, context);
  const { writes, results, sqlOf } = batch;
  const replaced = replacedCall(use, body, batch);
  return {
    kind: "batch",
    body,
    calls: new Set(writes.map(({ use: { call } }) => call)),
    replaced,
    respelled: writes.filter(({ placed }) => placed?.some(({ value }) => sqlOf.has(value))).map((write) => write.use),
    rewritten: new Set<ts.Node>([
      ...sqlOf.keys(),
      ...results.aliases,
      ...writes.flatMap(({ isHeld, statement }) => (isHeld ? [statement] : [])),
    ]),
    emit: () => {
      const database = handleText(use, context);
      if (replaced) {
        emitBatchInPlace(use, replaced, body, batch, database, context);
        return;
      }
      unwrapFunction(use, body, "d1-async/batch", context);
      emitBatch(use, body, batch, database, context);
    },
  };
}

/** `(id) => stmt.run(id)`, perhaps with a conversion around it: nothing else can fail. */
function isSingleStatement({ body }: TransactionBody, calls: ReadonlyMap<ts.Node, LibraryCall>): boolean {
  if (ts.isBlock(body)) return false;
  const found: LibraryCall[] = [];
  const visit = (node: ts.Node): void => {
    const use = calls.get(node);
    const prepares = use?.member.entity === "database" && /^(?:prepare|query)$/.test(use.member.name);
    if (use && !prepares) found.push(use);
    ts.forEachChild(node, visit);
  };
  visit(body);
  const [only, ...others] = found;
  if (!only || others.length > 0 || only.member.entity !== "statement") return false;
  const isPlainCall = only.call.arguments.every((argument) => isPlain(argument));
  return isPlainCall && isPlain(withoutOuterExpressions(body), only.call);
}

function interactive(
  use: LibraryCall,
  body: ts.Expression | undefined,
  why: string | undefined,
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
      if (why !== undefined) markInteractive(use.call, why, collector);
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
