import { type Affinity, affinityOf } from "./affinity.js";
import { type Node, type Statement, VisitorAction, cstVisitor, parseStatement, rangeOf } from "./parse.js";
import { type Placeholder, scanPlaceholders } from "./placeholders.js";
import type { Schema, Table } from "./schema.js";
import {
  type NodeOf,
  bare,
  isQuery,
  isStar,
  nameOf,
  operatorName,
  rowItems,
  rowsOf,
  selectsOf,
  sourcesOf,
} from "./syntax-tree.js";

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
  const statement = parseStatement(sql);
  const uses = statement ? new ValueFlow(sql, schema).usesIn(statement) : new Map<number, Use>();
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
const textOperators: ReadonlySet<string> = new Set(["LIKE", "GLOB", "MATCH", "REGEXP", "ESCAPE"]);
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

/** Tables by the names that qualify their columns; what is no table of the schema has columns that are not known. */
interface Source {
  readonly alias: string | undefined;
  readonly table: Table | undefined;
}

interface Scope {
  readonly sources: readonly Source[];
  /** Names of common tables, which hide the schema's. */
  readonly hidden: ReadonlySet<string>;
  readonly parent: Scope | undefined;
}

const emptyScope: Scope = { sources: [], hidden: new Set(), parent: undefined };

/** Follows every placeholder's value to where it is used. What it does not reach stays not understood. */
class ValueFlow {
  readonly #sql: string;
  readonly #schema: Schema;
  /** By the placeholder's position. */
  readonly #uses = new Map<number, Use>();

  constructor(sql: string, schema: Schema) {
    this.#sql = sql;
    this.#schema = schema;
  }

  usesIn(statement: Statement): ReadonlyMap<number, Use> {
    switch (statement.type) {
      case "select_stmt":
      case "compound_select_stmt":
        this.#query(statement, emptyScope, () => harmless);
        break;
      case "insert_stmt":
      case "update_stmt":
      case "delete_stmt":
        this.#write(statement.clauses);
        break;
      default:
    }
    return this.#uses;
  }

