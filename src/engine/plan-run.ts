import { cancellable, checkpoint } from "./cancellation.js";
import { fileFinder, refuseOwnOutput } from "./file-finder.js";
import { isMarkOf, markedPlaces } from "./marks.js";
import { optionValues } from "./option-values.js";
import { overlayTree } from "./overlay-tree.js";
import { loadTypeScript } from "./parse.js";
import { preconditionCheck } from "./precondition.js";
import { proveTypes, unparsedChanges } from "./proof.js";
import type { FileError, Proof, ReportedFinding, RunResult } from "./run-result.js";
import { runTransforms, type StagedFinding } from "./run-transforms.js";
import type { EditSelection } from "./select-edits.js";
import type { PlanOptions } from "./session.js";
import { isDeclarationFile, isSourceFile, isSqlFile } from "./source-kinds.js";
import type { SourceTree } from "./source-tree.js";
import type { TextHistory } from "./text-history.js";
import { lineAndColumn, lineTextAt } from "./text-position.js";
import { planTodos } from "./todos.js";
import { fileKindsOf, type Step, type Transform } from "./transform.js";
import { UsageError } from "./usage-error.js";
import type { Workspace } from "./workspace.js";

/** Plans the transforms of a run, one on what the other made of the tree, and proves the outcome. */
export async function planRun(
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
  const unmet = options.requires && preconditionCheck(start)(options.requires);
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
