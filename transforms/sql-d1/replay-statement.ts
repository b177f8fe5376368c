import { readStatement } from "../../src/sql/postgres/changes/read-statement.js";
import { replayBlock } from "./replay-block.js";
import { carryOut, nameOnD1 } from "./replay-change.js";
import { carryOutQuery, tableFromQuery } from "./replay-query.js";
import type { ReplayState } from "./replay-state.js";

/** One statement of the input. Positions are UTF-16 offsets in its file. */
export interface InputStatement {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** With their marks. */
  readonly comments: readonly string[];
}

/**
 * What a statement does, to the catalog or to rows.
 *
 * @param isGuarded whether PostgreSQL would pass over what cannot be done
 */
export function replayStatement(
  state: ReplayState,
  { text, comments }: Pick<InputStatement, "text" | "comments">,
  isGuarded = false,
): void {
  const meaning = readStatement(text, state.catalog);
  switch (meaning.kind) {
    case "ignored":
      state.ignore(meaning.reason);
      // Before BEGIN stands what the whole file is about.
      if (meaning.reason === "transaction") state.output.keep(undefined, comments);
      return;
    case "left":
      state.leave(meaning.reason, meaning.text, text, comments);
      return;
    case "query":
      carryOutQuery(state, text, comments);
      return;
    case "table-from-query":
      tableFromQuery(state, meaning, text, comments);
      return;
    case "guarded":
      replayBlock(state, meaning, comments);
      return;
    case "changes": {
      const all = meaning.comments ? [...comments, ...meaning.comments] : comments;
      for (const { reason, text: about } of meaning.cautions) state.find(reason, about);
      for (const change of meaning.changes) {
        state.output.keep(nameOnD1(change), all);
        carryOut(state, change, isGuarded);
        if (meaning.temporary && change.kind === "create-table") state.temporary.push(change.key);
      }
      if (meaning.changes.length === 0) state.output.keep(undefined, all);
    }
  }
}