  #write(clauses: readonly Node[]): void {
    const scope = this.#withCommonTables(clauses, emptyScope);
    const inner = this.#withSources(clauses, scope);
    // The clause that names the table comes before FROM.
    const target: Target = { table: inner.sources[0]?.table, name: clauses.flatMap(sourcesOf)[0]?.table ?? "" };
    const listed = clauses.find((clause) => clause.type === "insert_clause")?.columns?.expr.items.map(nameOf);
    const columns = listed ?? insertedColumns(target.table);
    const insertedUse = (index: number | undefined) =>
      stored(target, index === undefined ? undefined : columns?.[index]);
    for (const clause of clauses) {
      switch (clause.type) {
        case "with_clause":
          break;
        case "from_clause":
          this.#visit(clause, throughSubquery, inner);
          break;
        case "values_clause":
        case "select_stmt":
        case "compound_select_stmt":
          this.#query(clause, scope, insertedUse);
          break;
        case "set_clause":
          this.#assignments(clause, target, inner);
          break;
        case "upsert_clause":
          this.#upsert(clause, target, inner);
          break;
        default:
          this.#visit(clause, harmless, inner);
      }
    }
  }

  #upsert({ conflictTarget, where, action }: NodeOf<"upsert_clause">, target: Target, inner: Scope): void {
    const scope = { ...inner, sources: [...inner.sources, { alias: "excluded", table: target.table }] };
    const { set, where: condition } = action.type === "upsert_action_update" ? action : {};
    if (set) this.#assignments(set, target, scope);
    for (const part of [conflictTarget, where, condition]) if (part) this.#visit(part, harmless, scope);
  }

  #withCommonTables(clauses: readonly Node[], parent: Scope): Scope {
    const tables = clauses.find((clause) => clause.type === "with_clause")?.tables.items ?? [];
    if (tables.length === 0) return parent;
    const hidden = new Set([...parent.hidden, ...tables.map(({ table }) => nameOf(table))]);
    const scope: Scope = { sources: [], hidden, parent };
    for (const { expr } of tables) this.#query(expr, scope, () => throughSubquery);
    return scope;
  }

  #withSources(clauses: readonly Node[], parent: Scope): Scope {
    const sources = clauses.flatMap(sourcesOf).map(({ alias, table }) => ({
      alias,
      table: table === undefined || parent.hidden.has(table) ? undefined : this.#schema.get(table),
    }));
    return { sources, hidden: parent.hidden, parent };
  }

  /** @param useOf where the value of a result column goes, by its index; behind a `*` that is not known */
  #query(query: Node, parent: Scope, useOf: (index: number | undefined) => Use): void {
    const selects = selectsOf(query);
    const scope = this.#withCommonTables(selects[0] ?? [], parent);
    for (const clauses of selects) {
      const inner = this.#withSources(clauses, scope);
      for (const clause of clauses) {
        switch (clause.type) {
          case "with_clause":
            break;
          case "select_clause":
          case "values_clause":
            for (const row of rowsOf(clause)) this.#row(row, useOf, inner);
            break;
          case "from_clause":
            this.#visit(clause, throughSubquery, inner);
            break;
          default:
            // WHERE, GROUP BY and so on: these values decide about rows and go nowhere.
            this.#visit(clause, harmless, inner);
        }
      }
    }
  }

  #row(items: readonly Node[], useOf: (index: number | undefined) => Use, scope: Scope): void {
    const star = items.findIndex(isStar);
    for (const [index, item] of items.entries()) {
      this.#visit(item, useOf(star >= 0 && star < index ? undefined : index), scope);
    }
  }

  #assignments({ assignments }: NodeOf<"set_clause">, target: Target, scope: Scope): void {
    for (const { column, expr } of assignments.items) {
      const columns = column.type === "paren_expr" ? column.expr.items.map(nameOf) : [nameOf(column)];
      const useOf = (index: number | undefined) => stored(target, columns[index ?? columns.length]);
      const value = bare(expr);
      const items = rowItems(value);
      if (items) this.#row(items, useOf, scope);
      else if (isQuery(value)) this.#query(value, scope, useOf);
      else this.#visit(value, useOf(0), scope);
    }
  }

  /** @param use where the node's value goes */
  #visit(node: Node, use: Use, scope: Scope): void {
    const query = handled((visited: Node) => this.#query(visited, scope, () => use));
    // Nodes that are not listed (parentheses, aliases, clauses) hand their own use on.
    cstVisitor({
      parameter: (parameter) => this.#record(rangeOf(parameter).start, use),
      select_stmt: query,
      compound_select_stmt: query,
      func_call: handled((call) => this.#call(call, use, scope)),
      binary_expr: handled((binary) => this.#binary(binary, use, scope)),
      postfix_op_expr: handled(({ expr }) => this.#visit(expr, harmless, scope)),
      prefix_op_expr: handled(({ operator, expr }) =>
        this.#visit(expr, operator === "-" || operator === "+" ? use : harmless, scope),
      ),
      between_expr: handled(({ left, begin, end }) => {
        for (const bound of [begin, end]) this.#compare(left, bound, scope);
      }),
      cast_expr: handled((cast) => this.#visit(cast.args.expr.expr, castUse(this.#castAffinity(cast), use), scope)),
      case_expr: handled((expression) => this.#case(expression, use, scope)),
      join_on_specification: handled(({ expr }) => this.#visit(expr, harmless, scope)),
      paren_expr: (visited) => {
        const items = rowItems(visited);
        if (!items) return undefined;
        // Where rows are compared or assigned they are taken apart before; elsewhere they have no value.
        this.#row(items, () => notUnderstood, scope);
        return VisitorAction.SKIP;
      },
    })(node);
  }

  /** A value that is used in two ways (`? BETWEEN a AND b`) keeps the one that matters. */
  #record(start: number, use: Use): void {
    const known = this.#uses.get(start);
    if (!known || known.effect === "none") this.#uses.set(start, use);
  }

  #case({ expr: base, clauses }: NodeOf<"case_expr">, use: Use, scope: Scope): void {
    for (const clause of clauses) {
      if (clause.type === "case_when") {
        if (base) this.#compare(base, clause.condition, scope);
        else this.#visit(clause.condition, harmless, scope);
      }
      this.#visit(clause.result, use, scope);
    }
  }

  #binary({ left, operator: written, right }: NodeOf<"binary_expr">, use: Use, scope: Scope): void {
    const operator = operatorName(written);
    if (comparisons.has(operator)) {
      this.#compare(left, right, scope);
      return;
    }
    if (operator === "IN") {
      this.#in(left, right, scope);
      return;
    }
    const operandUse = (other: Node): Use => {
      // With a REAL on the other side the result is REAL either way.
      if (arithmetic.has(operator)) return this.#isReal(other, scope) ? harmless : use;
      if (operator === "/") return this.#isReal(other, scope) ? harmless : division;
      if (operator === "||") return use.isDateModifier ? use : concatenation;
      if (operator === "COLLATE") return use;
      if (textOperators.has(operator)) return textConversion;
      if (jsonOperators.has(operator)) return jsonArgument;
      return harmless;
    };
    this.#visit(left, operandUse(right), scope);
    this.#visit(right, operandUse(left), scope);
  }

  /** Comparing applies the affinity of one side to the other: https://sqlite.org/datatype3.html §4.2. */
  #compare(left: Node, right: Node, scope: Scope): void {
    const leftItems = rowItems(bare(left));
    const rightItems = rowItems(bare(right));
    if (leftItems && leftItems.length === rightItems?.length) {
      for (const [index, item] of leftItems.entries()) {
        const other = rightItems[index];
        if (other) this.#compare(item, other, scope);
      }
      return;
    }
    this.#visit(left, this.#comparedWith(right, scope), scope);
    this.#visit(right, this.#comparedWith(left, scope), scope);
  }

  #comparedWith(expression: Node, scope: Scope): Use {
    const other = bare(expression);
    if (isQuery(other)) return this.#comparedWithQuery(other, scope);
    switch (other.type) {
      case "identifier":
      case "member_expr": {
        const found = resolveColumn(other, scope);
        if (!found) return { effect: "unknown", because: `the column ${nameOf(other)} is not known` };
        return found.affinity === "text"
          ? { effect: "text-comparison", column: found.name }
          : { ...harmless, column: found.name };
      }
      case "cast_expr":
        return this.#castAffinity(other) === "text" ? { effect: "text-comparison" } : harmless;
      default:
        return harmless;
    }
  }

  #comparedWithQuery(query: Node, scope: Scope): Use {
    const [clauses = []] = selectsOf(query);
    const [item] = clauses.flatMap(rowsOf)[0] ?? [];
    const hasCommonTables = clauses.some(({ type }) => type === "with_clause");
    if (!item || isStar(item) || hasCommonTables) return throughSubquery;
    return this.#comparedWith(item, this.#withSources(clauses, scope));
  }

  #in(operand: Node, values: Node, scope: Scope): void {
    // `x IN table` compares with the only column of that table, which is not looked up.
    if (values.type !== "paren_expr") return;
    const list = rowItems(values);
    const isRow = rowItems(bare(operand)) !== undefined;
    if (!list) {
      this.#visit(operand, this.#comparedWithQuery(values, scope), scope);
      const use = isRow ? notUnderstood : this.#comparedWith(operand, scope);
      this.#query(values, scope, () => use);
      return;
    }
    // In a list only the left side's affinity counts.
    const use = this.#comparedWith(operand, scope);
    if (!isRow) this.#visit(operand, harmless, scope);
    for (const value of list) {
      if (isRow) this.#compare(operand, value, scope);
      else this.#visit(value, use, scope);
    }
  }

  #call({ name: called, args, filter, over }: NodeOf<"func_call">, use: Use, scope: Scope): void {
    const name = nameOf(called);
    const uses = Object.hasOwn(functions, name) ? functions[name] : undefined;
    for (const [index, argument] of (args?.expr.args.items ?? []).entries()) {
      const how = typeof uses === "string" ? uses : uses?.[Math.min(index, uses.length - 1)];
      this.#visit(argument, argumentUse(how, use, name), scope);
    }
    for (const part of [args?.expr.orderBy, filter, over]) if (part) this.#visit(part, harmless, scope);
  }

  #castAffinity({ args }: NodeOf<"cast_expr">): Affinity {
    const { start, end } = rangeOf(args.expr.dataType);
    return affinityOf(this.#sql.slice(start, end));
  }

  #isReal(expression: Node, scope: Scope): boolean {
    const node = bare(expression);
    switch (node.type) {
      case "number_literal":
        return !/^(0x[0-9a-f_]+|[0-9_]+)$/i.test(node.text);
      case "identifier":
      case "member_expr":
        return resolveColumn(node, scope)?.affinity === "real";
      case "cast_expr":
        return this.#castAffinity(node) === "real";
      case "func_call":
        return realFunctions.has(nameOf(node.name));
      case "prefix_op_expr":
        return (node.operator === "-" || node.operator === "+") && this.#isReal(node.expr, scope);
      case "binary_expr": {
        const operator = operatorName(node.operator);
        return (
          (arithmetic.has(operator) || operator === "/") &&
          (this.#isReal(node.left, scope) || this.#isReal(node.right, scope))
        );
      }
      default:
        return false;
    }
  }
}

