import { parsePostgresStatement } from "../../parse.js";
import type { View } from "../catalog.js";
import { prepareSyntax } from "../expressions/standard-syntax.js";
import { Refusal, type Run } from "../expressions/run.js";
import { type ScopeColumn, emptyScope } from "../expressions/scope.js";
import { translateQuery } from "./query.js";

/** The columns of a view by its query. */
export function viewColumns(run: Run, view: View): readonly ScopeColumn[] | undefined {
  const fallback = view.columns.length > 0 ? view.columns.map((name) => ({ name, notNull: false })) : undefined;
  const views = new Map([...run.context.catalog.views].filter(([key]) => key !== view.key));
  const syntax = prepareSyntax(view.query);
  const statement = parsePostgresStatement(syntax.text);
  if (!statement) return fallback;
  const own: Run = {
    ...run,
    context: { ...run.context, catalog: { ...run.context.catalog, views } },
    syntax,
    problems: [],
    reads: new Set(),
    writes: new Set(),
  };
  try {
    const { columns } = translateQuery(own, emptyScope, statement, { named: true });
    return columns?.map((column, index) => ({ ...column, name: view.columns[index] ?? column.name })) ?? fallback;
  } catch (error) {
    if (error instanceof Refusal) return fallback;
    throw error;
  }
}
