import { applyEdits } from "../../engine/edits.js";
import type { CodeName, Confidence, Edit } from "../../engine/plan.js";
import type { FileChange } from "../../engine/run-result.js";
import { fileDiff } from "../../report/diff.js";

/** What is accepted or refused as one: an edit, or the edits of a group, which only compile together. */
export interface Choice {
  /** The codes of the edits, each once, the most frequent first. */
  readonly codes: readonly CodeName[];
  /** `review` if one of the edits is. */
  readonly confidence: Confidence;
  readonly edits: readonly Edit[];
}

/**
 * The choices that a plan leaves to a person, in the order of the files and places at which they begin.
 *
 * @param changes of one transform, so that all edits count from the texts before it
 * @param isAsked whether edits of a code are asked about; others follow those that need them
 */
export function choicesOf(changes: readonly FileChange[], isAsked: (code: CodeName) => boolean): Choice[] {
  const edits = changes
    .filter(({ before }) => before !== undefined)
    .flatMap((change) => change.edits)
    .filter(({ code }) => isAsked(code));
  const groups = new Map<string, Edit[]>();
  for (const [index, edit] of edits.entries()) {
    const key = edit.group === undefined ? `edit ${String(index)}` : `group ${edit.group}`;
    const group = groups.get(key);
    if (group) group.push(edit);
    else groups.set(key, [edit]);
  }
  return [...groups.values()].map((group) => ({
    codes: codesByCount(group),
    confidence: group.some(({ confidence }) => confidence === "review") ? "review" : "safe",
    edits: group,
  }));
}

function codesByCount(edits: readonly Edit[]): CodeName[] {
  const counts = new Map<CodeName, number>();
  for (const { code } of edits) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([code]) => code);
}

/** Tells an edit from all others of its plan. */
export function editKey({ path, start, end, code, kind }: Edit): string {
  return JSON.stringify([path, start, end, code, kind]);
}

/** What a choice alone would change, as a patch. */
export function choiceDiff({ edits }: Choice, changes: readonly FileChange[]): string {
  const paths = [...new Set(edits.map(({ path }) => path))];
  return paths
    .map((path) => {
      const before = changes.find((change) => change.path === path)?.before ?? "";
      const inFile = edits.filter((edit) => edit.path === path);
      return fileDiff({ path, before, after: applyEdits(before, inFile), edits: inFile });
    })
    .join("");
}

/** Yes, no, this and all that follow, neither this nor any that follows. */
export type Answer = "y" | "n" | "a" | "q";

export interface Decision {
  readonly accepted: readonly Choice[];
  /** Whether the person wants to be asked nothing more, here and in the transforms that follow. */
  readonly rest: "ask" | "all" | "none";
}

/** Goes through the choices. Without a question once `a` or `q` was answered. */
export async function decide(
  choices: readonly Choice[],
  ask: (choice: Choice, index: number) => Promise<Answer>,
  before: Decision["rest"] = "ask",
): Promise<Decision> {
  const accepted: Choice[] = [];
  let rest = before;
  for (const [index, choice] of choices.entries()) {
    if (rest === "none") break;
    const answer = rest === "all" ? "y" : await ask(choice, index);
    if (answer === "y" || answer === "a") accepted.push(choice);
    if (answer === "a") rest = "all";
    if (answer === "q") rest = "none";
  }
  return { accepted, rest };
}