/** A visitor's function that has seen to the node's children itself. */
function handled<Visited>(visit: (node: Visited) => void): (node: Visited) => VisitorAction {
  return (node) => {
    visit(node);
    return VisitorAction.SKIP;
  };
}

/** The table that a statement writes to. */
interface Target {
  readonly table: Table | undefined;
  readonly name: string;
}

function stored({ table, name: tableName }: Target, column: string | undefined): Use {
  if (!table) return { effect: "unknown", because: `the columns of ${tableName} are not known` };
  if (column === undefined) return notUnderstood;
  const affinity = columnAffinity(table, column);
  const name = `${tableName}.${column}`;
  if (affinity === undefined) return { effect: "unknown", because: `the column ${name} is not known`, column: name };
  return { effect: affinity === "text" || affinity === "blob" ? "text-column" : "none", column: name };
}

function argumentUse(how: ArgumentUse | undefined, use: Use, name: string): Use {
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

/** A CAST to NUMERIC leaves a REAL as it is; one to BLOB makes text of it first. */
function castUse(affinity: Affinity, use: Use): Use {
  if (affinity === "text" || affinity === "blob") return textConversion;
  return affinity === "numeric" ? use : harmless;
}

function insertedColumns(table: Table | undefined): string[] | undefined {
  return table && [...table.columns].filter(([, column]) => !column.generated).map(([name]) => name);
}

function columnAffinity(table: Table, column: string): Affinity | undefined {
  return table.columns.get(column)?.affinity ?? (rowidNames.has(column) ? "integer" : undefined);
}

/** `undefined` where a source of the scope is not in the schema, or none has the column. */
function resolveColumn(
  column: NodeOf<"identifier" | "member_expr">,
  scope: Scope,
): { affinity: Affinity; name: string } | undefined {
  const name = nameOf(column);
  const qualifier = column.type === "member_expr" ? nameOf(column.object) : undefined;
  for (let current: Scope | undefined = scope; current; current = current.parent) {
    const sources = current.sources.filter(({ alias }) => qualifier === undefined || alias === qualifier);
    for (const { table } of sources) {
      const affinity = table && columnAffinity(table, name);
      if (affinity) return { affinity, name: `${table.name.toLowerCase()}.${name}` };
    }
    if (sources.some(({ table }) => !table)) return undefined;
  }
  return undefined;
}
