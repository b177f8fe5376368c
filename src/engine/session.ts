import { resolve } from "node:path";
import { checkpoint } from "./cancellation.js";
import { fileFinder, refuseOwnOutput, triggersByKind } from "./file-finder.js";
import type { MigrationHistories } from "./migration-history.js";
import { optionValues } from "./option-values.js";
import { overlayTree } from "./overlay-tree.js";
import type { CodeName, Edit } from "./plan.js";
import type { Precondition } from "./precondition.js";
import type { RunResult } from "./run-result.js";
import type { SourceTree } from "./source-tree.js";
import { surveyFiles } from "./survey.js";
import type { FileKind, NamedRun, Step, Transform } from "./transform.js";
import { UsageError } from "./usage-error.js";
import { openWorkspace, type Workspace } from "./workspace.js";
import { writeChanges } from "./write.js";

export interface SessionOptions {
  /** Where relative paths and globs start. Default: the working directory of the process. */
  readonly cwd?: string;
  /** Files, folders or globs that may be edited. Default: everything below `cwd`. */
  readonly paths?: readonly string[];
  /** Globs: only files that match one of them may be edited. */
  readonly include?: readonly string[];
  /** Globs: files that match one of them may not be edited. */
  readonly exclude?: readonly string[];
  /**
   * The kinds of files that the paths are about: a path that names none of them is an error. Default: all, TypeScript
   * and JavaScript (`source`) and SQL.
   */
  readonly kinds?: readonly FileKind[];
  /** The tsconfig that says how to analyse. Default: the nearest one of each file. */
  readonly project?: string;
  /** Unsaved buffers of an editor: text by path, absolute or relative to `cwd`. */
  readonly overlay?: ReadonlyMap<string, string>;
}

export interface PlanOptions {
  /** Files, folders or globs that may be edited, instead of those of the session. */
  readonly paths?: readonly string[];
  /**
   * Ends the plan early: it is looked at between transforms, and between the files of a transform that takes them one by
   * one. The plan then rejects with the signal's reason, an `AbortError` unless another was given.
   */
  readonly signal?: AbortSignal;
  /** Values of the transforms' own options, by name of the transform. */
  readonly transformOptions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Keep only edits of confidence `safe`. */
  readonly safe?: boolean;
  /** Keep only edits of these codes. Config files follow: they change if an edit that needs them is kept. */
  readonly only?: readonly CodeName[];
  /** Codes that are switched off: edits of them are not made, findings not reported. */
  readonly off?: readonly CodeName[];
  /** Keep only edits that this accepts, as a person chose them. Config files follow, as with `only`. */
  readonly accepts?: (edit: Edit) => boolean;
  /** Leave a `TODO(cf-codemod/<code>)` comment at each manual finding. */
  readonly todos?: boolean;
  /** Compare type errors before and after. Default: true. */
  readonly verify?: boolean;
  /** Run the project's own prettier over the changed files. */
  readonly format?: boolean;
  /**
   * Complete the projects of the Workers: scripts in package.json, an example of their variables, entries in
   * .gitignore, and the commands up to the deployment. Presets ask for it.
   */
  readonly setUp?: boolean;
  /** What has to be in the project. A UsageError says what is missing. */
  readonly requires?: Precondition;
  /** Whether to prove the outcome. Default: true. Without it nothing is parsed and planned again, and nothing can be applied. */
  readonly prove?: boolean;
  /** Told what is done next, before it is. */
  readonly progress?: (step: string) => void;
}

/**
 * Shown each source and SQL file once.
 *
 * @param text the file's bytes, each as one character: ASCII reads as ever, and nothing is decoded
 * @param words those of the survey's words that are in it, besides triggers
 */
export type SurveyVisitor = (path: string, text: string, words: ReadonlySet<string>) => void;

/** What is known of a project before anything is planned. */
export interface Survey {
  readonly tree: SourceTree;
  /** The files that each transform would look at, by its name. */
  readonly candidates: ReadonlyMap<string, readonly string[]>;
}

export interface ApplyOptions {
  /** Write although files are uncommitted, untracked or outside git. */
  readonly force?: boolean;
}

/** What can be planned: a transform, or the name of a transform or preset. */
export type Planable = Transform | string;

/** Finds what a name stands for; `undefined` where there is nothing. */
export type NameResolver = (name: string) => Promise<NamedRun | undefined>;

export interface Session {
  /** Absolute path of the root that all paths of a result are relative to. Forward slashes. */
  readonly root: string;
  /**
   * Plans transforms in order, each on what the one before it left, and proves the outcome. Writes nothing. The result is
   * plain data: it may be stored as JSON, and applied later, also by another session.
   *
   * @param what a transform or the name of one, the name of a preset, or a list of these
   * @throws UsageError for an unknown name, path, option or code.
   */
  plan(what: Planable | readonly Planable[], options?: PlanOptions): Promise<RunResult>;
  /**
   * Reads each file once, and says which of them the transforms would look at. Plans of these transforms that come later
   * need not search for them again.
   *
   * @param words plain texts that the visitor wants to know of, all looked for in the same go
   * @param visit shown each source and SQL file
   */
  survey(transforms: readonly Transform[], words?: readonly string[], visit?: SurveyVisitor): Survey;
  /**
   * What a transform of migrations reads and would write, for those who compare the databases or move the rows.
   *
   * @param options values of the transform's own options
   * @throws UsageError for an unknown option, and for a transform that has no histories.
   */
  histories(transform: Transform, options?: Readonly<Record<string, unknown>>): Promise<MigrationHistories>;
  /**
   * Writes the changes of a result: all of them, or none. Buffers of the overlay count as the files that they will be:
   * what was planned on one has to be saved before.
   *
   * @throws UsageError that names the file if one is uncommitted, read-only, or no longer what the plan was made on.
   * @throws InterruptedError after an interrupt; everything is as it was before.
   */
  apply(result: RunResult, options?: ApplyOptions): Promise<void>;
}

