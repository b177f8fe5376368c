import type { CodeName } from "../engine/plan.js";
import type { RunResult } from "../engine/run-result.js";
import { lineAndColumn } from "../engine/text-position.js";
import type { CodeTable } from "../engine/transform.js";

/** A place of the sources, for people. */
export interface Place {
  readonly code: CodeName;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly because: readonly string[];
}

/** The places where an edit should be looked at: the first edit of a code on a line, since one rewrite is often several. */
export function reviewPlaces({ changes }: RunResult, codes: CodeTable): readonly Place[] {
  const places = changes.flatMap(({ before = "", edits }) =>
    edits
      // Comments at places that are left to you have the finding's code. They are listed with the findings.
      .filter((edit) => edit.confidence === "review" && codes[edit.code]?.level === "review")
      .map((edit) => ({ ...edit, ...lineAndColumn(before, edit.start) })),
  );
  const seen = new Set<string>();
  return places.filter(({ code, path, line }) => {
    const key = `${code} ${path}:${String(line)}`;
    return !seen.has(key) && seen.add(key);
  });
}
