import { parsePostgresStatement } from "../parse.js";
import type { Table } from "./catalog.js";
import { store } from "./expressions/casts.js";
import { expression } from "./expressions/expression.js";
import { kindOf, types } from "./expressions/kinds.js";
import { truth } from "./expressions/operators.js";
import { type Place, type Problem, Refusal, type Run, type TranslationContext, refuse } from "./expressions/run.js";
import { type Relation, type Scope, columnsOf } from "./expressions/scope.js";
import { prepareSyntax } from "./expressions/standard-syntax.js";
import { statement } from "./queries/statement.js";
import { reasons } from "./reasons.js";
import { PostgresScanner } from "./scanner.js";
import type { PostgresType } from "./type-name.js";
import { quoteName, sqliteName } from "../sqlite/names.js";
import { readsAsStatement } from "../syntax-check.js";

export type { Place, Problem, TranslationContext } from "./expressions/run.js";

/** Where an expression stands, and what its names mean. */
export interface ExpressionScope {
  /** Its columns may be named. */
  readonly table?: Table;
  /** The type of VALUE in the check of a domain. */
  readonly value?: PostgresType;
  /** What VALUE becomes: the column that is checked. */
  readonly valueSql?: string;
  /** What the result is stored in; a condition is `bool`. */
  readonly expected?: PostgresType;
  /** The expression of a trigger: the columns of `table` are named through NEW and OLD, both of them. */
  readonly rows?: "new" | "old";
  /** Where the result stands on D1. Default: `query`. */
  readonly place?: Place;
  /** The text is a part of a query that is not there: names that are not known stay as they are. */
  readonly isPart?: boolean;
}

export interface ExpressionTranslation {
  /** SQLite text, without parentheses around it. Empty with a manual problem. */
  readonly sql: string;
  readonly type?: PostgresType;
  readonly problems: readonly Problem[];
  /** Whether it is a literal: a DEFAULT that needs no parentheses. */
  readonly constant: boolean;
}

export interface StatementTranslation {
  /** SQLite statements without semicolons, in order; none where there is nothing to do, or with a manual problem. */
  readonly statements: readonly string[];
  readonly problems: readonly Problem[];
  /** Keys in the catalog of the tables and views that are read. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Of a SELECT, where they are known: what CREATE TABLE AS makes of it. */
  readonly columns?: readonly { readonly name: string; readonly type: PostgresType }[];
}

const wrapper = "SELECT (";

/**
 * Translates a PostgreSQL expression: a default, a CHECK, a key of an index, the condition of a partial index.
 *
 * @param text PostgreSQL text, without a surrounding clause
 * @returns `problems` with positions in `text`; with a manual one there is no SQL
 */
export function translateExpression(
  text: string,
  context: TranslationContext,
  scope: ExpressionScope = {},
): ExpressionTranslation {
  const run = startRun(`${wrapper}${text}\n)`, context, scope.place ?? "query");
  const statement = parsePostgresStatement(run.syntax.text);
  const [clause, ...others] = statement?.type === "select_stmt" ? statement.clauses : [];
  const item = clause?.type === "select_clause" && others.length === 0 ? clause.columns?.items : undefined;
  const node = item?.length === 1 && item[0]?.type === "paren_expr" ? item[0].expr : undefined;
  if (!node || node.type === "list_expr") return { sql: "", problems: [notUnderstood(text)], constant: false };
  const value = attempt(run, () => {
    const result = expression(run, scopeOf(scope), node);
    const { expected } = scope;
    if (result.row) refuse("construct", "a row", node);
    if (result.interval && !("months" in result.interval)) refuse("interval", "an interval that is calculated", node);
    if (!expected) return result;
    const isCondition = kindOf(expected, context.catalog) === "boolean" && run.place !== "default";
    return isCondition ? truth(run, result, node) : store(run, result, expected, node);
  });
  const problems = run.problems.map((problem) => moved(problem, -wrapper.length, text.length));
  if (!value) return { sql: "", problems, constant: false };
  if (!readsAsStatement(`SELECT (${value.sql}\n)`))
    return { sql: "", problems: [...problems, unreadable(text)], constant: false };
  return {
    sql: withComments(text, value.sql),
    problems,
    constant: value.isNull === true || literalForm.test(value.sql),
    ...(value.type && { type: value.type }),
  };
}

