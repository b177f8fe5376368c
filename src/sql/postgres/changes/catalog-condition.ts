import { type Node, parsePostgresStatement } from "../../parse.js";
import type { NodeOf } from "../../syntax-tree.js";
import type { Catalog } from "../catalog.js";
import { prepareSyntax } from "../expressions/standard-syntax.js";
import { readType, typeOfNode } from "../type-name.js";
import {
  type CatalogRow,
  type CatalogValue,
  catalogRows,
  database,
  relationId,
  something,
  typeId,
} from "./catalog-relations.js";
import { nameOfIdentifier, schemaOf } from "./names.js";

/**
 * Whether a condition over PostgreSQL's own catalogs holds: `NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE …)`,
 * `to_regclass('users') IS NULL`.
 *
 * @returns `undefined` where that depends on rows, or on what is not known here
 */
export function holds(condition: string, catalog: Catalog): boolean | undefined {
  const source = prepareSyntax(`SELECT (${condition}\n)`).text;
  const statement = parsePostgresStatement(source);
  const [clause, ...others] = statement?.type === "select_stmt" ? statement.clauses : [];
  const items = clause?.type === "select_clause" && others.length === 0 ? clause.columns?.items : undefined;
  const [item] = items ?? [];
  if (item?.type !== "paren_expr") return undefined;
  try {
    // IF takes NULL for false.
    return truth(new Evaluation(catalog, source).value(item.expr, [])) === true;
  } catch (error) {
    if (error instanceof Undecidable) return undefined;
    throw error;
  }
}

