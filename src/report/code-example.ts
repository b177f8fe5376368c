import { structuredPatch } from "diff";
import type { FileChange } from "../engine/run-result.js";

/** How many lines of each side of a change are shown. */
const shown = 8;

/** What a change makes of some lines that stand together. */
export interface CodeExample {
  /** Lines that begin with `-` or `+`. A long side is cut, and says so. */
  readonly diff: string;
  /** How many lines it would have uncut. */
  readonly length: number;
}

/**
 * Finds what a change makes of a line (from 1, in the file as it was): the part of its diff that covers the line, without
 * context, or `undefined` where there is none. The diff of a file is made once.
 */
export function exampleFinder(): (change: FileChange, line: number) => CodeExample | undefined {
  const known = new Map<FileChange, ReturnType<typeof hunksOf>>();
  return (change, line) => {
    const hunks = known.get(change) ?? hunksOf(change);
    known.set(change, hunks);
    const hunk = hunks.find(({ oldStart, oldLines }) => oldStart <= line && line < oldStart + Math.max(1, oldLines));
    if (!hunk) return undefined;
    const lines = hunk.lines.map((text) => text.replace(/\r$/u, ""));
    const sides = ["-", "+"].map((sign) => lines.filter((text) => text.startsWith(sign)));
    const length = sides.reduce((sum, side) => sum + side.length, 0);
    return { diff: sides.flatMap(cut).join("\n"), length };
  };
}

function hunksOf({ path, before = "", after }: FileChange) {
  return structuredPatch(path, path, before, after, "", "", { context: 0 }).hunks;
}

function cut(side: readonly string[]): readonly string[] {
  // One more line costs no more than the line that says so.
  if (side.length <= shown + 1) return side;
  return [...side.slice(0, shown), `  … ${String(side.length - shown)} more lines`];
}
