import type { Catalog, Table, View } from "../postgres/catalog.js";
import { relationsMentioned } from "../postgres/changes/rename-in-expression.js";
import { type TranslationContext, translateStatement } from "../postgres/translation.js";
import type { TypeChoices } from "../types.js";
import type { DatabaseDefinition, TableDefinition, ViewDefinition } from "./definition.js";
import { type LoweredTable, lowerTable } from "./lower-table.js";
import { type LoweringProblem, ProblemList } from "./lowering-problem.js";
import { sqliteName } from "./names.js";

export interface Lowering {
  readonly database: DatabaseDefinition;
  readonly problems: readonly LoweringProblem[];
}

interface LoweredView {
  readonly definition: ViewDefinition | undefined;
  readonly problems: readonly LoweringProblem[];
}

/**
 * Turns catalogs of PostgreSQL into what they are on D1. What has not changed since the call before is not done again.
 */
export class Lowerer {
  private readonly tables = new Map<string, { inputs: readonly unknown[]; lowered: LoweredTable }>();
  private readonly views = new Map<string, { inputs: readonly unknown[]; lowered: LoweredView }>();

  constructor(private readonly choices: TypeChoices) {}

  lower(catalog: Catalog): Lowering {
    const context: TranslationContext = { catalog, choices: this.choices };
    const tables = new Map<string, TableDefinition>();
    const views = new Map<string, ViewDefinition>();
    const problems: LoweringProblem[] = [];
    for (const table of catalog.tables.values()) {
      const { definition, problems: found } = this.table(table, context);
      tables.set(definition.name, definition);
      problems.push(...found);
    }
    for (const view of catalog.views.values()) {
      const { definition, problems: found } = this.view(view, context);
      if (definition) views.set(definition.name, definition);
      problems.push(...found);
    }
    // SQLite takes a view over a table that is not there, and then refuses to rename any table.
    for (let size = -1; size !== views.size;) {
      size = views.size;
      for (const { name, reads } of views.values()) {
        const missing = reads.find((read) => !tables.has(read) && !views.has(read));
        if (missing === undefined) continue;
        views.delete(name);
        const text = `the view \`${name}\` reads \`${missing}\`, which is not there on D1`;
        problems.push({ reason: "unknown-table", table: name, object: name, text });
      }
    }
    return { database: { tables, views }, problems };
  }

  private table(table: Table, context: TranslationContext): LoweredTable {
    const { catalog } = context;
    const inputs = [
      table,
      ...table.foreignKeys.map((foreignKey) => catalog.tables.get(foreignKey.table)?.primaryKey),
      ...table.columns.map(({ type }) => catalog.enums.get(type.name) ?? catalog.domains.get(type.name)),
      ...table.triggers.map((trigger) => catalog.functions.get(trigger.function)),
    ];
    const known = this.tables.get(table.key);
    if (known && sameItems(known.inputs, inputs)) return known.lowered;
    const lowered = lowerTable(table, context);
    this.tables.set(table.key, { inputs, lowered });
    return lowered;
  }

  private view(view: View, context: TranslationContext): LoweredView {
    const { catalog } = context;
    const tables = relationsMentioned(view.query, catalog.tables.keys()).map((key) => catalog.tables.get(key));
    const views = relationsMentioned(view.query, catalog.views.keys()).map((key) => catalog.views.get(key));
    const inputs = [view, ...tables, ...views];
    const known = this.views.get(view.key);
    if (known && sameItems(known.inputs, inputs)) return known.lowered;
    const lowered = lowerView(view, context);
    this.views.set(view.key, { inputs, lowered });
    return lowered;
  }
}

function lowerView(view: View, context: TranslationContext): LoweredView {
  const problems = new ProblemList(view.key);
  const translation = translateStatement(view.query, context, { named: view.columns.length === 0 });
  for (const { reason, text } of translation.problems)
    problems.add(reason, view.key, `the view \`${view.key}\`: ${text}`);
  const [sql] = translation.statements;
  if (sql === undefined || translation.problems.some(({ level }) => level === "manual")) {
    return { definition: undefined, problems: problems.list };
  }
  if (view.materialized) {
    problems.add(
      "materialized-view",
      view.key,
      `\`${view.key}\` is a plain view on D1: it is always fresh, and calculated at each read`,
    );
  }
  const reads = translation.reads.map(sqliteName);
  return { definition: { name: sqliteName(view.key), columns: view.columns, sql, reads }, problems: problems.list };
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
