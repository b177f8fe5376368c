import type { Edit } from "../../src/engine/plan.js";
import type { FileChange, ReportedFinding, RunResult } from "../../src/engine/run-result.js";
import type { ReportContext } from "../../src/report/index.js";

/** A result with nothing in it but what a test gives. */
export function runResult(parts: Partial<RunResult> = {}): RunResult {
  return {
    transforms: [{ name: "demo", options: { binding: "DB" } }],
    filesKnown: 12,
    filesWithTrigger: 3,
    changes: [],
    findings: [],
    bindings: [],
    errors: [],
    notes: [],
    nextSteps: [],
    leftOut: {},
    proof: { parse: true, types: { status: "checked", newErrors: [], announced: [] }, secondRunEdits: 0 },
    ...parts,
  };
}

/** A context without colours, with the codes of a transform named demo. */
export function reportContext(parts: Partial<ReportContext> = {}): ReportContext {
  return {
    version: "1.2.3",
    written: false,
    codes: {
      "demo/await": { level: "safe", short: "Awaited", help: "The call is awaited." },
      "demo/parallel": { level: "review", short: "Now in parallel", help: "Calls run in parallel." },
      "demo/getter": { level: "manual", short: "A getter cannot wait", help: "Make it a method." },
      "demo/elsewhere": { level: "note", short: "Used elsewhere", help: "It stays." },
    },
    workingDirectory: "",
    verbose: false,
    paint: (_colour, text) => text,
    ...parts,
  };
}

/** An edit that replaces a piece of text. */
export function replacement(edit: Partial<Extract<Edit, { kind: "replace" }>> & { readonly path: string }): Edit {
  return {
    kind: "replace",
    start: 0,
    end: 0,
    text: "",
    code: "demo/await",
    confidence: "safe",
    because: [],
    ...edit,
  };
}

/** A change that replaces the whole text of a file. */
export function fileChange(path: string, before: string | undefined, after: string): FileChange {
  return { path, before, after, edits: [replacement({ path, end: before?.length ?? 0, text: after })] };
}

/** A place that is left to a person, with what a test wants to be different. */
export function finding(parts: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    code: "demo/getter",
    level: "manual",
    path: "packages/api/src/user.ts",
    line: 12,
    column: 3,
    endLine: 12,
    endColumn: 11,
    lineText: "  get name() {",
    message: "The getter `name` asks the database.",
    help: "Make it a method.",
    because: ["src/db.ts:4 get()"],
    ...parts,
  };
}
