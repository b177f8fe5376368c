import type { CodeName, Edit } from "./plan.js";

export interface EditSelection {
  /** Only edits of confidence `safe`. */
  readonly safe?: boolean;
  /** Only edits of these codes. */
  readonly only?: readonly CodeName[];
  /** No edits of these codes. */
  readonly off?: readonly CodeName[];
  /** Only edits that a person has accepted. */
  readonly accepts?: (edit: Edit) => boolean;
}

/**
 * Splits edits into those that a run makes and those that it leaves out. A group is made whole or not at all, because
 * the code in between would not compile.
 *
 * @param isWaived whether a comment in the source asks to leave an edit out
 */
export function selectEdits(
  edits: readonly Edit[],
  { safe = false, only, off = [], accepts }: EditSelection,
  isWaived: (edit: Edit) => boolean = () => false,
): { kept: readonly Edit[]; leftOut: readonly Edit[] } {
  const isWanted = (edit: Edit) =>
    (!safe || edit.confidence === "safe") &&
    (!only || only.includes(edit.code)) &&
    !off.includes(edit.code) &&
    (!accepts || accepts(edit)) &&
    !isWaived(edit);
  const brokenGroups = new Set(edits.filter((edit) => !isWanted(edit)).map((edit) => edit.group));
  brokenGroups.delete(undefined);
  const isKept = (edit: Edit) => isWanted(edit) && !brokenGroups.has(edit.group);
  return { kept: edits.filter(isKept), leftOut: edits.filter((edit) => !isKept(edit)) };
}
