/** The public API, for editors and other tools: plan transforms over a project, look at the plan, apply it. */

import { createSession as openSession, type Session, type SessionOptions } from "./engine/session.js";

export { type BindingKind, type ConfigInput, defineConfig, type PresetInput } from "./config.js";
export { applyEdits, OverlappingEditsError } from "./engine/edits.js";
export type { Announcement, MigrationHistories, MigrationHistory, MigrationModel } from "./engine/migration-history.js";
export type {
  Binding,
  CodeName,
  Confidence,
  DependencyChange,
  Edit,
  Finding,
  NewFile,
  Plan,
  Replacement,
  Wrap,
} from "./engine/plan.js";
export type { FileChange, FileError, Proof, ReportedFinding, RunResult, TypeErrorReport } from "./engine/run-result.js";
export type { ApplyOptions, Planable, PlanOptions, Session, SessionOptions } from "./engine/session.js";
export type { SourceTree } from "./engine/source-tree.js";
export {
  type Code,
  type CodeTable,
  defineTransform,
  type FileKind,
  type FileContext,
  type FileTransform,
  type OptionSpec,
  type OptionSpecs,
  type OptionValues,
  type ProjectContext,
  type ProjectTransform,
  type SqlContext,
  type SqlTransform,
  type Step,
  type Transform,
} from "./engine/transform.js";
export { UsageError } from "./engine/usage-error.js";
export { InvalidPlanError } from "./engine/validate-plan.js";
export { InterruptedError } from "./engine/write.js";

/**
 * Opens a session over the files below the git root of `cwd`, or below `cwd` where there is no git. Reads the list of
 * files, nothing else. Files are read once and count as they were read, until `apply` has written.
 *
 * ```ts
 * const session = createSession({ cwd, overlay: new Map([["src/db.ts", unsavedText]]) });
 * const plan = await session.plan("d1-async", { paths: ["src"], signal });
 * await session.apply(plan);
 * ```
 *
 * @throws UsageError for a path that does not exist, lies outside of the root, or names no source file.
 */
export function createSession(options: SessionOptions = {}): Session {
  // Loaded late: who brings transforms of their own needs none of ours.
  return openSession(options, async (name) => (await import("../transforms/steps.js")).runNamed(name));
}
