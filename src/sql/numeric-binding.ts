import type { Affinity } from "./affinity.js";
import { type Placeholder, scanPlaceholders } from "./placeholders.js";
import { parseDataStatement } from "./query-parser.js";
import type { Assignment, CommonTable, DataStatement, Expression, Query, Source } from "./query-tree.js";
import type { Schema, Table } from "./schema.js";

/**
 * What becomes different when a whole number is bound as REAL, as D1 does (5 arrives as 5.0), and not as INTEGER.
 *
 * - `text-column`: stored in a column with TEXT affinity as `'5.0'`, or in one without affinity as 5.0.
 * - `text-comparison`: compared with a TEXT column, as `'5.0'`.
 * - `concatenation`: `'id:' || ?` gives `id:5.0`.
 * - `text-conversion`: made text in another way: LIKE, CAST AS TEXT, length(), typeof().
 * - `division`: `? / 2` no longer divides whole numbers.
 * - `json-argument`: `json_array(?)` gives `[5.0]`.
 * - `unknown`: not to be told; `because` says why.
 */
export type NumericEffect =
  | "none"
  | "text-column"
  | "text-comparison"
  | "concatenation"
  | "text-conversion"
  | "division"
  | "json-argument"
  | "unknown";

export interface NumericBinding {
  readonly placeholder: Placeholder;
  readonly effect: NumericEffect;
  /** The column that is written or compared with, `table.column` in lower case. */
  readonly column?: string;
  /** Why the effect is unknown. */
  readonly because?: string;
}

/**
 * Says for each placeholder of one statement what a whole number, bound as REAL, would change.
 *
 * @param schema the tables known; a column of any other table makes the answer `unknown`.
 */
export function numericBindings(sql: string, schema: Schema): NumericBinding[] {
  const statement = parseDataStatement(sql);
  const uses = statement ? new ValueFlow(schema).usesIn(statement) : new Map<number, Use>();
  return scanPlaceholders(sql).map((placeholder) => {
    const { effect, column, because } = uses.get(placeholder.start) ?? notUnderstood;
    return { placeholder, effect, ...(column !== undefined && { column }), ...(because !== undefined && { because }) };
  });
}

/** Where a value goes. */
interface Use {
  readonly effect: NumericEffect;
  readonly column?: string;
  readonly because?: string;
  /** Date functions read `'-5.0 days'` as `'-5 days'`. */
  readonly isDateModifier?: true;
}

const notUnderstood: Use = { effect: "unknown", because: "the statement is not understood" };
const harmless: Use = { effect: "none" };
const dateModifier: Use = { effect: "none", isDateModifier: true };
const division: Use = { effect: "division" };
const concatenation: Use = { effect: "concatenation" };
const textConversion: Use = { effect: "text-conversion" };
const jsonArgument: Use = { effect: "json-argument" };
const throughSubquery: Use = { effect: "unknown", because: "the value goes through a subquery" };

const arithmetic: ReadonlySet<string> = new Set(["+", "-", "*", "%"]);
const comparisons: ReadonlySet<string> = new Set(["=", "==", "<>", "!=", "<", "<=", ">", ">=", "IS"]);
const textOperators: ReadonlySet<string> = new Set(["LIKE", "GLOB", "MATCH", "REGEXP"]);
const jsonOperators: ReadonlySet<string> = new Set(["->", "->>"]);

/** What functions do with a number, by name; one entry for all arguments, or one for each and the last for the rest. */
type ArgumentUse = "passes" | "number" | "text" | "json" | "date" | "date-modifier";
const functions: Readonly<Record<string, ArgumentUse | readonly ArgumentUse[]>> = {
  ...record(
    "abs ceil ceiling coalesce first_value floor ifnull lag last_value lead likely max min nth_value sum trunc unlikely",
    "passes",
  ),
  ...record("iif if", ["number", "passes"]),
  // Unlike `=`, nullif() applies no column's affinity to the value it compares with.
  ...record("likelihood nullif", ["passes", "number"]),
  ...record(
    "acos acosh asin asinh atan atan2 atanh avg bm25 changes char cos cosh count cume_dist degrees dense_rank exp " +
      "last_insert_rowid ln log log10 log2 mod ntile percent_rank pi pow power radians random randomblob rank round " +
      "row_number sign sin sinh sqrt tan tanh total total_changes zeroblob",
    "number",
  ),
  ...record(
    "concat concat_ws format glob group_concat hex instr length like lower ltrim octet_length printf quote replace rtrim " +
      "string_agg trim typeof unhex unicode upper",
    "text",
  ),
  ...record("substr substring", ["text", "number"]),
  ...record("highlight snippet", ["number"]),
  ...record(
    "json json_array json_array_length json_each json_error_position json_extract json_group_array json_group_object " +
      "json_insert json_object json_patch json_pretty json_quote json_remove json_replace json_set json_tree json_type " +
      "json_valid jsonb jsonb_array jsonb_extract jsonb_group_array jsonb_group_object jsonb_insert jsonb_object " +
      "jsonb_patch jsonb_remove jsonb_replace jsonb_set",
    "json",
  ),
  ...record("date datetime julianday time unixepoch", ["date", "date-modifier"]),
  ...record("strftime", ["text", "date", "date-modifier"]),
  ...record("timediff", "date"),
};

