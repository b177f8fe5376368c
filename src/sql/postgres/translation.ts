import { parsePostgresStatement } from "../parse.js";
import type { Table } from "./catalog.js";
import { store } from "./expressions/casts.js";
import { expression } from "./expressions/expression.js";
import { kindOf } from "./expressions/kinds.js";
import { truth } from "./expressions/operators.js";
import { type Place, type Problem, Refusal, type Run, type TranslationContext } from "./expressions/run.js";
import { type Relation, type Scope, columnsOf } from "./expressions/scope.js";
import { prepareSyntax } from "./expressions/standard-syntax.js";
import { reasons } from "./reasons.js";
import type { PostgresType } from "./type-name.js";
import { quoteName, sqliteName } from "../sqlite/names.js";

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
  /** The expression of a trigger: the columns of `table` are named through NEW and OLD. */
  readonly rows?: "new" | "old" | "both";
  /** Where the result stands on D1. Default: `query`. */
  readonly place?: Place;
}

export interface ExpressionTranslation {
  /** SQLite text, without parentheses around it. Empty with a manual problem. */
  readonly sql: string;
  readonly type?: PostgresType;
  readonly problems: readonly Problem[];
  /** Whether it is a literal: a DEFAULT that needs no parentheses. */
  readonly constant: boolean;
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
  const source = `${wrapper}${text}\n)`;
  const syntax = prepareSyntax(source);
  const statement = parsePostgresStatement(syntax.text);
  const run: Run = {
    context,
    syntax,
    place: scope.place ?? "query",
    problems: [],
    reads: new Set(),
    writes: new Set(),
    names: 0,
  };
  const problems = (): Problem[] =>
    run.problems.map((problem) => ({
      ...problem,
      start: Math.max(0, problem.start - wrapper.length),
      end: Math.min(text.length, Math.max(0, problem.end - wrapper.length)),
    }));
  const [clause, ...others] = statement?.type === "select_stmt" ? statement.clauses : [];
  const item = clause?.type === "select_clause" && others.length === 0 ? clause.columns?.items : undefined;
  const node = item?.length === 1 && item[0]?.type === "paren_expr" ? item[0].expr : undefined;
  if (!node || node.type === "list_expr") {
    const problem = { reason: "syntax", level: reasons.syntax.level, text, start: 0, end: text.length } as const;
    return { sql: "", problems: [problem], constant: false };
  }
  try {
    const value = expression(run, scopeOf(scope), node);
    const { expected } = scope;
    const isCondition = expected && kindOf(expected, context.catalog) === "boolean" && run.place !== "default";
    const result = !expected ? value : isCondition ? truth(run, value, node) : store(run, value, expected, node);
    const constant =
      result.isNull === true || /^(?:-?\d+(?:\.\d+)?|'(?:[^']|'')*'|X'[0-9a-f]*'|true|false)$/i.test(result.sql);
    return {
      sql: result.sql,
      problems: problems(),
      constant,
      ...(result.type && { type: result.type }),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    run.problems.push(problemOf(error));
    return { sql: "", problems: problems(), constant: false };
  }
}

function problemOf({ reason, about, node }: Refusal): Problem {
  const [start, end] = node.range ?? [0, 0];
  return { reason, level: "manual", text: about, start, end };
}

function scopeOf({ table, value, valueSql, rows }: ExpressionScope): Scope {
  const columns = table && columnsOf(table);
  const relations: Relation[] = [];
  if (table && columns && !rows) {
    relations.push({
      name: table.key.split(".").at(-1) ?? table.key,
      sql: quoteName(sqliteName(table.key)),
      key: table.key,
      columns,
    });
  }
  for (const row of rows === "both" ? ["new", "old"] : rows ? [rows] : []) {
    relations.push({ name: row, sql: row.toUpperCase(), ...(columns && { columns }) });
  }
  return { relations, queries: new Map(), ...(value && { value: { type: value, sql: valueSql ?? "VALUE" } }) };
}
