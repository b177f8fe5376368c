import { resolve } from "node:path";
import { cancellable, checkpoint } from "./cancellation.js";
import type { MigrationHistories } from "./migration-history.js";
import { optionValues } from "./option-values.js";
import { overlayTree } from "./overlay-tree.js";
import { loadTypeScript } from "./parse.js";
import { isMarkOf, markedPlaces, markOf } from "./marks.js";
import type { CodeName, Edit } from "./plan.js";
import { lineAndColumn, lineTextAt } from "./text-position.js";
import { unparsedChanges, proveTypes } from "./proof.js";
import { type Precondition, unmetPrecondition } from "./precondition.js";
import type { FileError, Proof, ReportedFinding, RunResult } from "./run-result.js";
import { type PlannedTransform, runTransforms, type StagedFinding } from "./run-transforms.js";
import type { EditSelection } from "./select-edits.js";
import { isDeclarationFile, isSourceFile, isSqlFile } from "./source-kinds.js";
import type { SourceTree } from "./source-tree.js";
import { surveyFiles } from "./survey.js";
import type { TextHistory } from "./text-history.js";
import { planTodos } from "./todos.js";
import { type FileKind, fileKindsOf, type NamedRun, type Step, type Transform } from "./transform.js";
import { scanForTriggers } from "./trigger-scan.js";
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

