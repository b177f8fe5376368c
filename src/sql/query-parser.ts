import { affinityOf } from "./affinity.js";
import type {
  Assignment,
  CommonTable,
  DataStatement,
  Delete,
  Expression,
  Insert,
  Query,
  Select,
  Source,
  Update,
} from "./query-tree.js";
import { type Token, nameOf, startsWith, tokenize } from "./tokens.js";

/**
 * Parses one SELECT, INSERT, UPDATE or DELETE of SQLite (https://sqlite.org/lang.html).
 *
 * @returns `undefined` where the text is something else or not understood.
 */
export function parseDataStatement(sql: string): DataStatement | undefined {
  const { tokens, unterminated } = tokenize(sql);
  if (unterminated) return undefined;
  try {
    const parser = new QueryParser(tokens);
    const statement = parser.statement();
    parser.expectEnd();
    return statement;
  } catch (error) {
    if (error instanceof NotUnderstoodError) return undefined;
    throw error;
  }
}

class NotUnderstoodError extends Error {}

/** Words that cannot be a name without quotes, so that they end an expression or stand before an alias. */
const reserved: ReadonlySet<string> = new Set(
  (
    "ALL AND AS BETWEEN CASE CAST COLLATE CROSS DELETE DISTINCT DO ELSE END ESCAPE EXCEPT EXISTS FROM FULL GLOB GROUP " +
    "HAVING IN INDEXED INNER INSERT INTERSECT INTO IS ISNULL JOIN LEFT LIKE LIMIT MATCH NATURAL NOT NOTNULL NULL " +
    "OFFSET ON OR ORDER OUTER REGEXP RETURNING RIGHT SELECT SET THEN UNION UPDATE USING VALUES WHEN WHERE WINDOW WITH"
  ).split(" "),
);

/** Binary operators by precedence, weakest first. Comparisons have forms of their own and are parsed apart. */
const precedence = {
  or: 1,
  and: 2,
  not: 3,
  equality: 4,
  comparison: 5,
  bits: 6,
  sum: 7,
  product: 8,
  join: 9,
  collate: 10,
};
const operators: Readonly<Record<string, number>> = {
  OR: precedence.or,
  AND: precedence.and,
  "=": precedence.equality,
  "==": precedence.equality,
  "<>": precedence.equality,
  "!=": precedence.equality,
  LIKE: precedence.equality,
  GLOB: precedence.equality,
  MATCH: precedence.equality,
  REGEXP: precedence.equality,
  "<": precedence.comparison,
  "<=": precedence.comparison,
  ">": precedence.comparison,
  ">=": precedence.comparison,
  "&": precedence.bits,
  "|": precedence.bits,
  "<<": precedence.bits,
  ">>": precedence.bits,
  "+": precedence.sum,
  "-": precedence.sum,
  "*": precedence.product,
  "/": precedence.product,
  "%": precedence.product,
  "||": precedence.join,
  "->": precedence.join,
  "->>": precedence.join,
};

const joinWords: ReadonlySet<string> = new Set(["NATURAL", "LEFT", "RIGHT", "FULL", "OUTER", "INNER", "CROSS"]);

class QueryParser {
  #at = 0;

  constructor(readonly tokens: readonly Token[]) {}

