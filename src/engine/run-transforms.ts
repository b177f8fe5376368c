import type {
  Binding,
  CodeName,
  DependencyChange,
  Edit,
  Finding,
  ModuleRule,
  NewFile,
  Plan,
  WorkerEntry,
} from "./plan.js";
import type { PlannedConfig } from "../cloudflare/planned-config.js";
import { type NextStep, orderSteps } from "./next-step.js";
import { loadTypeScript, parseSource, syntaxError } from "./parse.js";
import { type EditSelection, selectEdits } from "./select-edits.js";
import type { SourceTree } from "./source-tree.js";
import { TextHistory } from "./text-history.js";
import type { Code, CodeTable, FileTransform, ProjectTransform, Transform } from "./transform.js";
import { isInside, validatePlan } from "./validate-plan.js";
import { Waivers } from "./waivers.js";

/** A transform with the values of its options. */
export interface PlannedTransform {
  readonly transform: Transform;
  readonly options: Readonly<Record<string, string | boolean | number | undefined>>;
}

/** A finding, with what its code's table says, and the stage that its positions count in. */
export interface StagedFinding extends Finding {
  readonly level: Code["level"];
  readonly short: string;
  readonly help: string;
  readonly stage: number;
}

export interface TransformRun {
  readonly history: TextHistory;
  readonly findings: readonly StagedFinding[];
  readonly bindings: readonly Binding[];
  readonly notes: readonly string[];
  readonly nextSteps: readonly NextStep[];
  /** Reasons by path. */
  readonly errors: ReadonlyMap<string, string>;
  readonly leftOut: Readonly<Record<CodeName, number>>;
  /** Edits that were made and files that were added. */
  readonly edits: number;
}

/**
 * Runs transforms in order, each on the tree that the one before it left, and last the config files that their
 * bindings and dependencies ask for.
 *
 * @param candidatesOf the files of the history's tree that the transform looks at, by kind and trigger, sorted
 * @param named see `SqlContext.named`
 * @param setUp whether the projects of the Workers are completed: scripts, example variables, .gitignore
 * @throws InvalidPlanError, OverlappingEditsError: bugs of a transform
 * @throws UsageError if a file is to be written anew where something stands that is no text
 */
