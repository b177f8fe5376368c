import { expect, it } from "vitest";
import { type Files, type RunOptions, errorsOf, findingsOf, runCascade } from "./project.js";

export interface CascadeCase extends RunOptions {
  readonly name: string;
  /** One file stands for `src/a.ts`. Imports of the database module are added where there are none. */
  readonly before: string | Files;
  /** The files that change. Left out: nothing changes. */
  readonly after?: string | Files;
  /** `a.ts:3 getter`, in order. */
  readonly findings?: readonly string[];
  /** New type errors, as `a.ts:3 TS2339`, in the changed files: consequences of what was refused. */
  readonly errors?: readonly string[];
}

const importLine = 'import { type User, check, count, query, queryAll, run } from "@/db";';

/** The import stands on a line of its own before the code, so the code's lines are counted from 1 on. */
function filesOf(text: string | Files): Files {
  const files = typeof text === "string" ? { "a.ts": text } : text;
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [`src/${path}`, `${importLine}\n${content}`]),
  );
}

function shift(place: string): string {
  return place.replace(/^src\/([^:]+):(\d+)/, (_, path: string, line: string) => `${path}:${String(Number(line) - 1)}`);
}

/** Each case is put to: the expected text and findings, no new type error, and a second run that changes nothing. */
export function testCases(cases: readonly CascadeCase[]): void {
  it.each(cases.map((one) => [one.name, one] as const))("%s", (_, one) => {
    const before = filesOf(one.before);
    const first = runCascade(before, one);
    expect(first.files).toEqual({ ...before, ...filesOf(one.after ?? {}) });
    expect(findingsOf(first).map(shift)).toEqual(one.findings ?? []);

    const known = errorsOf(first.analysis);
    const migrated = runCascade(first.files, { ...one, migrated: true, again: true });
    const withoutLine = (error: string) => error.replace(/:\d+ /, " ");
    const old = new Set(known.map(withoutLine));
    const fresh = errorsOf(migrated.analysis).filter((error) => !old.has(withoutLine(error)));
    if (one.errors) expect(fresh.map((error) => shift(error).split(" ").slice(0, 2).join(" "))).toEqual(one.errors);
    else expect(fresh).toEqual([]);
    // Refused seeds are left as they were, and so are their types.
    const second = first.cascade.refused.size > 0 ? runCascade(first.files, { ...one, again: true }) : migrated;
    expect(second.cascade.edits).toEqual([]);
  });
}
