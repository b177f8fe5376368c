import { type Schema, foldSchema } from "./schema.js";
import type { Statement } from "./statements.js";

/** Set-up statements as they are to run once, on a fresh database. */
export interface FoldedSetup {
  /** In their order. */
  readonly kept: readonly Statement[];
  /** ALTER TABLE that would fail on a fresh database: ADD COLUMN of one that is there, RENAME or DROP of one that is not. */
  readonly dropped: readonly Statement[];
  readonly schema: Schema;
}

/**
 * Folds the set-up that a program runs at every start. Such programs change old databases in a try/catch; a fresh
 * database may already get the columns from CREATE TABLE as they are to be.
 */
export function foldSetup(statements: readonly Statement[]): FoldedSetup {
  const kept: Statement[] = [];
  const dropped: Statement[] = [];
  let schema: Schema = new Map();
  for (const statement of statements) {
    if (failsOn(schema, statement)) {
      dropped.push(statement);
    } else {
      kept.push(statement);
      schema = foldSchema([statement], schema);
    }
  }
  return { kept, dropped, schema };
}

function failsOn(schema: Schema, statement: Statement): boolean {
  const { class: what } = statement;
  if (what.kind !== "ddl-alter-add-column" && what.kind !== "ddl-other") return false;
  const table = schema.get(what.table?.toLowerCase() ?? "");
  if (!table) return false;
  if (what.kind === "ddl-alter-add-column") return table.columns.has(what.column.toLowerCase());
  const after = foldSchema([statement], schema).get(table.name.toLowerCase());
  return after !== undefined && [...after.columns.keys()].join() === [...table.columns.keys()].join();
}