function record<Value>(names: string, value: Value): Record<string, Value> {
  return Object.fromEntries(names.split(" ").map((name) => [name, value]));
}

/** Functions whose result is REAL whatever they are given. */
const realFunctions: ReadonlySet<string> = new Set([
  "avg",
  "round",
  "total",
  "julianday",
  "pow",
  "power",
  "sqrt",
  "mod",
]);

const rowidNames: ReadonlySet<string> = new Set(["rowid", "_rowid_", "oid"]);

interface Scope {
  readonly sources: readonly { readonly alias: string | undefined; readonly table: Table | undefined }[];
  /** Names of common tables, which hide the schema's. */
  readonly hidden: ReadonlySet<string>;
  readonly parent: Scope | undefined;
}

const emptyScope: Scope = { sources: [], hidden: new Set(), parent: undefined };

/** Follows every placeholder's value to where it is used. */
class ValueFlow {
  readonly #schema: Schema;
  /** By the placeholder's position. */
  readonly #uses = new Map<number, Use>();

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  usesIn(statement: DataStatement): ReadonlyMap<number, Use> {
    if (statement.kind === "query") {
      this.#query(statement, emptyScope, () => harmless);
      return this.#uses;
    }
    const scope = this.#withCommonTables(statement.commonTables, emptyScope);
    const extra = statement.kind === "update" ? statement.sources : [];
    const inner = this.#withSources([statement.target, ...extra], scope);
    const table = inner.sources[0]?.table;
    this.#all(statement.returning, inner);
    if (statement.kind === "insert") {
      const columns = statement.columns ?? insertedColumns(table);
      if (statement.rows) {
        this.#query(statement.rows, scope, (index) => {
          return this.#stored(table, index === undefined ? undefined : columns?.[index], statement.target.table);
        });
      }
      const upsertScope = { ...inner, sources: [...inner.sources, { alias: "excluded", table }] };
      for (const { assignments, conditions } of statement.upserts) {
        this.#assignments(assignments, table, statement.target.table, upsertScope);
        this.#all(conditions, upsertScope);
      }
      return this.#uses;
    }
    if (statement.kind === "update") this.#assignments(statement.assignments, table, statement.target.table, inner);
    this.#all(statement.conditions, inner);
    return this.#uses;
  }

  #withCommonTables(commonTables: readonly CommonTable[], parent: Scope): Scope {
    if (commonTables.length === 0) return parent;
    const hidden = new Set([...parent.hidden, ...commonTables.map(({ name }) => name)]);
    const scope: Scope = { sources: [], hidden, parent };
    for (const { query } of commonTables) this.#query(query, scope, () => throughSubquery);
    return scope;
  }

  #withSources(sources: readonly Source[], parent: Scope): Scope {
    const scope: Scope = {
      hidden: parent.hidden,
      parent,
      sources: sources.map(({ alias, table }) => ({
        alias,
        table: table === undefined || parent.hidden.has(table) ? undefined : this.#schema.get(table),
      })),
    };
    for (const { query, call } of sources) {
      if (query) this.#query(query, parent, () => throughSubquery);
      if (call) this.#visit(call, harmless, scope);
    }
    return scope;
  }

  /** @param useOf where the value of a result column goes, by its index; behind a `*` that is not known */
  #query(query: Query, parent: Scope, useOf: (index: number | undefined) => Use): void {
    const scope = this.#withCommonTables(query.commonTables, parent);
    for (const select of query.selects) {
      const inner = this.#withSources(select.sources, scope);
      for (const row of select.rows) {
        const star = row.indexOf(undefined);
        for (const [index, item] of row.entries()) {
          if (item) this.#visit(item, useOf(star >= 0 && star < index ? undefined : index), inner);
        }
      }
      this.#all(select.conditions, inner);
      this.#all(query.order, inner);
    }
  }

  #assignments(
    assignments: readonly Assignment[],
    table: Table | undefined,
    name: string | undefined,
    scope: Scope,
  ): void {
    for (const { columns, value } of assignments) {
      const useOf = (index: number | undefined) => this.#stored(table, columns[index ?? columns.length], name);
      if (value.kind === "query" && !value.exists) this.#query(value.query, scope, useOf);
      else if (value.kind === "row")
        for (const [index, item] of value.items.entries()) this.#visit(item, useOf(index), scope);
      else this.#visit(value, useOf(0), scope);
    }
  }

  #stored(table: Table | undefined, column: string | undefined, tableName = ""): Use {
    if (!table) return { effect: "unknown", because: `the columns of ${tableName} are not known` };
    if (column === undefined) return notUnderstood;
    const affinity = columnAffinity(table, column);
    const name = `${tableName}.${column}`;
    if (affinity === undefined) return { effect: "unknown", because: `the column ${name} is not known`, column: name };
    return { effect: affinity === "text" || affinity === "blob" ? "text-column" : "none", column: name };
  }

  /** Values that decide about rows and go nowhere. */
  #all(expressions: readonly Expression[], scope: Scope): void {
    for (const expression of expressions) this.#visit(expression, harmless, scope);
  }

  /** @param use where the expression's value goes */
  #visit(expression: Expression, use: Use, scope: Scope): void {
    switch (expression.kind) {
      case "placeholder":
        this.#record(expression.token.start, use);
        break;
      case "unary": {
        const passes = expression.operator === "-" || expression.operator === "+";
        this.#visit(expression.operand, passes ? use : harmless, scope);
        break;
      }
      case "binary":
        this.#binary(expression.operator, expression.left, expression.right, use, scope);
        break;
      case "between":
        for (const bound of [expression.low, expression.high]) this.#compare(expression.operand, bound, scope);
        break;
      case "in":
        this.#in(expression.operand, expression.values, scope);
        break;
      case "call":
        this.#call(expression, use, scope);
        break;
      case "cast": {
        const { affinity } = expression;
        // A CAST to NUMERIC leaves a REAL as it is; one to BLOB makes text of it first.
        const inner =
          affinity === "text" || affinity === "blob" ? textConversion : affinity === "numeric" ? use : harmless;
        this.#visit(expression.operand, inner, scope);
        break;
      }
      case "case":
        for (const { when, then } of expression.branches) {
          if (expression.base) this.#compare(expression.base, when, scope);
          else this.#visit(when, harmless, scope);
          this.#visit(then, use, scope);
        }
        if (expression.otherwise) this.#visit(expression.otherwise, use, scope);
        break;
      case "row":
        // Where rows are compared or assigned they are taken apart before; elsewhere they have no value.
        for (const item of expression.items) this.#visit(item, notUnderstood, scope);
        break;
      case "query":
        this.#query(expression.query, scope, () => (expression.exists ? harmless : use));
        break;
      default:
    }
  }

  /** A value that is used in two ways (`? BETWEEN a AND b`) keeps the one that matters. */
  #record(start: number, use: Use): void {
    const known = this.#uses.get(start);
    if (!known || known.effect === "none") this.#uses.set(start, use);
  }

  #binary(operator: string, left: Expression, right: Expression, use: Use, scope: Scope): void {
    if (comparisons.has(operator)) {
      this.#compare(left, right, scope);
      return;
    }
    const operandUse = (other: Expression): Use => {
      // With a REAL on the other side the result is REAL either way.
      if (arithmetic.has(operator)) return this.#isReal(other, scope) ? harmless : use;
      if (operator === "/") return this.#isReal(other, scope) ? harmless : division;
      if (operator === "||") return use.isDateModifier ? use : concatenation;
      if (textOperators.has(operator)) return textConversion;
      if (jsonOperators.has(operator)) return jsonArgument;
      return harmless;
    };
    this.#visit(left, operandUse(right), scope);
    this.#visit(right, operandUse(left), scope);
  }

  /** Comparing applies the affinity of one side to the other: https://sqlite.org/datatype3.html §4.2. */
  #compare(left: Expression, right: Expression, scope: Scope): void {
    if (left.kind === "row" && right.kind === "row" && left.items.length === right.items.length) {
      for (const [index, item] of left.items.entries()) {
        const other = right.items[index];
        if (other) this.#compare(item, other, scope);
      }
      return;
    }
    this.#visit(left, this.#comparedWith(right, scope), scope);
    this.#visit(right, this.#comparedWith(left, scope), scope);
  }

  #comparedWith(other: Expression, scope: Scope): Use {
    if (other.kind === "column") {
      const found = resolveColumn(other, scope);
      if (!found) {
        return { effect: "unknown", because: `the column ${other.name} is not known` };
      }
      return found.affinity === "text"
        ? { effect: "text-comparison", column: found.name }
        : { ...harmless, column: found.name };
    }
    if (other.kind === "cast") return other.affinity === "text" ? { effect: "text-comparison" } : harmless;
    if (other.kind === "query" && !other.exists) return this.#comparedWithQuery(other.query, scope);
    return harmless;
  }

  #comparedWithQuery(query: Query, scope: Scope): Use {
    const select = query.selects[0];
    const item = select?.rows[0]?.[0];
    if (!select || !item || query.commonTables.length > 0) return throughSubquery;
    const sources = select.sources.map(({ alias, table }) => ({
      alias,
      table: table === undefined || scope.hidden.has(table) ? undefined : this.#schema.get(table),
    }));
    return this.#comparedWith(item, { sources, hidden: scope.hidden, parent: scope });
  }

  #in(operand: Expression, values: readonly Expression[] | Query, scope: Scope): void {
    if ("kind" in values) {
      this.#visit(operand, this.#comparedWithQuery(values, scope), scope);
      const use = operand.kind === "row" ? notUnderstood : this.#comparedWith(operand, scope);
      this.#query(values, scope, () => use);
      return;
    }
    // In a list only the left side's affinity counts.
    const use = this.#comparedWith(operand, scope);
    if (operand.kind === "row") {
      for (const value of values) this.#compare(operand, value, scope);
      return;
    }
    this.#visit(operand, harmless, scope);
    for (const value of values) this.#visit(value, use, scope);
  }

  #call(call: Extract<Expression, { kind: "call" }>, use: Use, scope: Scope): void {
    this.#all(call.conditions, scope);
    const uses = Object.hasOwn(functions, call.name) ? functions[call.name] : undefined;
    for (const [index, argument] of call.arguments.entries()) {
      const how = typeof uses === "string" ? uses : uses?.[Math.min(index, uses.length - 1)];
      this.#visit(argument, this.#argumentUse(how, use, call.name), scope);
    }
  }

  #argumentUse(how: ArgumentUse | undefined, use: Use, name: string): Use {
    switch (how) {
      case "passes":
        return use;
      case "number":
      case "date":
        return harmless;
      case "date-modifier":
        return dateModifier;
      case "text":
        return textConversion;
      case "json":
        return jsonArgument;
      case undefined:
        return { effect: "unknown", because: `the function ${name}() is not known` };
    }
  }

  #isReal(expression: Expression, scope: Scope): boolean {
    switch (expression.kind) {
      case "literal":
        return expression.type === "real";
      case "column":
        return resolveColumn(expression, scope)?.affinity === "real";
      case "cast":
        return expression.affinity === "real";
      case "call":
        return realFunctions.has(expression.name);
      case "unary":
        return expression.operator !== "NOT" && this.#isReal(expression.operand, scope);
      case "binary":
        return (
          (arithmetic.has(expression.operator) || expression.operator === "/") &&
          (this.#isReal(expression.left, scope) || this.#isReal(expression.right, scope))
        );
      default:
        return false;
    }
  }
}

function insertedColumns(table: Table | undefined): string[] | undefined {
  return table && [...table.columns].filter(([, column]) => !column.generated).map(([name]) => name);
}

function columnAffinity(table: Table, column: string): Affinity | undefined {
  return table.columns.get(column)?.affinity ?? (rowidNames.has(column) ? "integer" : undefined);
}

/** `undefined` where a source of the scope is not in the schema, or none has the column. */
function resolveColumn(
  column: { readonly table: string | undefined; readonly name: string },
  scope: Scope,
): { affinity: Affinity; name: string } | undefined {
  for (let current: Scope | undefined = scope; current; current = current.parent) {
    const sources = current.sources.filter(({ alias }) => column.table === undefined || alias === column.table);
    for (const { table } of sources) {
      const affinity = table && columnAffinity(table, column.name);
      if (affinity) return { affinity, name: `${table.name.toLowerCase()}.${column.name}` };
    }
    if (sources.some(({ table }) => !table)) return undefined;
  }
  return undefined;
}
