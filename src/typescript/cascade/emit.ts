import { ts } from "ts-morph";
import type { Edit } from "../../engine/plan.js";
import type { Analysis } from "../analysis.js";
import { EditCollector } from "../edit-collector.js";
import {
  continuesStatementBefore,
  isConciseBodyOf,
  needsParentheses,
  needsParenthesesForCoalescing,
  optionalContinuation,
} from "./await-placement.js";
import { chainOf } from "./cause.js";
import { type Reason, cascadeCodes, codeOf } from "./codes.js";
import { commentsIn } from "./comments.js";
import {
  type AsyncCapable,
  asyncPosition,
  type InlineFunction,
  innermost,
  isAsync,
  isInlineFunction,
  placeOf,
} from "./function-kinds.js";
import { type DefaultContext, moveDefaultValues } from "./default-parameters.js";
import { changeReturnType } from "./return-types.js";
import type { AsyncExpression, Worklist } from "./worklist.js";

/**
 * Writes down what the work list found. Where edits share a range, the first of the list ends up innermost, hence the
 * order: functions, awaits, what rewrites add around them, loops.
 */
export class Emission {
  readonly #work: Worklist;
  readonly #checker: ts.TypeChecker;
  readonly #collector: EditCollector;
  readonly #transform: string;
  readonly #defaults: DefaultContext;
  /** The code under test in `expect(() => code).toThrow()`, by its function, where the function goes. */
  readonly #unwrapped = new Map<AsyncCapable, ts.Expression>();
  readonly #underTest = new Set<ts.Expression>();
  /** Callbacks whose values are used inside of them: `(await p(x)) ? [x] : []`. */
  readonly #usedBodies = new Set<AsyncCapable>();
  /** Functions that will contain an `await` of their own. */
  readonly #waiting = new Set<AsyncCapable>();

  constructor(analysis: Analysis, work: Worklist, transform: string, group: string, defaults: DefaultContext) {
    this.#work = work;
    this.#checker = analysis.checker;
    this.#collector = new EditCollector(cascadeCodes(transform), (file) => analysis.pathOf(file), group);
    this.#transform = transform;
    this.#defaults = defaults;
  }