export async function runTransforms(
  start: SourceTree,
  transforms: readonly PlannedTransform[],
  selection: EditSelection,
  candidatesOf: (transform: PlannedTransform, history: TextHistory) => readonly string[],
  named: readonly string[],
  setUp: boolean,
): Promise<TransformRun> {
  const history = new TextHistory(start);
  const findings: StagedFinding[] = [];
  const bindings = new Map<string, Binding>();
  const dependencies = new Map<string, DependencyChange>();
  const workers = new Map<string, WorkerEntry>();
  const moduleRules = new Map<string, ModuleRule>();
  const notes = new Set<string>();
  const nextSteps: NextStep[] = [];
  const errors = new Map<string, string>();
  const leftOut: Record<CodeName, number> = {};
  let made = 0;
  let waived = 0;

  const addFindings = (found: readonly Finding[], codes: CodeTable) => {
    const waivers = new Waivers(history.tree);
    for (const finding of found) {
      const code = codes[finding.code];
      if (selection.off?.includes(finding.code) || waivers.waives(finding)) waived += 1;
      else if (code) findings.push({ ...code, ...finding, stage: history.stage });
    }
  };
  const applyStage = (edits: readonly Edit[], newFiles: readonly NewFile[]) => {
    made += edits.length + newFiles.filter(({ path }) => history.tree.read(path) === undefined).length;
    history.apply(edits, newFiles);
  };
  const countLeftOut = (edits: readonly Edit[]) => {
    for (const { code } of edits) leftOut[code] = (leftOut[code] ?? 0) + 1;
  };

  for (const planned of transforms) {
    const { transform } = planned;
    const { tree } = history;
    const candidates = candidatesOf(planned, history);
    if (candidates.length === 0) continue;
    const inputs = new Set(candidates.filter((path) => tree.isEditable(path)));
    if (inputs.size === 0) {
      const files = transform.triggers.length === 0 ? "SQL files" : "files with a trigger";
      notes.add(`${transform.name}: ${files} lie outside of the paths: ${shortList(candidates)}`);
      continue;
    }
    const plans =
      transform.scope === "sql"
        ? [await transform.plan({ files: [...inputs], named, tree, options: planned.options })]
        : await plansOf(transform, planned.options, candidates, tree, errors);
    const edits: Edit[] = [];
    const newFiles: NewFile[] = [];
    for (const plan of plans) {
      const rules = {
        author: transform.name,
        codes: transform.codes,
        tree,
        mayEdit: (path: string) => tree.isEditable(path),
        isInput: (path: string) => inputs.has(path),
      };
      validatePlan(plan, rules);
      const owned = ownedFiles(plan.newFiles ?? [], transform, tree);
      const waivers = new Waivers(tree);
      const all = [...plan.edits, ...owned.map(({ edit }) => edit)];
      const selected = selectEdits(all, selection, (edit) => waivers.waives(edit));
      countLeftOut(selected.leftOut);
      const kept = new Set(selected.kept);
      edits.push(...plan.edits.filter((edit) => kept.has(edit)));
      for (const { file, edit } of owned) {
        if (!kept.has(edit)) continue;
        if (tree.read(file.path) === undefined) newFiles.push(file);
        else edits.push(edit);
      }
      addFindings(plan.findings, transform.codes);
      for (const note of plan.notes ?? []) notes.add(note);
      nextSteps.push(...(plan.nextSteps ?? []));
      for (const { path, reason } of plan.errors ?? []) errors.set(path, reason);
      if (plan.edits.length > 0 && selected.kept.length === 0) continue;
      newFiles.push(...(plan.newFiles ?? []).filter((file) => !file.owned));
      for (const binding of plan.bindings ?? []) bindings.set(JSON.stringify(binding), binding);
      for (const worker of plan.workers ?? []) workers.set(worker.path, worker);
      for (const rule of plan.moduleRules ?? []) moduleRules.set(JSON.stringify(rule), rule);
      for (const change of plan.dependencies ?? []) dependencies.set(JSON.stringify(change), change);
    }
    applyStage(edits, newFiles);
  }

  const applyConfig = (config: PlannedConfig, codes: CodeTable) => {
    const { tree } = history;
    const mayEdit = (path: string) => isInside(path) && tree.fileExists(path);
    validatePlan(config, { author: "cloudflare", codes, tree, mayEdit, isInput: () => false });
    // Config files follow the code that needs them, whatever codes --only names.
    const selected = selectEdits(config.edits, { safe: selection.safe ?? false, off: selection.off ?? [] });
    countLeftOut(selected.leftOut);
    addFindings(config.findings, codes);
    for (const note of config.notes) notes.add(note);
    nextSteps.push(...config.nextSteps);
    applyStage(selected.kept, config.newFiles);
  };
  if ([bindings, workers, moduleRules, dependencies].some(({ size }) => size > 0)) {
    const { cloudflareCodes, planCloudflareConfig, planProjectSetup, workerFolders } =
      await import("../cloudflare/index.js");
    const needs = {
      bindings: [...bindings.values()],
      workers: [...workers.values()],
      moduleRules: [...moduleRules.values()],
    };
    const config = planCloudflareConfig(
      history.tree,
      needs.bindings,
      [...dependencies.values()],
      needs.workers,
      needs.moduleRules,
    );
    applyConfig(config, cloudflareCodes);
    if (setUp) applyConfig(await planProjectSetup(history.tree, workerFolders(history.tree, needs)), cloudflareCodes);
  }
  if (waived > 0) {
    notes.add(`${String(waived)} finding${waived === 1 ? " is" : "s are"} waived, by a comment or by the config file`);
  }
  return {
    history,
    findings,
    bindings: [...bindings.values()],
    notes: [...notes],
    nextSteps: orderSteps(nextSteps),
    errors,
    leftOut,
    edits: made,
  };
}

/**
 * The owned files that have to be written, as edits of whole files. They are one group, since some of a plan's files
 * without the others would be neither the old state nor the new one.
 */
function ownedFiles(newFiles: readonly NewFile[], { name, codes }: Transform, tree: SourceTree) {
  return newFiles.flatMap((file): { readonly file: NewFile; readonly edit: Edit }[] => {
    const { owned, path, text, code } = file;
    const standing = tree.read(path);
    if (!owned || standing === text) return [];
    const confidence = codes[code]?.level === "safe" ? "safe" : "review";
    const range = { start: 0, end: standing?.length ?? 0 };
    return [
      { file, edit: { kind: "replace", path, ...range, text, code, confidence, because: [], group: `${name}:owned` } },
    ];
  });
}

/** The plans of one transform: one a file, or one for the project. Files that do not parse become errors. */
async function plansOf(
  transform: FileTransform | ProjectTransform,
  options: PlannedTransform["options"],
  candidates: readonly string[],
  tree: SourceTree,
  errors: Map<string, string>,
): Promise<Plan[]> {
  const typescript = await loadTypeScript();
  const parsed = candidates.flatMap((path) => {
    // What may not be edited is none of a file transform's business, and need not parse for a project's.
    if (!tree.isEditable(path)) return [];
    const text = tree.read(path);
    if (text === undefined) return [];
    const sourceFile = parseSource(typescript, path, text);
    const error = syntaxError(typescript, sourceFile);
    if (error === undefined) return [{ path, sourceFile }];
    errors.set(path, error);
    return [];
  });
  if (transform.scope === "project") {
    const broken = new Set(errors.keys());
    const readable = candidates.filter((path) => !broken.has(path));
    return readable.length === 0 ? [] : [await transform.plan({ candidates: readable, tree, options })];
  }
  const plans: Plan[] = [];
  for (const { path, sourceFile } of parsed) plans.push(await transform.plan({ path, sourceFile, tree, options }));
  return plans;
}

function shortList(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(", ");
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}
