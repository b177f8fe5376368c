import type { CodeName, Confidence, Edit } from "../engine/plan.js";
import type { RunResult } from "../engine/run-result.js";

/** How many edits there are of each confidence. */
export type EditCounts = Readonly<Record<Confidence, number>>;

/** Counts edits by confidence. */
export function countEdits(edits: readonly Edit[]): EditCounts {
  const review = edits.filter((edit) => edit.confidence === "review").length;
  return { safe: edits.length - review, review };
}

/** All edits of a run, file by file. */
export function editsOf(result: RunResult): readonly Edit[] {
  return result.changes.flatMap((change) => change.edits);
}

/** Groups edits or findings by their code, the codes in alphabetical order. */
export function groupByCode<Item extends { readonly code: CodeName }>(items: readonly Item[]): [CodeName, Item[]][] {
  const groups = new Map<CodeName, Item[]>();
  for (const item of items) {
    const group = groups.get(item.code);
    if (group) group.push(item);
    else groups.set(item.code, [item]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
