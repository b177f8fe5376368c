import { diffLines } from "diff";
import type { CodeName, Edit } from "../engine/plan.js";

/**
 * The edits that turn one text into another: a line-by-line difference, each changed stretch narrowed to the
 * characters that changed. So a file can be changed step by step as text, and the plan still holds spans of the original.
 */
export function editsBetween(path: string, code: CodeName, before: string, after: string): Edit[] {
  const edits: Edit[] = [];
  let position = 0;
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed !== added) edits.push(narrowed(path, code, position - removed.length, removed, added));
    removed = "";
    added = "";
  };
  for (const change of diffLines(before, after)) {
    if (change.added) {
      added += change.value;
      continue;
    }
    if (!change.removed) flush();
    else removed += change.value;
    position += change.value.length;
  }
  flush();
  return edits;
}

function narrowed(path: string, code: CodeName, start: number, removed: string, added: string): Edit {
  const shorter = Math.min(removed.length, added.length);
  let prefix = 0;
  while (prefix < shorter && removed[prefix] === added[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && removed.at(-1 - suffix) === added.at(-1 - suffix)) suffix++;
  return {
    kind: "replace",
    path,
    start: start + prefix,
    end: start + removed.length - suffix,
    text: added.slice(prefix, added.length - suffix),
    code,
    confidence: "safe",
    because: [],
  };
}
