import { createHash } from "node:crypto";
import type { Edit } from "../engine/plan.js";
import type { FileChange, ReportedFinding, RunResult } from "../engine/run-result.js";
import type { CodeTable } from "../engine/transform.js";
import { fileDiff } from "./diff.js";
import { countEdits, editsOf, groupByCode } from "./edit-counts.js";
import type { Report } from "./report.js";
import { verificationJson } from "./verification.js";

/** The whole result for programs, in the shape of `schema/report-v1.json`. */
export const reportJson: Report = (result, context) => {
  const report = {
    schema: 1,
    tool: { name: "cf-codemod", version: context.version },
    transforms: result.transforms,
    written: context.written,
    summary: {
      filesKnown: result.filesKnown,
      filesWithTrigger: result.filesWithTrigger,
      filesChanged: result.changes.length,
      edits: countEdits(editsOf(result)),
      findings: countLevels(result),
      errors: result.errors.length,
    },
    files: result.changes.map(file),
    findings: result.findings.map(finding),
    bindings: result.bindings,
    errors: result.errors,
    notes: result.notes,
    nextSteps: result.nextSteps,
    leftOut: sortKeys(result.leftOut),
    proof: result.proof,
    ...(context.verifications && { verifications: context.verifications.map(verificationJson) }),
    codes: codesUsed(result, context.codes),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
};

function file(change: FileChange) {
  return {
    path: change.path,
    created: change.before === undefined,
    // With this a tool can tell that the file has not changed since the plan was made.
    sha256Before: change.before === undefined ? null : createHash("sha256").update(change.before).digest("hex"),
    edits: change.edits.map(edit),
    diff: fileDiff(change),
  };
}

function edit(edit: Edit) {
  const { kind, start, end, code, confidence, because } = edit;
  const text = edit.kind === "replace" ? { text: edit.text } : { before: edit.before, after: edit.after };
  const group = edit.group === undefined ? {} : { group: edit.group };
  return { kind, start, end, ...text, code, confidence, because, ...group };
}

function finding({ code, level, path, line, column, endLine, endColumn, message, because }: ReportedFinding) {
  return { code, level, path, line, column, endLine, endColumn, message, because };
}

function countLevels({ findings }: RunResult) {
  const manual = findings.filter((finding) => finding.level === "manual").length;
  return { manual, note: findings.length - manual };
}

/** The explanations of the codes that occur, so that a reader of the report needs no second source. */
function codesUsed(result: RunResult, codes: CodeTable): CodeTable {
  const used = groupByCode([...editsOf(result), ...result.findings]).map(([code]) => code);
  return Object.fromEntries(
    used.flatMap((code) => {
      const explained = codes[code];
      return explained ? [[code, { level: explained.level, short: explained.short, help: explained.help }]] : [];
    }),
  );
}

function sortKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
