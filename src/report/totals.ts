import type { Proof, RunResult } from "../engine/run-result.js";
import { count } from "./count.js";
import { countEdits, editsOf, type EditCounts } from "./edit-counts.js";

/** What a run changed, or would change, in one sentence. */
export function changeTotal(result: RunResult, written: boolean): string {
  if (result.changes.length === 0) return "Nothing to change.";
  const edits = editsOf(result);
  if (edits.length === 0) {
    return `${written ? "Wrote" : "Would write"} ${count(result.changes.length, "new file")}.`;
  }
  const counts = `${count(edits.length, "edit")}${confidences(countEdits(edits)) || " (safe)"}`;
  return `${written ? "Changed" : "Would change"} ${count(result.changes.length, "file")}: ${counts}.`;
}

/** ` (2 safe, 1 review)`, or nothing where all are safe. */
export function confidences({ safe, review }: EditCounts): string {
  return review === 0 ? "" : ` (${String(safe)} safe, ${String(review)} review)`;
}

/** One check of the proof: what came of it, and whether it is as it should be. */
export interface Check {
  readonly text: string;
  readonly passed: boolean;
}

/** The three checks of a run, in the order of the proof. */
export function checksOf({ parse, types, secondRunEdits }: Proof): readonly Check[] {
  return [
    { text: parse ? "parse ok" : "parse failed", passed: parse },
    types.status === "skipped"
      ? { text: `types not compared (${types.reason})`, passed: true }
      : types.newErrors.length === 0
        ? { text: "no new type errors", passed: true }
        : { text: count(types.newErrors.length, "new type error"), passed: false },
    secondRunEdits === 0
      ? { text: "a second run changes nothing", passed: true }
      : { text: `a second run makes ${count(secondRunEdits, "edit")}`, passed: false },
  ];
}