/** Whether a condition asks nothing but PostgreSQL's catalogs, known here or not, whether something is there. */
export function asksOnlyCatalogs(condition: string): boolean {
  const words = condition.replaceAll(/\/\*[\s\S]*?\*\/|--[^\n]*/g, " ");
  if (!/\bexists\s*\(|\bto_reg\w+\s*\(/i.test(words)) return false;
  const asked = [...words.matchAll(/\b(?:from|join)\s+("?[\w.]+)/gi)].map(([, name = ""]) => name);
  return asked.every((name) => /^"?(?:pg_|information_schema)/i.test(name));
}

class Undecidable extends Error {}

/** What the names of a query stand for; the innermost query comes first. */
type Bindings = readonly { readonly name: string; readonly row: CatalogRow }[];

/** More combinations of rows than any condition of a migration asks for. */
const mostCombinations = 500_000;

class Evaluation {
  private combinations = 0;

  constructor(
    private readonly catalog: Catalog,
    private readonly source: string,
  ) {}

  value(node: Node, bindings: Bindings): CatalogValue {
    switch (node.type) {
      case "string_literal":
      case "number_literal":
        return node.value;
      case "boolean_literal":
        return node.valueKw.name === "TRUE";
      case "null_literal":
        return null;
      case "identifier":
      case "member_expr":
        return column(node, bindings);
      case "paren_expr":
        return isQuery(node.expr) ? this.scalar(node.expr, bindings) : this.value(node.expr, bindings);
      case "cast_operator_expr":
        return this.cast(this.value(node.left, bindings), node.right);
      case "cast_expr":
        return this.cast(this.value(node.args.expr.expr, bindings), node.args.expr.dataType);
      case "prefix_op_expr":
        return this.prefix(node, bindings);
      case "binary_expr":
        return this.binary(node, bindings);
      case "func_call":
        return this.call(node, bindings);
      default:
        throw new Undecidable(node.type);
    }
  }

  private prefix({ operator, expr }: NodeOf<"prefix_op_expr">, bindings: Bindings): CatalogValue {
    const word = operatorWords(operator);
    if (word === "NOT") return not(truth(this.value(expr, bindings)));
    if (word === "EXISTS" && expr.type === "paren_expr") return this.rows(expr.expr, bindings).length > 0;
    throw new Undecidable(word);
  }

  private binary({ operator, left, right }: NodeOf<"binary_expr">, bindings: Bindings): CatalogValue {
    const word = operatorWords(operator);
    switch (word) {
      case "AND":
      case "OR":
        return this.connected(word === "OR", left, right, bindings);
      case "=":
        return right.type === "quantifier_expr"
          ? this.anyOf(left, right, bindings)
          : equal(this.value(left, bindings), this.value(right, bindings));
      case "<>":
      case "!=":
        return not(equal(this.value(left, bindings), this.value(right, bindings)));
      case "<":
      case ">":
      case "<=":
      case ">=": {
        const [a, b] = [this.value(left, bindings), this.value(right, bindings)];
        if (typeof a !== "number" || typeof b !== "number") throw new Undecidable(word);
        return word === "<" ? a < b : word === ">" ? a > b : word === "<=" ? a <= b : a >= b;
      }
      case "IS":
      case "IS NOT": {
        if (right.type !== "null_literal") throw new Undecidable(word);
        return (this.value(left, bindings) === null) === (word === "IS");
      }
      case "IN":
      case "NOT IN": {
        const list = right.type === "paren_expr" && right.expr.type === "list_expr" ? right.expr.items : undefined;
        if (!list) throw new Undecidable(word);
        const value = this.value(left, bindings);
        const found = list.some((item) => equal(value, this.value(item, bindings)) === true);
        return found === (word === "IN");
      }
      case "LIKE":
      case "ILIKE":
      case "NOT LIKE": {
        const [text, pattern] = [this.value(left, bindings), this.value(right, bindings)];
        if (typeof text !== "string" || typeof pattern !== "string") throw new Undecidable(word);
        return likePattern(pattern, word === "ILIKE").test(text) === (word !== "NOT LIKE");
      }
      default:
        throw new Undecidable(word);
    }
  }

  /** One side may decide alone, even where the other cannot be decided. */
  private connected(isOr: boolean, left: Node, right: Node, bindings: Bindings): boolean | null {
    let undecided: Undecidable | undefined;
    let unknown = false;
    for (const side of [left, right]) {
      try {
        const result = truth(this.value(side, bindings));
        if (result === isOr) return isOr;
        unknown ||= result === null;
      } catch (error) {
        if (!(error instanceof Undecidable)) throw error;
        undecided = error;
      }
    }
    if (undecided) throw undecided;
    return unknown ? null : !isOr;
  }

  /** `= ANY (ARRAY['a', 'b'])`. */
  private anyOf(left: Node, { quantifierKw, expr }: NodeOf<"quantifier_expr">, bindings: Bindings): boolean {
    const inner: Node = expr.expr;
    const array = inner.type === "list_expr" && inner.items.length === 1 ? inner.items[0] : inner;
    const value = this.value(left, bindings);
    if (quantifierKw.name !== "ANY" || !array) throw new Undecidable("ANY");
    if (array.type === "func_call" && functionName(array) === "current_schemas") return value === "public";
    if (array.type !== "array_literal_expr") throw new Undecidable("ANY");
    return array.expr.expr.items.some((item) => equal(value, this.value(item, bindings)) === true);
  }

  private cast(value: CatalogValue, type: Node): CatalogValue {
    const { name } = typeOfNode(type, this.source);
    if (/^(?:text|name|varchar|regrole|oid|int[248])$/.test(name)) return value;
    if (typeof value !== "string") throw new Undecidable(name);
    const found =
      name === "regclass"
        ? relationId(this.catalog, readType(value).name)
        : name === "regtype"
          ? typeId(this.catalog, readType(value).name)
          : name === "regnamespace"
            ? `schema ${value}`
            : undefined;
    // PostgreSQL fails where there is none.
    if (found === undefined) throw new Undecidable(name);
    return found;
  }

  private call(node: NodeOf<"func_call">, bindings: Bindings): CatalogValue {
    // current_schema stands without parentheses.
    const args = "args" in node ? node.args.expr.args.items : [];
    const argument = (): CatalogValue => {
      const [first, ...others] = args;
      if (!first || others.length > 0) throw new Undecidable("arguments");
      return this.value(first, bindings);
    };
    const text = (): string => {
      const value = argument();
      if (typeof value !== "string") throw new Undecidable("no text");
      return value;
    };
    switch (functionName(node)) {
      case "current_schema":
        return "public";
      case "current_database":
        return database;
      case "to_regclass":
        return relationId(this.catalog, readType(text()).name) ?? null;
      case "to_regtype":
        return typeId(this.catalog, readType(text()).name) ?? null;
      case "lower":
        return text().toLowerCase();
      case "pg_table_is_visible":
      case "pg_type_is_visible":
        return schemaOf(text().replace(/^\w+ /, "")) === "";
      default:
        throw new Undecidable("function");
    }
  }

  /** A query of one value: `(SELECT data_type FROM …)`, `(SELECT count(*) FROM …)`. */
  private scalar(query: Node, bindings: Bindings): CatalogValue {
    const select =
      query.type === "select_stmt" ? query.clauses.find(({ type }) => type === "select_clause") : undefined;
    const [item, ...others] = select?.type === "select_clause" ? (select.columns?.items ?? []) : [];
    if (!item || others.length > 0 || item.type === "all_columns") throw new Undecidable("columns");
    const rows = this.rows(query, bindings);
    const value = item.type === "alias" ? item.expr : item;
    if (value.type === "func_call" && functionName(value) === "count") return rows.length;
    if (rows.length > 1) throw new Undecidable("several rows");
    return rows[0] ? this.value(value, rows[0]) : null;
  }

  /** The rows of a query, as what its names stand for in each. */
  private rows(query: Node, outer: Bindings): Bindings[] {
    if (query.type !== "select_stmt") throw new Undecidable(query.type);
    let rows: Bindings[] = [outer];
    let condition: Node | undefined;
    for (const clause of query.clauses) {
      if (clause.type === "from_clause") rows = this.from(clause.expr, outer);
      else if (clause.type === "where_clause") condition = clause.expr;
      else if (!/^(?:select|limit|order_by)_clause$/.test(clause.type)) throw new Undecidable(clause.type);
    }
    const where = condition;
    return where ? rows.filter((row) => truth(this.value(where, row)) === true) : rows;
  }

  private from(node: Node, outer: Bindings): Bindings[] {
    if (node.type === "join_expr") {
      const words = operatorWords(node.operator);
      if (!/^(?:,|(?:INNER |CROSS )?JOIN)$/.test(words)) throw new Undecidable(words);
      const left = this.from(node.left, outer);
      const right = this.from(node.right, []);
      this.combinations += left.length * right.length;
      if (this.combinations > mostCombinations) throw new Undecidable("too many rows");
      const joined = left.flatMap((a) => right.map((b) => [...b, ...a]));
      const { specification } = node;
      if (!specification) return joined;
      if (specification.type === "join_on_specification") {
        return joined.filter((row) => truth(this.value(specification.expr, row)) === true);
      }
      const names = specification.expr.expr.items;
      return joined.filter((row) =>
        names.every((name) => {
          const values = row.flatMap((binding) => binding.row[nameOfIdentifier(name)] ?? []);
          return values.length > 1 && equal(values[0] ?? null, values[1] ?? null) === true;
        }),
      );
    }
    const source = node.type === "alias" ? node.expr : node;
    const path = source.type === "member_expr" || source.type === "identifier" ? namePath(source) : [];
    const rows = catalogRows(this.catalog, path.join("."));
    if (!rows) throw new Undecidable(path.join("."));
    const name = node.type === "alias" ? nameOfIdentifier(node.alias) : (path.at(-1) ?? "");
    return rows.map((row) => [{ name, row }, ...outer]);
  }
}

function column(node: Node, bindings: Bindings): CatalogValue {
  const path = namePath(node);
  const name = path.at(-1) ?? "";
  const qualifier = path.at(-2);
  for (const binding of bindings) {
    if (qualifier !== undefined && binding.name !== qualifier) continue;
    const value = binding.row[name];
    if (value !== undefined) return value;
    if (qualifier !== undefined) break;
  }
  throw new Undecidable(path.join("."));
}

function namePath(node: Node): string[] {
  if (node.type === "member_expr") return [...namePath(node.object), ...namePath(node.property)];
  return node.type === "identifier" ? [nameOfIdentifier(node)] : [];
}

function functionName({ name }: NodeOf<"func_call">): string {
  return namePath(name).at(-1) ?? "";
}

function isQuery(node: Node): boolean {
  return node.type === "select_stmt" || node.type === "compound_select_stmt";
}

function operatorWords(operator: unknown): string {
  if (typeof operator === "string") return operator;
  const list = (Array.isArray(operator) ? operator : [operator]) as readonly { readonly name?: string }[];
  return list.map(({ name = "" }) => name).join(" ");
}

function truth(value: CatalogValue): boolean | null {
  if (value === null || typeof value === "boolean") return value;
  throw new Undecidable("no truth value");
}

function not(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

function equal(a: CatalogValue, b: CatalogValue): boolean | null {
  if (a === null || b === null) return null;
  if (a === something || b === something) throw new Undecidable("a value that is not known");
  return a === b;
}

function likePattern(pattern: string, ignoreCase: boolean): RegExp {
  const parts = [...pattern.matchAll(/\\(.)|%|_|[^\\]/gsu)].map(([part, escaped]) => {
    if (escaped !== undefined) return literal(escaped);
    return part === "%" ? "[\\s\\S]*" : part === "_" ? "[\\s\\S]" : literal(part);
  });
  return new RegExp(`^${parts.join("")}$`, ignoreCase ? "iu" : "u");
}

function literal(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}/-]/g, "\\$&");
}