async function planRun(
  workspace: Workspace,
  buffers: ReadonlyMap<string, string>,
  steps: readonly Step[],
  options: PlanOptions,
): Promise<RunResult> {
  const { signal } = options;
  const transforms = steps.map(({ transform }) => transform);
  const planned = steps.map(({ transform, options: own }) => ({
    transform: cancellable(transform, signal),
    options: optionValues(
      transform,
      { ...own, ...options.transformOptions?.[transform.name] },
      workspace.pathBelowRoot,
    ),
  }));
  const selection = selectionOf(transforms, options);
  const start = overlayTree(workspace, buffers);
  const kinds = fileKindsOf(transforms);
  const withTrigger = new Set<string>();
  const { candidatesIn, markedIn } = fileFinder(workspace, buffers, transforms);
  const unmet = options.requires && unmetPrecondition(start, options.requires);
  if (unmet !== undefined) throw new UsageError(unmet);
  for (const entry of planned) refuseOwnOutput(entry, start, workspace.named);

  const run = await runTransforms(
    start,
    planned,
    selection,
    (entry, { tree, texts }) => {
      options.progress?.(`planning ${entry.transform.name}`);
      const candidates = candidatesIn(entry, tree, texts);
      // Outside of the paths, a project's sources are still looked at; SQL files are not.
      for (const path of candidates) {
        if (entry.transform.scope !== "sql" || tree.isEditable(path)) withTrigger.add(path);
      }
      return candidates;
    },
    workspace.named,
    options.setUp ?? false,
  );
  const { history, findings } = run;
  const notes = [...run.notes];
  if (options.todos === true && findings.some(({ path }) => isSourceFile(path))) {
    history.apply(planTodos(await loadTypeScript(), findings, history));
  }
  if (options.format === true) {
    const { planFormatting } = await import("./format.js");
    const formatting = await planFormatting(history);
    history.apply(formatting.edits);
    notes.push(...formatting.notes);
  }
  await checkpoint(signal);
  const proof = await prove(start, run.findings, history, options, () =>
    runTransforms(
      history.tree,
      planned,
      selection,
      (entry, { tree, texts }) => candidatesIn(entry, tree, new Map([...history.texts, ...texts])),
      workspace.named,
      options.setUp ?? false,
    ),
  );

  const marked = transforms.flatMap((transform) =>
    markedIn(transform, start).flatMap((path) => markedPlaces(transform, path, start.read(path) ?? "")),
  );
  const errors = new Map(run.errors);
  for (const { path, reason } of workspace.errors()) {
    if (!isSqlFile(path) || kinds.includes("sql")) errors.set(path, reason);
  }
  return {
    transforms: planned.map(({ transform, options: values }) => ({ name: transform.name, options: values })),
    filesKnown:
      (kinds.includes("sql") ? start.sqlFiles.length : 0) + (kinds.includes("source") ? start.sourceFiles.length : 0),
    filesWithTrigger: withTrigger.size,
    changes: history.changes(),
    findings: withMarks(reportFindings(findings, history), marked, start),
    bindings: run.bindings,
    errors: [...errors].map(([path, reason]): FileError => ({ path, reason })).sort(byPathThen(() => 0)),
    notes,
    nextSteps: history.changes().length === 0 ? [] : run.nextSteps,
    leftOut: run.leftOut,
    proof,
  };
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

/**
 * Finds the files that a transform looks at, by kind and trigger, in a tree whose texts may have changed, and those with a
 * mark of an earlier run.
 */
function fileFinder(workspace: Workspace, buffers: ReadonlyMap<string, string>, transforms: readonly Transform[]) {
  const triggersOf = triggersByKind(transforms);
  const onDisk = {
    source: scanForTriggers(workspace, workspace.sourceFiles, triggersOf("source")),
    sql: scanForTriggers(workspace, workspace.sqlFiles, triggersOf("sql")),
  };
  const hasWord = (
    path: string,
    words: readonly string[],
    found: ReadonlyMap<string, ReadonlySet<string>>,
    texts: ReadonlyMap<string, string> = buffers,
  ) => {
    const text = texts.get(path) ?? buffers.get(path);
    return words.some((word) => text?.includes(word) ?? found.get(word)?.has(path));
  };
  return {
    candidatesIn: (
      { transform, options }: PlannedTransform,
      tree: SourceTree,
      texts: ReadonlyMap<string, string>,
    ): string[] => {
      const { triggers } = transform;
      if (transform.scope !== "sql") {
        return tree.sourceFiles.filter((path) => hasWord(path, triggers, onDisk.source, texts));
      }
      return tree.sqlFiles
        .filter((path) => !transform.isOutput?.(path, options))
        .filter((path) => triggers.length === 0 || hasWord(path, triggers, onDisk.sql, texts));
    },
    markedIn: (transform: Transform, tree: SourceTree): string[] =>
      tree.sourceFiles.filter((path) => tree.isEditable(path) && hasWord(path, [markOf(transform)], onDisk.source)),
  };
}

/** The words to search for in the files of a kind: the triggers, and in source files the marks of earlier runs. */
function triggersByKind(transforms: readonly Transform[]) {
  return (kind: FileKind): string[] => [
    ...transforms.filter((transform) => fileKindsOf([transform])[0] === kind).flatMap(({ triggers }) => triggers),
    ...(kind === "source" ? transforms.map(markOf) : []),
  ];
}

/** Naming nothing but what the transform itself writes would end in silence. */
function refuseOwnOutput({ transform, options }: PlannedTransform, tree: SourceTree, named: readonly string[]): void {
  if (transform.scope !== "sql" || !transform.isOutput || named.length === 0) return;
  const open = tree.sqlFiles.filter((path) => tree.isEditable(path));
  if (open.length > 0 && open.every((path) => transform.isOutput?.(path, options))) {
    throw new UsageError(
      `${named.join(", ")} is where ${transform.name} writes: name what it is to read, or another --out`,
    );
  }
}

function selectionOf(
  transforms: readonly Transform[],
  { safe = false, only, off, accepts }: PlanOptions,
): EditSelection {
  for (const code of only ?? []) {
    const level = transforms.map(({ codes }) => codes[code]?.level).find((found) => found !== undefined);
    if (level === undefined) throw new UsageError(`no transform of this run has the code ${code}`);
    if (level !== "safe" && level !== "review") throw new UsageError(`${code} is a code of findings, not of edits`);
  }
  return { safe, ...(only && { only }), ...(off && { off }), ...(accepts && { accepts }) };
}

/** The three checks. The comparison of types may add comments to the history, so it comes first. */
async function prove(
  start: SourceTree,
  findings: readonly StagedFinding[],
  history: TextHistory,
  { verify = true, prove: wanted = true, progress }: PlanOptions,
  runAgain: () => Promise<{ readonly edits: number }>,
): Promise<Proof> {
  if (history.changes().length === 0) {
    return { parse: true, types: { status: "skipped", reason: "nothing changed" }, secondRunEdits: 0 };
  }
  // Not proven to parse, so that nobody writes it.
  if (!wanted) return { parse: false, types: { status: "skipped", reason: "not asked for" }, secondRunEdits: 0 };
  if (verify) progress?.("comparing type errors");
  const types: Proof["types"] = !verify
    ? { status: "skipped", reason: "not asked for" }
    : history.changes().some(({ path }) => isSourceFile(path) || isDeclarationFile(path))
      ? await proveTypes(await loadTypeScript(), start, history, findings)
      : { status: "skipped", reason: "no TypeScript or JavaScript changed" };
  const unparsed = await unparsedChanges(history.changes());
  progress?.("planning a second run");
  const { edits } = await runAgain();
  return { parse: unparsed.length === 0, ...(unparsed.length > 0 && { unparsed }), types, secondRunEdits: edits };
}

function reportFindings(findings: readonly StagedFinding[], history: TextHistory): ReportedFinding[] {
  return findings.map(({ code, level, path, message, help, because = [], stage, ...range }) => {
    const text = history.originalText(path);
    const { start, end } = history.toOriginal(path, range, stage);
    const { line: endLine, column: endColumn } = lineAndColumn(text, end);
    const lineText = lineTextAt(text, start);
    return { code, level, path, ...lineAndColumn(text, start), endLine, endColumn, lineText, message, help, because };
  });
}

/** The findings, and the marks of earlier runs at places that no finding names again. */
function withMarks(
  findings: readonly ReportedFinding[],
  marked: readonly ReportedFinding[],
  tree: SourceTree,
): ReportedFinding[] {
  const fresh = marked.filter(
    (place) => !findings.some((finding) => isMarkOf(place, tree.read(place.path) ?? "", finding)),
  );
  return [...findings, ...fresh].sort(byPlace);
}

const byPlace = byPathThen<ReportedFinding>(
  (a, b) => a.line - b.line || a.column - b.column || compare(a.code, b.code),
);

function byPathThen<Item extends { readonly path: string }>(then: (a: Item, b: Item) => number) {
  return (a: Item, b: Item) => compare(a.path, b.path) || then(a, b);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
