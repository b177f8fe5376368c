import type { Reason } from "../postgres/reasons.js";
import type { ExpressionTranslation } from "../postgres/translation.js";
import { tokenize } from "../tokens.js";

/** Why a part of the schema is otherwise on D1, or is not there at all. */
export type LoweringReason =
  | Reason
  | "type-review"
  | "type-manual"
  | "sequence"
  | "enum-array"
  | "missing-parent"
  | "index-method"
  | "column-limit"
  | "nulls-not-distinct"
  | "trigger-function"
  | "materialized-view";

export interface LoweringProblem {
  readonly reason: LoweringReason;
  /** Key of the table or view in the catalog. */
  readonly table: string;
  /** `table`, `table.column`, `table#constraint-or-index`: whose statement is meant. */
  readonly object: string;
  readonly text: string;
}

export class ProblemList {
  readonly list: LoweringProblem[] = [];

  constructor(readonly table: string) {}

  add(reason: LoweringReason, object: string, text: string): void {
    this.list.push({ reason, table: this.table, object, text });
  }

  /**
   * The SQL of a translation, without its comments, which stand at the column or the statement; its problems are noted.
   * `undefined` where a manual one says not to use it.
   */
  take({ sql, problems }: ExpressionTranslation, object: string, what: string): string | undefined {
    for (const { reason, text } of problems) this.add(reason, object, `${what}: ${text}`);
    return problems.some(({ level }) => level === "manual") ? undefined : withoutComments(sql);
  }
}

function withoutComments(sql: string): string {
  const { comments } = tokenize(sql);
  let text = sql;
  for (const { start, end } of [...comments].reverse())
    text = `${text.slice(0, start).trimEnd()} ${text.slice(end).trimStart()}`;
  return text.trim();
}