const literalForm = /^(?:-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|'(?:[^']|'')*'|X'[0-9a-f]*'|true|false)$/i;

/**
 * Translates a statement that reads or writes rows: SELECT, VALUES, INSERT, UPDATE, DELETE, TRUNCATE, with WITH.
 *
 * @param text one PostgreSQL statement, with or without its semicolon
 * @param options `named`: the columns of a query have to be called as PostgreSQL calls them, as in a view
 */
export function translateStatement(
  text: string,
  context: TranslationContext,
  { named = false }: { readonly named?: boolean } = {},
): StatementTranslation {
  const run = startRun(text, context, "query");
  const node = parsePostgresStatement(run.syntax.text);
  if (!node) return { statements: [], problems: [notUnderstood(text)], reads: [], writes: [] };
  const result = attempt(run, () => statement(run, node, named));
  const [first = "", ...rest] = result?.statements ?? [];
  if (result?.statements.some((sql) => sql !== "" && !readsAsStatement(sql))) {
    return {
      statements: [],
      problems: [...run.problems, unreadable(text)],
      reads: [...run.reads],
      writes: [...run.writes],
    };
  }
  const columns = result?.columns?.map(({ name, type, form }) => ({
    name,
    // A decimal that was calculated is a plain number.
    type: form === "number" ? types.float8 : (type ?? types.text),
  }));
  return {
    statements: first === "" ? [] : [withComments(text, first), ...rest],
    problems: run.problems,
    reads: [...run.reads],
    writes: [...run.writes],
    ...(columns && { columns }),
  };
}

function startRun(source: string, context: TranslationContext, place: Place): Run {
  const syntax = prepareSyntax(source);
  return { context, syntax, place, problems: [], reads: new Set(), writes: new Set(), names: 0 };
}

/** What a translation gives; a refusal becomes a problem. */
function attempt<Result>(run: Run, translate: () => Result): Result | undefined {
  try {
    return translate();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    run.problems.push(problemOf(error));
    return undefined;
  }
}

function notUnderstood(text: string): Problem {
  return { reason: "syntax", level: reasons.syntax.level, text: "", start: 0, end: text.length };
}

/** Nothing that D1 would refuse is ever written: one faulty form must not stop a whole series. */
function unreadable(text: string): Problem {
  const reason = "translation-unreadable";
  return { reason, level: reasons[reason].level, text: "", start: 0, end: text.length };
}

function moved(problem: Problem, by: number, length: number): Problem {
  const inside = (at: number): number => Math.min(length, Math.max(0, at + by));
  return { ...problem, start: inside(problem.start), end: inside(problem.end) };
}

/** Comments inside of what was written anew go before the whole. */
function withComments(source: string, sql: string): string {
  const kept = commentsOf(sql);
  const lost = commentsOf(source).filter((comment) => !kept.includes(comment));
  if (lost.length === 0) return sql;
  return `${lost.map((comment) => (comment.startsWith("--") ? `${comment}\n` : `${comment} `)).join("")}${sql}`;
}

function commentsOf(text: string): string[] {
  if (!/--|\/\*/.test(text)) return [];
  const scanner = new PostgresScanner(text);
  const comments: string[] = [];
  while (scanner.next() !== "end") {
    if (scanner.kind === "comment-line" || scanner.kind === "comment-block") {
      comments.push(text.slice(scanner.start, scanner.end).trimEnd());
    }
  }
  return comments;
}

function problemOf({ reason, about, node }: Refusal): Problem {
  const [start, end] = node.range ?? [0, 0];
  return { reason, level: "manual", text: about, start, end };
}

function scopeOf({ table, value, valueSql, rows, place = "query", isPart = false }: ExpressionScope): Scope {
  const columns = table && columnsOf(table);
  const relations: Relation[] = [];
  if (table && columns && !rows) {
    relations.push({
      name: table.key.split(".").at(-1) ?? table.key,
      // What belongs to a table has no need of its name, and the table may be made under another one.
      sql: place === "query" ? quoteName(sqliteName(table.key)) : "",
      key: table.key,
      columns,
    });
  }
  for (const row of rows ? ["new", "old"] : []) {
    relations.push({ name: row, sql: row.toUpperCase(), ...(columns && { columns }) });
  }
  return { relations, queries: new Map(), isPart, ...(value && { value: { type: value, sql: valueSql ?? "VALUE" } }) };
}
