import type { CodeName } from "./plan.js";
import type { RunResult } from "./run-result.js";
import type { Transform } from "./transform.js";

export interface SessionOptions {
  /** Where relative paths and globs start. Default: the working directory of the process. */
  readonly cwd?: string;
  /** Files, folders or globs that may be edited. Default: everything below `cwd`. */
  readonly paths?: readonly string[];
  /** Globs: only files that match one of them may be edited. */
  readonly include?: readonly string[];
  /** Globs: files that match one of them may not be edited. */
  readonly exclude?: readonly string[];
  /** The tsconfig that says how to analyse. Default: the nearest one of each file. */
  readonly project?: string;
  /** Unsaved buffers of an editor: text by path, absolute or relative to `cwd`. */
  readonly overlay?: ReadonlyMap<string, string>;
}

export interface PlanOptions {
  /** Values of the transforms' own options, by name of the transform. */
  readonly transformOptions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Keep only edits of confidence `safe`. */
  readonly safe?: boolean;
  /** Keep only edits of these codes. Config files follow: they change if an edit that needs them is kept. */
  readonly only?: readonly CodeName[];
  /** Leave a `TODO(cf-codemod/<code>)` comment at each manual finding. */
  readonly todos?: boolean;
  /** Compare type errors before and after. Default: true. */
  readonly verify?: boolean;
  /** Run the project's own prettier over the changed files. */
  readonly format?: boolean;
}

export interface ApplyOptions {
  /** Write although files are uncommitted, untracked or outside git. */
  readonly force?: boolean;
}

export interface Session {
  /** Absolute path of the root that all paths of a result are relative to. Forward slashes. */
  readonly root: string;
  /**
   * Plans the transforms in order, each on what the one before it left, and proves the outcome. Writes nothing.
   *
   * @throws UsageError for an unknown option or code.
   */
  plan(transforms: readonly Transform[], options?: PlanOptions): Promise<RunResult>;
  /**
   * Writes the changes of a result: all of them, or none.
   *
   * @throws UsageError if a file is uncommitted, read-only, or no longer what the plan was made on.
   * @throws InterruptedError after an interrupt; everything is as it was before.
   */
  apply(result: RunResult, options?: ApplyOptions): Promise<void>;
}

/**
 * Opens a session over the files below the git root of `cwd`, or below `cwd` where there is no git. Reads the list of
 * files, nothing else.
 *
 * @throws UsageError for a path that does not exist or lies outside of the root.
 */
export declare function createSession(options?: SessionOptions): Session;
