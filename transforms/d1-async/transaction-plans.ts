import { ts } from "ts-morph";
import type { Cascade } from "../../src/typescript/cascade/index.js";
import { unusedStatements } from "./chained-statement.js";
import type { SetupRemovals } from "./setup-removals.js";
import { type TransactionPlan, planTransaction } from "./transactions.js";
import type { FileUses, LibraryCall } from "./uses.js";
import type { Conversion, QueryContext } from "./query-context.js";

/** What becomes of all transactions of a run, and what the cascade has to know of them. */
export class TransactionPlans {
  /** Transactions that are run at once: the batch stands in the place of the call. */
  readonly conversions: Conversion[] = [];
  /** By the call of `transaction`: the function that takes its place. */
  readonly replacedBy = new Map<ts.Expression, ts.Expression>();
  /** Functions that now wait for a batch. */
  readonly asyncFunctions = new Map<ts.SignatureDeclaration, string>();
  readonly #plans: TransactionPlan[] = [];
  readonly #inBatch = new Set<ts.Node>();
  readonly #rewritten = new Set<ts.Node>();
  readonly #respelled: LibraryCall[] = [];
  readonly #unused: ReturnType<typeof unusedStatements>;
  readonly #context: QueryContext;

  constructor(
    files: readonly FileUses[],
    calls: ReadonlyMap<ts.Node, LibraryCall>,
    setup: SetupRemovals,
    reachesDatabase: (call: ts.CallExpression) => boolean,
    context: QueryContext,
  ) {
    for (const use of files.flatMap((file) => file.calls)) {
      if (use.member.entity !== "database" || use.member.name !== "transaction" || setup.holds(use.call)) continue;
      this.#add(use, planTransaction(use, calls, reachesDatabase, context), context);
    }
    this.#context = context;
    this.#unused = unusedStatements(this.#respelled, context);
    for (const { prepared } of this.#unused) this.#inBatch.add(prepared);
  }

  /** Whether a call is dealt with here. */
  holds(call: ts.CallExpression): boolean {
    return this.#inBatch.has(call) || this.replacedBy.has(call);
  }

  /** Whether a read of a result is dealt with here. */
  holdsRead(read: ts.Node): boolean {
    return ts.findAncestor(read, (ancestor) => this.#rewritten.has(ancestor)) !== undefined;
  }

  /** A batch is written only where its function can wait. */
  emit({ refusedFunctions }: Cascade): void {
    for (const plan of this.#plans) if (!plan.body || !refusedFunctions.has(plan.body)) plan.emit();
    for (const { declaration } of this.#unused) this.#context.collector.remove(declaration, "d1-async/batch");
  }

  #add({ call }: LibraryCall, plan: TransactionPlan, { collector }: QueryContext): void {
    if (plan.kind === "batch") {
      for (const write of plan.calls) this.#inBatch.add(write);
      this.#respelled.push(...plan.respelled);
      for (const statement of plan.rewritten) this.#rewritten.add(statement);
    }
    if (plan.kind === "batch" && plan.replaced) {
      this.#inBatch.add(call);
      const seed = { expression: plan.replaced, label: "batch()" };
      this.conversions.push({
        call,
        seed,
        emit: () => {
          plan.emit();
        },
      });
      return;
    }
    this.#plans.push(plan);
    if (plan.body) this.replacedBy.set(call, plan.body);
    if (plan.kind === "batch") this.asyncFunctions.set(plan.body, "batch()");
    else if (plan.why !== undefined)
      collector.find(call, "d1-async/interactive-transaction", `Not atomic on D1: ${plan.why}.`);
  }
}