  edits(): readonly Edit[] {
    const expressions = [...this.#work.expressions.values()];
    for (const expression of expressions) this.#prepare(expression);
    for (const expression of expressions) {
      const needsAsync = this.#isAwaited(expression) || expression.rewrite?.complete === true;
      const waiting = needsAsync ? this.#work.waitingFunctionOf(expression.node) : undefined;
      if (waiting) this.#waiting.add(waiting);
    }
    this.#emitTypes();
    this.#emitMocks();
    this.#emitFunctions();
    for (const expression of expressions) this.#emitAwait(expression);
    for (const expression of expressions) this.#emitRest(expression);
    this.#emitDefaults(expressions);
    for (const { loop, cause } of this.#work.loops.values())
      loop.emit(this.#collector, this.#transform, chainOf(cause));
    return this.#collector.edits;
  }

  #code(reason: Reason) {
    return codeOf(this.#transform, reason);
  }

  #prepare({ rewrite, node }: AsyncExpression): void {
    if (rewrite?.usesBody) {
      for (const argument of ts.isCallExpression(node) ? node.arguments : []) {
        if (isInlineFunction(argument)) this.#usedBodies.add(argument);
      }
    }
    const tested = rewrite?.underTest && innermost(rewrite.underTest);
    const code = tested && isInlineFunction(tested) ? soleExpressionOf(tested) : undefined;
    if (!tested || !code || !isInlineFunction(tested) || !this.#work.expressions.has(code)) return;
    this.#unwrapped.set(tested, code);
    this.#underTest.add(code);
  }

  #isAwaited(expression: AsyncExpression): boolean {
    if (expression.rewrite?.complete || this.#underTest.has(expression.node)) return false;
    const { kind } = this.#work.contextOf(expression);
    if (kind === "value" || expression.unwrap !== undefined) return true;
    if (kind !== "returned") return false;
    const place = placeOf(expression.node);
    if (!("function" in place)) return true;
    // Where the function goes or its values are used inside of it, nobody else waits for them.
    if (this.#work.loopOf(place.function) ?? this.#usedBodies.has(place.function)) return true;
    return expression.maybe && isConciseBodyOf(expression.node, place.function);
  }

  #emitTypes(): void {
    for (const [type, cause] of this.#work.derivedTypes) {
      this.#collector.wrapNode(type, "Awaited<", ">", this.#code("awaited-type"), chainOf(cause));
    }
    for (const [signature, { style, cause }] of this.#work.signatures) {
      changeReturnType(this.#checker, this.#collector, signature, style, this.#code("promise-type"), chainOf(cause));
    }
  }

  #emitMocks(): void {
    for (const [name, { counterpart, cause }] of this.#work.mocks) {
      this.#collector.replaceNode(name, counterpart, this.#code("mock-value"), chainOf(cause));
    }
  }

  #emitFunctions(): void {
    for (const [node, cause] of this.#work.functions) {
      if (isAsync(node) || this.#unwrapped.has(node)) continue;
      const because = chainOf(cause);
      if (!this.#givesPromiseAnyway(node)) {
        // A wrap with nothing behind it: an insertion that keeps its place among the other edits of the function.
        const range = { start: asyncPosition(node), end: node.end };
        this.#collector.wrap(node.getSourceFile(), range, "async ", "", this.#code("async"), because);
      }
      changeReturnType(this.#checker, this.#collector, node, "promise", this.#code("promise-type"), because);
    }
  }

  /** `() => find(id)` gives the promise of `find` as it is. */
  #givesPromiseAnyway(node: AsyncCapable): boolean {
    if (!ts.isArrowFunction(node) || node.type || this.#waiting.has(node) || ts.isBlock(node.body)) return false;
    return this.#work.expressions.has(skipParentheses(node.body));
  }

  #emitDefaults(expressions: readonly AsyncExpression[]): void {
    const byFunction = new Map<AsyncCapable, { parameter: ts.ParameterDeclaration; because: readonly string[] }[]>();
    for (const { node, cause } of expressions) {
      const place = placeOf(node);
      if (!("function" in place) || !place.parameter) continue;
      const moved = { parameter: place.parameter, because: chainOf(cause) };
      byFunction.set(place.function, [...(byFunction.get(place.function) ?? []), moved]);
    }
    for (const [owner, moved] of byFunction) {
      moved.sort((a, b) => a.parameter.pos - b.parameter.pos);
      moveDefaultValues(owner, moved, this.#defaults, this.#collector, this.#code("default-value"));
    }
  }

  #emitAwait(expression: AsyncExpression): void {
    const { node, rewrite, unwrap } = expression;
    if (ts.isParameter(node.parent)) return;
    const because = chainOf(expression.cause);
    const reason = rewrite?.reason ?? "await";
    const context = this.#work.contextOf(expression);
    if (context.kind === "awaited" && unwrap !== undefined) {
      const { parent } = context.by;
      const inParentheses = ts.isParenthesizedExpression(parent);
      const [open, close] = parenthesesAround(inParentheses ? parent : context.by, unwrap);
      if (inParentheses) this.#collector.wrapNode(parent, open, `${unwrap}${close}`, this.#code("await"), because);
      else this.#collector.wrapNode(context.by, `${open}(`, `)${unwrap}${close}`, this.#code("await"), because);
      return;
    }
    const isListOfPromises = rewrite?.list === true && context.kind === "promise";
    let before = isListOfPromises ? "" : (rewrite?.before ?? "");
    let after = isListOfPromises ? "" : (rewrite?.after ?? "");
    let code = this.#code(reason);
    if (this.#isAwaited(expression)) {
      before = `await ${before}`;
      if (unwrap !== undefined) {
        const [open, close] = parenthesesAround(expression.extent ?? node, unwrap);
        before = `${open}(${before}`;
        after = `${after})${optionalAccess(node, unwrap)}${unwrap}${close}`;
      } else if (this.#needsParentheses(node)) {
        const asserted = outermostNonNull(node);
        const continuation = optionalContinuation(asserted);
        if (continuation) code = this.#code("optional-chain");
        before = `(${before}`;
        after = `${after})${asserted === node ? continuation : ""}`;
        // `a?.b()!.c` → `(await a?.b())!?.c`
        if (asserted !== node && continuation) this.#collector.wrapNode(asserted, "", continuation, code, because);
      }
    }
    if (before === "" && after === "") return;
    if (before.startsWith("(") && continuesStatementBefore(node)) before = `;${before}`;
    this.#collector.wrapNode(node, before, after, code, because);
  }

  #needsParentheses(node: ts.Expression): boolean {
    const access = node.parent;
    const loop =
      ts.isPropertyAccessExpression(access) && ts.isCallExpression(access.parent)
        ? this.#work.loops.get(access.parent)
        : undefined;
    return loop?.loop.receiver === node ? loop.loop.receiverNeedsParentheses : needsParentheses(node);
  }

  #emitRest({ node, rewrite, cause }: AsyncExpression): void {
    if (!rewrite) return;
    const because = chainOf(cause);
    rewrite.emitRest?.({ collector: this.#collector, transform: this.#transform, because });
    if (!rewrite.underTest) return;
    const tested = innermost(rewrite.underTest);
    const code = isInlineFunction(tested) ? this.#unwrapped.get(tested) : undefined;
    if (code) {
      const file = node.getSourceFile();
      const { underTest } = rewrite;
      this.#collector.replace(
        file,
        { start: underTest.getStart(), end: code.getStart() },
        commentsIn(file.text.slice(underTest.getStart(), code.getStart())),
        this.#code("rejects"),
        because,
      );
      if (code.end < underTest.end) {
        const range = { start: code.end, end: underTest.end };
        const text = commentsIn(file.text.slice(code.end, underTest.end));
        this.#collector.replace(file, range, text, this.#code("rejects"), because);
      }
    } else if (isInlineFunction(tested)) {
      this.#collector.wrapNode(rewrite.underTest, "(", ")()", this.#code("rejects"), because);
    } else {
      this.#collector.wrapNode(rewrite.underTest, "", "()", this.#code("rejects"), because);
    }
  }
}

function outermostNonNull(expression: ts.Expression): ts.Expression {
  let outer = expression;
  while (ts.isNonNullExpression(outer.parent)) outer = outer.parent;
  return outer;
}

/** Parentheses for what takes the place of a node, where what follows the awaited value is an operator (` ?? x`). */
function parenthesesAround(node: ts.Expression, unwrap: string): readonly [string, string] {
  return unwrap.includes(" ?? ") && needsParenthesesForCoalescing(node) ? ["(", ")"] : ["", ""];
}

/** What keeps the access behind an awaited optional chain optional. */
function optionalAccess(node: ts.Expression, unwrap: string): string {
  if ((node.flags & ts.NodeFlags.OptionalChain) === 0) return "";
  if (unwrap.startsWith("[")) return "?.";
  return unwrap.startsWith(".") ? "?" : "";
}

function skipParentheses(expression: ts.Expression): ts.Expression {
  let inner = expression;
  while (ts.isParenthesizedExpression(inner)) inner = inner.expression;
  return inner;
}

/** The one expression that a function without parameters consists of. */
function soleExpressionOf(node: InlineFunction): ts.Expression | undefined {
  if (node.parameters.length > 0 || isAsync(node)) return undefined;
  return ts.isBlock(node.body) ? soleStatementValue(node.body) : skipParentheses(node.body);
}

function soleStatementValue(body: ts.Block): ts.Expression | undefined {
  const [statement, ...others] = body.statements;
  if (!statement || others.length > 0) return undefined;
  return ts.isExpressionStatement(statement) || ts.isReturnStatement(statement) ? statement.expression : undefined;
}
