import type { RunResult } from "../engine/run-result.js";

/** What the exit status says. Part of the public interface. */
export const exitStatus = {
  /** Done, or nothing to do. */
  done: 0,
  /** `--check` found edits or manual findings. */
  found: 1,
  /** Could not run, or could not process a file. */
  failed: 2,
  interrupted: 130,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** The exit status of a run that came to its end. */
export function exitStatusOf(result: RunResult, check: boolean): ExitStatus {
  if (result.errors.length > 0 || !result.proof.parse) return exitStatus.failed;
  const manual = result.findings.some((finding) => finding.level === "manual");
  return check && (result.changes.length > 0 || manual) ? exitStatus.found : exitStatus.done;
}
