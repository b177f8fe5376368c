import { type Schema, foldSchema } from "./schema.js";
import type { Statement } from "./statements.js";

/** Set-up statements as they are to run once, on a fresh database. */
export interface FoldedSetup {
  /** In their order. */
  readonly kept: readonly Statement[];
  /** ALTER TABLE … ADD COLUMN for a column that its table has by then: on a fresh database it would fail. */
  readonly dropped: readonly Statement[];
  readonly schema: Schema;
}

/**
 * Folds the set-up that a program runs at every start. Such programs add columns to old databases in a try/catch; on a
 * fresh database the column may already come with CREATE TABLE.
 */
export function foldSetup(statements: readonly Statement[]): FoldedSetup {
  const kept: Statement[] = [];
  const dropped: Statement[] = [];
  let schema: Schema = new Map();
  for (const statement of statements) {
    const { class: what } = statement;
    const exists =
      what.kind === "ddl-alter-add-column" &&
      schema.get(what.table.toLowerCase())?.columns.has(what.column.toLowerCase()) === true;
    if (exists) {
      dropped.push(statement);
    } else {
      kept.push(statement);
      schema = foldSchema([statement], schema);
    }
  }
  return { kept, dropped, schema };
}
