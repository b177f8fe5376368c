import { countEdits, editsOf, groupByCode } from "./edit-counts.js";
import type { RunResult } from "../engine/run-result.js";
import type { CodeTable } from "../engine/transform.js";
import type { Seen } from "../project/runtime.js";
import type { ReportContext } from "./report.js";
import type { ScanResult } from "./scan-result.js";

/** The scan for programs, in the shape of `schema/scan-v1.json`. */
export function reportScanJson(
  { filesRead, planned, stack, transforms, presets, advice, workers }: ScanResult,
  { version, codes }: ReportContext,
): string {
  const scan = {
    schema: 1,
    tool: { name: "cf-codemod", version },
    filesRead,
    planned: planned === "yes",
    ...(advice.first !== undefined && { first: advice.first }),
    run: advice.run,
    stack: {
      runtimes: stack.runtimes.map(({ name, seen }) => ({ name, seen: places(seen) })),
      packageManagers: stack.packageManagers.map(({ name, seen }) => ({ name, seen: places(seen) })),
      workspace: stack.isWorkspace,
      packages: stack.packages.map(({ folder, name }) => ({ folder, name })),
      parts: stack.parts.map(({ kind, label, transforms: by, counterpart, seen }) => ({
        kind,
        name: label,
        transforms: by,
        ...(counterpart && { counterpart }),
        seen: places(seen),
      })),
      variables: stack.variables.map(({ name, seen }) => ({ name, seen: places(seen) })),
      unnamedVariables: places(stack.unnamedVariables),
    },
    uncovered: advice.uncovered.map(({ label }) => label),
    limits: advice.limits.map(({ limit, certainty, text, source, seen }) => ({
      limit,
      certainty,
      text,
      source,
      seen: places(seen),
    })),
    transforms: transforms.map(({ transform, candidates, result }) => ({
      name: transform.name,
      ...(result && { filesKnown: result.filesKnown }),
      filesWithTrigger: result?.filesWithTrigger ?? candidates,
      ...(result && { ...summary(result, codes), errors: result.errors, notes: result.notes }),
    })),
    presets: presets.map(({ name, transforms: names, result }) => ({
      name,
      transforms: names,
      ...(result && summary(result, codes)),
    })),
    ...(workers && { workers }),
  };
  return `${JSON.stringify(scan, undefined, 2)}\n`;
}

function summary(result: RunResult, codes: CodeTable) {
  return {
    filesChanged: result.changes.length,
    filesCreated: result.changes.filter(({ before }) => before === undefined).length,
    edits: groupByCode(editsOf(result)).map(([code, edits]) => ({ code, ...countEdits(edits) })),
    findings: groupByCode(result.findings).flatMap(([code, [first, ...others]]) =>
      first ? [{ code, level: first.level, count: 1 + others.length, short: codes[code]?.short ?? "" }] : [],
    ),
  };
}

function places(seen: readonly Seen[]) {
  return seen.map(({ path, line }) => ({ path, ...(line !== undefined && { line }) }));
}