  statement(): DataStatement {
    const commonTables = this.#commonTables();
    if (this.#takes("INSERT") || this.#takes("REPLACE")) return this.#insert(commonTables);
    if (this.#takes("UPDATE")) return this.#update(commonTables);
    if (this.#takes("DELETE")) return this.#delete(commonTables);
    return this.#query(commonTables);
  }

  expectEnd(): void {
    while (this.#takes(";"));
    if (this.#at < this.tokens.length) throw new NotUnderstoodError();
  }

  #peeks(...values: readonly string[]): boolean {
    return startsWith(this.tokens, this.#at, ...values);
  }

  #takes(...values: readonly string[]): boolean {
    if (!this.#peeks(...values)) return false;
    this.#at += values.length;
    return true;
  }

  #expect(...values: readonly string[]): void {
    if (!this.#takes(...values)) throw new NotUnderstoodError();
  }

  #next(): Token {
    const token = this.tokens[this.#at];
    if (!token) throw new NotUnderstoodError();
    this.#at += 1;
    return token;
  }

  #isName(token: Token | undefined): boolean {
    if (token?.kind === "word") return !reserved.has(token.value);
    return token?.kind === "quoted";
  }

  #name(): string {
    const token = this.#next();
    const name = nameOf(token);
    if (name === undefined || (token.kind === "word" && reserved.has(token.value))) throw new NotUnderstoodError();
    return name;
  }

  #list<Item>(item: () => Item): Item[] {
    const items = [item()];
    while (this.#takes(",")) items.push(item());
    return items;
  }

  #inParentheses<Result>(content: () => Result): Result {
    this.#expect("(");
    const result = content();
    this.#expect(")");
    return result;
  }

  // Statements

  #commonTables(): CommonTable[] {
    if (!this.#takes("WITH")) return [];
    this.#takes("RECURSIVE");
    return this.#list(() => {
      const name = this.#name();
      if (this.#peeks("(")) this.#inParentheses(() => this.#list(() => this.#name()));
      this.#expect("AS");
      if (this.#takes("NOT")) this.#expect("MATERIALIZED");
      else this.#takes("MATERIALIZED");
      return { name, query: this.#inParentheses(() => this.#query(this.#commonTables())) };
    });
  }

  #query(commonTables: readonly CommonTable[]): Query {
    const selects = [this.#select()];
    while (this.#takes("UNION", "ALL") || this.#takes("UNION") || this.#takes("INTERSECT") || this.#takes("EXCEPT")) {
      selects.push(this.#select());
    }
    return { kind: "query", commonTables, selects, order: this.#orderAndLimit() };
  }

  #select(): Select {
    if (this.#takes("VALUES")) {
      const row = () => this.#inParentheses(() => this.#list(() => this.#expression()));
      return { rows: this.#list(row), sources: [], conditions: [] };
    }
    this.#expect("SELECT");
    if (!this.#takes("DISTINCT")) this.#takes("ALL");
    const row = this.#list(() => this.#resultColumn());
    const conditions: Expression[] = [];
    const sources = this.#takes("FROM") ? this.#sources(conditions) : [];
    this.#where(conditions);
    if (this.#takes("GROUP", "BY")) conditions.push(...this.#list(() => this.#expression()));
    if (this.#takes("HAVING")) conditions.push(this.#expression());
    if (this.#takes("WINDOW")) {
      this.#list(() => {
        this.#name();
        this.#expect("AS");
        conditions.push(...this.#window());
      });
    }
    return { rows: [row], sources, conditions };
  }

  /** `undefined` for `*` and `t.*`. */
  #resultColumn(): Expression | undefined {
    if (this.#takes("*")) return undefined;
    if (this.#isName(this.tokens[this.#at]) && startsWith(this.tokens, this.#at + 1, ".", "*")) {
      this.#at += 3;
      return undefined;
    }
    const expression = this.#expression();
    this.#alias();
    return expression;
  }

  #alias(): string | undefined {
    if (this.#takes("AS")) return this.#name();
    const token = this.tokens[this.#at];
    return this.#isName(token) || token?.kind === "string" ? this.#name() : undefined;
  }

  #sources(conditions: Expression[]): Source[] {
    const sources = this.#source(conditions);
    for (;;) {
      const isJoin = this.#takesJoin();
      if (!isJoin && !this.#takes(",")) return sources;
      sources.push(...this.#source(conditions));
      if (this.#takes("ON")) conditions.push(this.#expression());
      else if (this.#takes("USING")) this.#inParentheses(() => this.#list(() => this.#name()));
    }
  }

  #takesJoin(): boolean {
    const start = this.#at;
    while (joinWords.has(this.tokens[this.#at]?.value ?? "")) this.#at += 1;
    if (this.#takes("JOIN")) return true;
    this.#at = start;
    return false;
  }

  #source(conditions: Expression[]): Source[] {
    if (this.#takes("(")) {
      if (this.#peeks("SELECT") || this.#peeks("VALUES") || this.#peeks("WITH")) {
        const query = this.#query(this.#commonTables());
        this.#expect(")");
        return [{ alias: this.#alias(), table: undefined, query, call: undefined }];
      }
      const sources = this.#sources(conditions);
      this.#expect(")");
      return sources;
    }
    const table = this.#tableName();
    if (this.#peeks("(")) {
      const call = { kind: "call", name: table, arguments: this.#arguments(), conditions: [] } as const;
      return [{ alias: this.#alias() ?? table, table: undefined, query: undefined, call }];
    }
    return [this.#aliased(table)];
  }

  #tableName(): string {
    const first = this.#name();
    return this.#takes(".") ? this.#name() : first;
  }

  #aliased(table: string): Source {
    const alias = this.#alias() ?? table;
    if (this.#takes("INDEXED", "BY")) this.#name();
    else this.#takes("NOT", "INDEXED");
    return { alias, table, query: undefined, call: undefined };
  }

  #where(conditions: Expression[]): void {
    if (this.#takes("WHERE")) conditions.push(this.#expression());
  }

  #orderAndLimit(): Expression[] {
    const order = this.#takes("ORDER", "BY") ? this.#orderingTerms() : [];
    if (!this.#takes("LIMIT")) return order;
    order.push(this.#expression());
    if (this.#takes("OFFSET") || this.#takes(",")) order.push(this.#expression());
    return order;
  }

  #orderingTerms(): Expression[] {
    return this.#list(() => {
      const term = this.#expression();
      if (!this.#takes("ASC")) this.#takes("DESC");
      if (this.#takes("NULLS") && !this.#takes("FIRST")) this.#expect("LAST");
      return term;
    });
  }

  #conflictAction(): void {
    if (this.#takes("OR")) this.#next();
  }

  #insert(commonTables: readonly CommonTable[]): Insert {
    this.#conflictAction();
    this.#expect("INTO");
    const table = this.#tableName();
    const alias = this.#takes("AS") ? this.#name() : table;
    const target: Source = { alias, table, query: undefined, call: undefined };
    const columns = this.#peeks("(") ? this.#inParentheses(() => this.#list(() => this.#name())) : undefined;
    const rows = this.#takes("DEFAULT", "VALUES") ? undefined : this.#query(this.#commonTables());
    const upserts: { assignments: Assignment[]; conditions: Expression[] }[] = [];
    while (this.#takes("ON", "CONFLICT")) upserts.push(this.#upsert());
    return { kind: "insert", commonTables, target, columns, rows, upserts, returning: this.#returning() };
  }

  #upsert(): { assignments: Assignment[]; conditions: Expression[] } {
    const conditions: Expression[] = [];
    if (this.#peeks("(")) {
      conditions.push(...this.#inParentheses(() => this.#orderingTerms()));
      this.#where(conditions);
    }
    this.#expect("DO");
    if (this.#takes("NOTHING")) return { assignments: [], conditions };
    this.#expect("UPDATE", "SET");
    const assignments = this.#assignments();
    this.#where(conditions);
    return { assignments, conditions };
  }

  #assignments(): Assignment[] {
    return this.#list(() => {
      const columns = this.#peeks("(") ? this.#inParentheses(() => this.#list(() => this.#name())) : [this.#name()];
      this.#expect("=");
      return { columns, value: this.#expression() };
    });
  }

  #update(commonTables: readonly CommonTable[]): Update {
    this.#conflictAction();
    const target = this.#aliased(this.#tableName());
    this.#expect("SET");
    const assignments = this.#assignments();
    const conditions: Expression[] = [];
    const sources = this.#takes("FROM") ? this.#sources(conditions) : [];
    this.#where(conditions);
    const returning = this.#returning();
    conditions.push(...this.#orderAndLimit());
    return { kind: "update", commonTables, target, assignments, sources, conditions, returning };
  }

  #delete(commonTables: readonly CommonTable[]): Delete {
    this.#expect("FROM");
    const target = this.#aliased(this.#tableName());
    const conditions: Expression[] = [];
    this.#where(conditions);
    const returning = this.#returning();
    conditions.push(...this.#orderAndLimit());
    return { kind: "delete", commonTables, target, conditions, returning };
  }

  #returning(): Expression[] {
    if (!this.#takes("RETURNING")) return [];
    return this.#list(() => this.#resultColumn()).filter((expression) => expression !== undefined);
  }

  // Expressions

  #expression(weakest = precedence.or): Expression {
    let left = this.#operand();
    for (;;) {
      const next = this.#continued(left, weakest);
      if (!next) return left;
      left = next;
    }
  }

  /** `left` with the operator behind it, if that binds as strongly as asked for. */
  #continued(left: Expression, weakest: number): Expression | undefined {
    const token = this.tokens[this.#at];
    if (!token || (token.kind !== "operator" && token.kind !== "word")) return undefined;
    if (weakest <= precedence.collate && this.#takes("COLLATE")) {
      this.#name();
      return left;
    }
    if (weakest <= precedence.equality) {
      const test = this.#test(left);
      if (test) return test;
    }
    const strength = Object.hasOwn(operators, token.value) ? operators[token.value] : undefined;
    if (strength === undefined || strength < weakest) return undefined;
    this.#at += 1;
    return this.#binary(token.value, left, this.#expression(strength + 1));
  }

  #binary(operator: string, left: Expression, right: Expression): Expression {
    // LIKE x ESCAPE y
    if (this.#takes("ESCAPE")) this.#expression(precedence.comparison);
    return { kind: "binary", operator, left, right };
  }

  /** `IS …`, `[NOT] IN`, `[NOT] BETWEEN`, `[NOT] LIKE`, `NOTNULL` and so on. */
  #test(left: Expression): Expression | undefined {
    if (this.#takes("ISNULL") || this.#takes("NOTNULL") || this.#takes("NOT", "NULL")) {
      return { kind: "unary", operator: "ISNULL", operand: left };
    }
    if (this.#takes("IS")) {
      this.#takes("NOT");
      this.#takes("DISTINCT", "FROM");
      return { kind: "binary", operator: "IS", left, right: this.#expression(precedence.comparison) };
    }
    const negated = this.#peeks("NOT");
    const at = this.#at;
    if (negated) this.#at += 1;
    if (this.#takes("BETWEEN")) {
      const low = this.#expression(precedence.comparison);
      this.#expect("AND");
      return { kind: "between", operand: left, low, high: this.#expression(precedence.comparison) };
    }
    if (this.#takes("IN")) return { kind: "in", operand: left, values: this.#inValues() };
    for (const operator of ["LIKE", "GLOB", "MATCH", "REGEXP"]) {
      if (negated && this.#takes(operator))
        return this.#binary(operator, left, this.#expression(precedence.comparison));
    }
    this.#at = at;
    return undefined;
  }

  #inValues(): readonly Expression[] | Query {
    if (!this.#peeks("(")) {
      // `x IN table` reads that table's only column, which cannot be told here.
      throw new NotUnderstoodError();
    }
    return this.#inParentheses(() => {
      if (this.#peeks("SELECT") || this.#peeks("VALUES") || this.#peeks("WITH"))
        return this.#query(this.#commonTables());
      return this.#peeks(")") ? [] : this.#list(() => this.#expression());
    });
  }

  #operand(): Expression {
    const token = this.#next();
    switch (token.kind) {
      case "placeholder":
        return { kind: "placeholder", token };
      case "number":
        return { kind: "literal", type: /^0x/i.test(token.text) || /^[0-9_]+$/.test(token.text) ? "integer" : "real" };
      case "string":
      case "blob":
        return { kind: "literal", type: "other" };
      case "quoted":
        return this.#column(token);
      case "operator":
        return this.#afterOperator(token);
      case "word":
        return this.#afterWord(token);
    }
  }

  #afterOperator(token: Token): Expression {
    if (token.text === "-" || token.text === "+" || token.text === "~") {
      return { kind: "unary", operator: token.text, operand: this.#expression(precedence.collate) };
    }
    if (token.text !== "(") throw new NotUnderstoodError();
    if (this.#peeks("SELECT") || this.#peeks("VALUES") || this.#peeks("WITH")) {
      const query = this.#query(this.#commonTables());
      this.#expect(")");
      return { kind: "query", query, exists: false };
    }
    const items = this.#list(() => this.#expression());
    this.#expect(")");
    const [only] = items;
    return only && items.length === 1 ? only : { kind: "row", items };
  }

  #afterWord(token: Token): Expression {
    switch (token.value) {
      case "NULL":
      case "TRUE":
      case "FALSE":
      case "CURRENT_DATE":
      case "CURRENT_TIME":
      case "CURRENT_TIMESTAMP":
        return { kind: "literal", type: "other" };
      case "NOT":
        return { kind: "unary", operator: "NOT", operand: this.#expression(precedence.not) };
      case "EXISTS":
        return { kind: "query", query: this.#inParentheses(() => this.#query(this.#commonTables())), exists: true };
      case "CASE":
        return this.#case();
      case "CAST":
        return this.#cast();
    }
    if (this.#peeks("(") && (!reserved.has(token.value) || ["LIKE", "GLOB", "MATCH"].includes(token.value))) {
      return this.#call(token);
    }
    if (reserved.has(token.value)) throw new NotUnderstoodError();
    return this.#column(token);
  }

  #column(first: Token): Expression {
    const names = [nameOf(first) ?? ""];
    while (this.#takes(".")) names.push(this.#name());
    return { kind: "column", table: names.at(-2), name: names.at(-1) ?? "" };
  }

  #case(): Expression {
    const base = this.#peeks("WHEN") ? undefined : this.#expression();
    const branches: { when: Expression; then: Expression }[] = [];
    while (this.#takes("WHEN")) {
      const when = this.#expression();
      this.#expect("THEN");
      branches.push({ when, then: this.#expression() });
    }
    const otherwise = this.#takes("ELSE") ? this.#expression() : undefined;
    this.#expect("END");
    return { kind: "case", base, branches, otherwise };
  }

  #cast(): Expression {
    return this.#inParentheses(() => {
      const operand = this.#expression();
      this.#expect("AS");
      const type: string[] = [];
      while (this.tokens[this.#at]?.kind === "word") type.push(this.#next().text);
      if (this.#peeks("(")) this.#inParentheses(() => this.#list(() => this.#expression()));
      return { kind: "cast", operand, affinity: affinityOf(type.join(" ")) };
    });
  }

  #call(name: Token): Expression {
    const call = { kind: "call", name: name.text.toLowerCase(), arguments: this.#arguments() } as const;
    const conditions: Expression[] = [];
    if (this.#peeks("FILTER", "(")) {
      this.#at += 1;
      this.#inParentheses(() => this.#where(conditions));
    }
    if (this.#takes("OVER")) {
      if (this.#peeks("(")) conditions.push(...this.#window());
      else this.#name();
    }
    return { ...call, conditions };
  }

  #arguments(): Expression[] {
    return this.#inParentheses(() => {
      if (this.#peeks(")") || this.#takes("*")) return [];
      this.#takes("DISTINCT");
      const list = this.#list(() => this.#expression());
      if (this.#takes("ORDER", "BY")) this.#orderingTerms();
      return list;
    });
  }

  #window(): Expression[] {
    return this.#inParentheses(() => {
      const expressions: Expression[] = [];
      const isBase = !["PARTITION", "ORDER", "ROWS", "RANGE", "GROUPS"].includes(this.tokens[this.#at]?.value ?? "");
      if (isBase && !this.#peeks(")")) this.#name();
      if (this.#takes("PARTITION", "BY")) expressions.push(...this.#list(() => this.#expression()));
      if (this.#takes("ORDER", "BY")) expressions.push(...this.#orderingTerms());
      this.#frame();
      return expressions;
    });
  }

  /** ROWS BETWEEN 1 PRECEDING AND …: nothing that a value flows through. */
  #frame(): void {
    while (!this.#peeks(")")) if (this.#next().text === "(") throw new NotUnderstoodError();
  }
}
