import type { FileChange, RunResult } from "../../engine/run-result.js";

/** What several runs, each on what the one before it left, come to: as if it had been one. */
export function mergeResults(results: readonly [RunResult, ...RunResult[]]): RunResult {
  const [first, ...others] = results;
  if (others.length === 0) return first;
  const changes = new Map<string, FileChange>();
  for (const change of results.flatMap((result) => result.changes)) {
    const earlier = changes.get(change.path);
    changes.set(
      change.path,
      earlier ? { ...change, before: earlier.before, edits: [...earlier.edits, ...change.edits] } : change,
    );
  }
  const last = others.at(-1) ?? first;
  const leftOut: Record<RunResult["findings"][number]["code"], number> = {};
  for (const result of results) {
    for (const [code, edits] of Object.entries(result.leftOut) as [keyof typeof leftOut, number][]) {
      leftOut[code] = (leftOut[code] ?? 0) + edits;
    }
  }
  return {
    ...last,
    transforms: results.flatMap((result) => result.transforms),
    filesKnown: Math.max(...results.map((result) => result.filesKnown)),
    filesWithTrigger: Math.max(...results.map((result) => result.filesWithTrigger)),
    changes: [...changes.values()].filter(({ before, after }) => before !== after).sort(byPath),
    findings: results.flatMap((result) => result.findings).sort((a, b) => byPath(a, b) || a.line - b.line),
    bindings: results.flatMap((result) => result.bindings),
    errors: results.flatMap((result) => result.errors),
    notes: [...new Set(results.flatMap((result) => result.notes))],
    leftOut,
    proof: { ...last.proof, parse: results.every(({ proof }) => proof.parse) },
  };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path === b.path ? 0 : a.path < b.path ? -1 : 1;
}