/**
 * Opens a session over the files below the git root of `cwd`, or below `cwd` where there is no git. Reads the list of
 * files, nothing else. Files are read once (once for each choice of paths) and count as they were read, until `apply` has
 * written.
 *
 * @param resolveName finds transforms by name, for `plan`; without it there are no names
 * @throws UsageError for a path that does not exist, lies outside of the root, or names no source file.
 */
export function createSession(options: SessionOptions = {}, resolveName?: NameResolver): Session {
  const cwd = resolve(options.cwd ?? process.cwd());
  const open = (paths = options.paths) => openWorkspace({ ...options, ...(paths && { paths }), cwd });
  const first = open();
  const { root, inGit } = first;
  const buffers = new Map<string, string>();
  for (const [path, text] of options.overlay ?? []) {
    const inTree = first.pathOf(resolve(cwd, path));
    if (inTree === undefined) throw new UsageError(`${path} lies outside of ${root}`);
    buffers.set(inTree, text);
  }
  const keyOf = (paths = options.paths) => JSON.stringify(paths ?? []);
  const workspaces = new Map([[keyOf(), first]]);
  const workspaceFor = (paths?: readonly string[]) => {
    const workspace = workspaces.get(keyOf(paths)) ?? open(paths);
    workspaces.set(keyOf(paths), workspace);
    return workspace;
  };
  return {
    root,
    plan: async (what, planOptions = {}) => {
      const { steps, ...ofPreset } = await runFor(what, resolveName);
      await checkpoint(planOptions.signal);
      const { planRun } = await import("./plan-run.js");
      return planRun(workspaceFor(planOptions.paths), buffers, steps, { ...ofPreset, ...planOptions });
    },
    survey: (transforms, words = [], visit = () => undefined) =>
      surveyRun(workspaceFor(), buffers, transforms, words, visit),
    histories: (transform, given = {}) => historiesOf(workspaceFor(), buffers, transform, given),
    apply: async ({ changes, proof }, { force = false } = {}) => {
      if (!proof.parse) {
        throw new Error(
          `the planned changes do not parse, so they are not written: ${proof.unparsed?.join(", ") ?? ""}`,
        );
      }
      await writeChanges(changes, { root, inGit, force });
      workspaces.clear();
    },
  };
}

async function runFor(what: Planable | readonly Planable[], resolveName: NameResolver | undefined): Promise<NamedRun> {
  const steps: Step[] = [];
  let ofPreset = {};
  for (const item of Array.isArray(what) ? (what as readonly Planable[]) : [what as Planable]) {
    if (typeof item !== "string") {
      steps.push({ transform: item, options: {} });
      continue;
    }
    const named = await resolveName?.(item);
    if (!named) throw new UsageError(`There is no transform or preset "${item}"`);
    const { steps: own, ...options } = named;
    steps.push(...own);
    ofPreset = { ...ofPreset, ...options };
  }
  return { ...ofPreset, steps };
}

function surveyRun(
  workspace: Workspace,
  buffers: ReadonlyMap<string, string>,
  transforms: readonly Transform[],
  words: readonly string[],
  visit: SurveyVisitor,
): Survey {
  const triggersOf = triggersByKind(transforms);
  surveyFiles(workspace, { source: triggersOf("source"), sql: triggersOf("sql") }, words, visit);
  const tree = overlayTree(workspace, buffers);
  const { candidatesIn } = fileFinder(workspace, buffers, transforms);
  const candidates = transforms.map((transform) => {
    const found = candidatesIn({ transform, options: optionValues(transform, {}) }, tree, buffers);
    const open = transform.scope === "sql" ? found.filter((path) => tree.isEditable(path)) : found;
    return [transform.name, open] as const;
  });
  return { tree, candidates: new Map(candidates) };
}

async function historiesOf(
  workspace: Workspace,
  buffers: ReadonlyMap<string, string>,
  transform: Transform,
  given: Readonly<Record<string, unknown>>,
): Promise<MigrationHistories> {
  if (transform.scope !== "sql" || !transform.migrations) throw new UsageError(`${transform.name} reads no migrations`);
  const options = optionValues(transform, given, workspace.pathBelowRoot);
  const planned = { transform, options };
  const tree = overlayTree(workspace, buffers);
  refuseOwnOutput(planned, tree, workspace.named);
  const candidates = fileFinder(workspace, buffers, [transform]).candidatesIn(planned, tree, buffers);
  const files = candidates.filter((path) => tree.isEditable(path));
  const { histories, errors } = await transform.migrations.histories({
    files,
    named: workspace.named,
    tree,
    options,
  });
  const reasons = new Map(workspace.errors().map(({ path, reason }) => [path, reason]));
  return { histories, errors: errors.map(({ path, reason }) => ({ path, reason: reasons.get(path) ?? reason })) };
}
