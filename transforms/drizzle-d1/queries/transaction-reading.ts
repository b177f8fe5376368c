import { ts } from "ts-morph";
import { dottedName } from "../../../src/typescript/dotted-name.js";
import { withOuterExpressions, withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { type TransactionBody, isReceiver, parameterOf, refersTo } from "../../../src/typescript/transaction-body.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import type { QueryContext } from "./query-context.js";

/** A statement that writes, and where it stands. */
export interface Write {
  /** The whole chain: `tx.insert(user).values(row)`; of a list, one of its elements. */
  readonly call: ts.CallExpression;
  /** The expression that waits for it. */
  readonly awaited: ts.Expression;
  readonly statement: ts.Node;
  /** `await Promise.all(rows.map((row) => tx.insert(…)))`. */
  readonly isList: boolean;
  readonly list?: ts.Expression;
  /** The name its result is given; "return" where it is what the transaction gives. */
  readonly result?: string | undefined;
}

/** What keeps a transaction from being a batch, and its statements. */
export interface TransactionReading {
  readonly why: string | undefined;
  readonly writes: readonly Write[];
  /** One statement only, which is atomic by itself. */
  readonly isSingle: boolean;
  /** Whether more than a `return` stands behind the writes. */
  readonly goesOnAfter: boolean;
}

/** Reads the function of a transaction. */
export function readTransaction(body: TransactionBody, context: QueryContext): TransactionReading {
  const reader = new Reader(body, context);
  return reader.read();
}

class Reader {
  #why: string | undefined;
  readonly #writes: Write[] = [];
  #queries = 0;
  #repeats = false;
  readonly #transaction: ts.Symbol | undefined;

  constructor(
    readonly body: TransactionBody,
    readonly context: QueryContext,
  ) {
    this.#transaction = parameterOf(body, context.checker);
  }

  read(): TransactionReading {
    const { body } = this;
    if (body.parameters.length > 0 && !this.#transaction) this.#because("its parameter is taken apart");
    if (!ts.isBlock(body.body)) this.#expressionBody(body.body);
    else this.#visit(body.body);
    if (this.#queries === 0) {
      this.#repeats = true;
      this.#because("nothing in it runs a query that could be seen");
    }
    const goesOnAfter = this.#goesOnAfter();
    if (this.#why === undefined && this.#writes.length > 1) this.#checkResults(goesOnAfter);
    const isSingle = this.#queries === 1 && !this.#repeats && !goesOnAfter;
    if (isSingle) this.#because("it is a single statement");
    return { why: this.#why, writes: this.#writes, isSingle, goesOnAfter };
  }

  /** `async (tx) => tx.insert(…)`: one statement. */
  #expressionBody(expression: ts.Expression): void {
    this.#because("its body is an expression whose value is used");
    this.#visit(expression);
  }

  #because(reason: string): void {
    this.#why ??= reason;
  }

  #visit(node: ts.Node): void {
    if (ts.isCallExpression(node)) {
      const chain = this.#chainOf(node);
      if (chain !== undefined) {
        this.#query(node, chain);
        for (const argument of argumentsOf(node)) this.#visit(argument);
        return;
      }
      const list = this.#listOf(node);
      if (list) {
        this.#listWrite(node, list);
        return;
      }
      if (this.#handsOver(node)) {
        this.#repeats = true;
        this.#because(
          `it calls \`${node.expression.getText().replaceAll(/\s+/g, " ").slice(0, 40)}\` with the transaction`,
        );
      }
    } else if (ts.isTryStatement(node)) this.#because("it catches errors of its statements");
    else if (ts.isThrowStatement(node)) {
      if (this.#queries > 0) {
        this.#repeats = true;
        this.#because("it may throw after a statement");
      }
    } else if (ts.isReturnStatement(node) && !this.#isLast(node) && !this.#isNested(node)) {
      if (this.#writes.length > 0) this.#because("it returns early, after some of its writes");
    } else if (ts.isAwaitExpression(node) && !this.#isQuery(node.expression)) {
      const called = node.expression.getText().replaceAll(/\s+/g, " ").slice(0, 40);
      this.#repeats = true;
      this.#because(`it waits for \`${called}\``);
    } else if (ts.isIdentifier(node) && this.#isTransaction(node) && !isReceiver(node)) {
      this.#repeats = true;
      this.#because(`it hands \`${node.text}\` to other code`);
    }
    ts.forEachChild(node, (child) => this.#visit(child));
  }

  /** The method that a chain of calls on the database begins with; only for the outermost call. */
  #chainOf(call: ts.CallExpression): string | undefined {
    const { parent } = call;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === call && ts.isCallExpression(parent.parent)) {
      // `.then(…)` ends a query.
      if (!/^(?:then|catch|finally)$/.test(parent.name.text)) return undefined;
    }
    let node: ts.Expression = call;
    let method: string | undefined;
    while (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)) {
      if (ts.isPropertyAccessExpression(node)) method = node.name.text;
      node = withoutOuterExpressions(node.expression);
      if (this.#isDatabase(node)) return method;
    }
    return undefined;
  }

  #isDatabase(node: ts.Expression): boolean {
    if (ts.isIdentifier(node) && this.#isTransaction(node)) return true;
    return (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) && this.context.values.isDatabase(node);
  }

  #isTransaction(node: ts.Identifier): boolean {
    return this.#transaction !== undefined && refersTo(node, this.#transaction, this.context.checker);
  }

  #isQuery(expression: ts.Expression): boolean {
    const inner = withoutOuterExpressions(expression);
    if (!ts.isCallExpression(inner)) return false;
    return this.#chainOf(inner) !== undefined || this.#listOf(inner) !== undefined;
  }

  #query(call: ts.CallExpression, method: string): void {
    const outer = withOuterExpressions(call);
    const isAwaited = ts.isAwaitExpression(outer.parent);
    const isReturned = ts.isReturnStatement(outer.parent) && !this.#isNested(outer.parent);
    const isSubquery = !isAwaited && !isReturned && outer.parent !== this.body;
    // A query that is given to another one: `inArray(t.id, tx.select(…))`.
    if (isSubquery && (method === "select" || method === "selectDistinct" || method === "$with")) return;
    this.#queries += 1;
    if (this.#isRepeated(call)) this.#repeats = true;
    if (method === "rollback") {
      this.#repeats = true;
      this.#because("it rolls back by itself");
      return;
    }
    if (method === "transaction") {
      this.#repeats = true;
      this.#because("it holds another transaction");
      return;
    }
    if (method === "execute") {
      // drizzle's batch on D1 binds the parameters of built queries only, and throws at others.
      this.#because("it runs raw SQL, which drizzle's batch does not take");
      return;
    }
    if (!/^(?:insert|update|delete)$/.test(method)) {
      this.#because(`it reads with \`${method === "query" ? "query" : method}\``);
      return;
    }
    if (!isAwaited && !isReturned) {
      this.#because("a statement in it is not waited for where it stands");
      return;
    }
    const awaited = isAwaited ? withOuterExpressions(outer.parent) : outer;
    const { parent } = awaited;
    const write = { call, awaited, isList: false };
    if (this.#isNested(call)) this.#because("a statement runs in a function inside it");
    else if (ts.isExpressionStatement(parent)) this.#writes.push({ ...write, statement: parent });
    else if (ts.isReturnStatement(parent) && this.#isLast(parent)) {
      this.#writes.push({ ...write, statement: parent, result: "return" });
    } else if (ts.isVariableDeclaration(parent) && parent.initializer === awaited && isOnlyDeclaration(parent)) {
      this.#writes.push({ ...write, statement: parent.parent.parent, result: parent.name.getText() });
    } else this.#because("it uses the result of a statement");
  }

  /** `Promise.all(rows.map((row) => tx.insert(…)))`: its list of statements. */
  #listOf(call: ts.CallExpression): ts.Expression | undefined {
    if (dottedName(call.expression) !== "Promise.all") return undefined;
    const [argument] = call.arguments;
    const list = argument && withoutOuterExpressions(argument);
    if (!list) return undefined;
    if (ts.isArrayLiteralExpression(list)) {
      return list.elements.every((element) => this.#isWriteChain(element)) ? list : undefined;
    }
    if (!ts.isCallExpression(list) || !ts.isPropertyAccessExpression(list.expression)) return undefined;
    const [callback] = list.arguments;
    if (list.expression.name.text !== "map" || !callback || !ts.isArrowFunction(callback)) return undefined;
    if (ts.isBlock(callback.body) || callback.modifiers) return undefined;
    return this.#isWriteChain(callback.body) ? list : undefined;
  }

  #isWriteChain(expression: ts.Expression): boolean {
    const inner = withoutOuterExpressions(expression);
    const method = ts.isCallExpression(inner) ? this.#chainOf(inner) : undefined;
    return method !== undefined && /^(?:insert|update|delete)$/.test(method);
  }

  #listWrite(call: ts.CallExpression, list: ts.Expression): void {
    this.#queries += 2;
    const outer = withOuterExpressions(call);
    const awaited = ts.isAwaitExpression(outer.parent) ? withOuterExpressions(outer.parent) : undefined;
    if (!awaited || !ts.isExpressionStatement(awaited.parent) || this.#isNested(call)) {
      this.#because("it uses the results of a list of statements");
      return;
    }
    this.#writes.push({ call, awaited, statement: awaited.parent, isList: true, list });
  }

  #handsOver(call: ts.CallExpression): boolean {
    return call.arguments.some((argument) => ts.isIdentifier(argument) && this.#isTransaction(argument));
  }

  #isNested(node: ts.Node): boolean {
    for (let at = node.parent; at !== this.body; at = at.parent) if (ts.isFunctionLike(at)) return true;
    return false;
  }

  #isRepeated(node: ts.Node): boolean {
    for (let at = node.parent; at !== this.body; at = at.parent) {
      if (ts.isFunctionLike(at) || ts.isIterationStatement(at, false)) return true;
    }
    return false;
  }

  #isLast(statement: ts.Node): boolean {
    return ts.isBlock(this.body.body) && this.body.body.statements.at(-1) === statement;
  }

  #goesOnAfter(): boolean {
    const last = this.#writes.at(-1);
    if (!last || !ts.isBlock(this.body.body)) return false;
    return this.body.body.statements.some(
      (statement) => statement.pos >= last.statement.end && !ts.isReturnStatement(statement),
    );
  }

  /** Results may be read after the last statement only, and only where the statements follow each other. */
  #checkResults(goesOnAfter: boolean): void {
    const named = this.#writes.filter(({ result }) => result !== undefined);
    if (named.length === 0) return;
    const block = this.body.body;
    if (!ts.isBlock(block)) return;
    const from = block.statements.findIndex((statement) => statement === this.#writes[0]?.statement);
    const isStraight =
      from >= 0 &&
      this.#writes.every(({ statement, isList }, index) => !isList && block.statements[from + index] === statement);
    if (!isStraight || goesOnAfter) {
      this.#because("it uses the result of a statement before its end");
      return;
    }
    const last = this.#writes.at(-1);
    for (const { statement, result } of named) {
      if (result === "return" || !last || !ts.isVariableStatement(statement)) continue;
      const names = statement.declarationList.declarations.flatMap(({ name }) => identifiersIn(name));
      const isRead = names.some((name) =>
        usesInFile(name, this.context.checker).some((use) => use.getStart() < last.statement.end),
      );
      if (isRead) this.#because("a statement needs what another one gave");
    }
  }
}

function isOnlyDeclaration({ parent }: ts.VariableDeclaration): boolean {
  return (
    ts.isVariableDeclarationList(parent) && parent.declarations.length === 1 && ts.isVariableStatement(parent.parent)
  );
}

function identifiersIn(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? identifiersIn(element.name) : []));
}

/** All arguments of a chain of calls. */
function argumentsOf(call: ts.CallExpression): ts.Expression[] {
  const found: ts.Expression[] = [...call.arguments];
  let node: ts.Expression = call.expression;
  while (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)) {
    if (ts.isCallExpression(node)) found.push(...node.arguments);
    node = node.expression;
  }
  return found;
}
