/** The public API, for editors and other tools: plan transforms over a project, look at the plan, apply it. */

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
export {
  type ApplyOptions,
  createSession,
  type PlanOptions,
  type Session,
  type SessionOptions,
} from "./engine/session.js";
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
  type Transform,
} from "./engine/transform.js";
export { UsageError } from "./engine/usage-error.js";
export { InvalidPlanError } from "./engine/validate-plan.js";
export { InterruptedError } from "./engine/write.js";
