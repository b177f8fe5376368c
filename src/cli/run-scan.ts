import type { Preset } from "../../transforms/presets.js";
import type { Session } from "../engine/session.js";
import { preconditionCheck } from "../engine/precondition.js";
import { isSqlFile } from "../engine/source-kinds.js";
import type { CodeTable, Step, Transform } from "../engine/transform.js";
import { advise } from "../project/advice.js";
import { limitsMet } from "../project/limits.js";
import { type Mention, mentionsIn, mentionWords } from "../project/mentions.js";
import { postgresFeatures, postgresFeaturesIn, postgresWords } from "../project/postgres-features.js";
import { stackOf, tellsOfStack } from "../project/stack.js";
import { isTestFile } from "../typescript/test-files.js";
import type { ScanEntry, ScanPreset, ScanResult } from "../report/scan-result.js";
import { mergeOptions, type TransformOptions } from "./transform-options.js";

/** A preset with its transforms at hand. */
export interface PresetSteps {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly preset: Preset;
}

export interface ScanRequest {
  readonly registry: readonly Transform[];
  readonly presets: readonly PresetSteps[];
  /** Options of the transforms, from the config file. */
  readonly configured: TransformOptions;
  /** Whether to plan, or only say what one pass over the files tells. Default: in projects that are not too large for it. */
  readonly plans?: boolean;
  /** Told what is done next. */
  readonly progress: (step: string) => void;
}

/** In how many files edits are counted without being asked for: the types of a larger project take minutes. */
const mostFilesPlanned = 2000;

/** Reads a project once, plans every transform and every preset that applies, without a proof, and writes nothing. */
export async function runScan(session: Session, request: ScanRequest): Promise<ScanResult> {
  const { registry, progress } = request;
  const mentions = new Map<string, readonly Mention[]>();
  const filesWith = new Map<string, number>();
  const presetTexts = request.presets.flatMap(({ preset }) => preset.requires?.texts ?? []);
  const seen = new Set<string>();
  let filesRead = 0;
  progress("reading files");
  const lookedFor = [...presetTexts, ...mentionWords, ...postgresWords];
  const { tree, candidates } = session.survey(registry, lookedFor, (path, text, words) => {
    const has = (word: string) => words.has(word);
    filesRead += 1;
    if (filesRead % 500 === 0) progress(`${String(filesRead)} files read`);
    if (!isSqlFile(path)) {
      for (const wanted of presetTexts) if (has(wanted)) seen.add(wanted);
      const found = mentionsIn(text, tellsOfStack, has);
      if (found.length > 0) mentions.set(path, found);
    }
    const features = postgresFeaturesIn(text, has);
    if (features.length === 0 || isTestFile(path)) return;
    for (const name of features) filesWith.set(name, (filesWith.get(name) ?? 0) + 1);
  });
  const plans = request.plans ?? filesRead <= mostFilesPlanned;
  const stack = stackOf(tree, mentions, registry);

  const plan = (steps: readonly Step[]) =>
    session.plan(
      steps.map(({ transform }) => transform),
      { transformOptions: mergeOptions(steps, request.configured, {}), verify: false, prove: false, progress },
    );
  const transforms: ScanEntry[] = [];
  for (const transform of registry) {
    const entry = { transform, candidates: candidates.get(transform.name)?.length ?? 0 };
    transforms.push(plans ? { ...entry, result: await plan([{ transform, options: {} }]) } : entry);
  }
  const inUse = new Set(stack.parts.flatMap((part) => part.transforms));
  const applying = transforms
    .filter(({ transform, candidates: files, result }) =>
      result ? result.changes.length > 0 : files > 0 && inUse.has(transform.name),
    )
    .map(({ transform }) => transform.name);

  const unmet = preconditionCheck(tree, (text) => seen.has(text));
  const presets: ScanPreset[] = [];
  for (const { name, steps, preset } of request.presets) {
    const { requires } = preset;
    if (requires && unmet(requires) !== undefined) continue;
    const names = steps.map(({ transform }) => transform.name);
    const having = names.filter((transform) => applying.includes(transform));
    if (having.length === 0) continue;
    // With one transform that has something to do, and no options of its own, the preset does what that one does.
    const [only] = having.length === 1 && steps.every(({ options }) => Object.keys(options).length === 0) ? having : [];
    const single = transforms.find(({ transform }) => transform.name === only)?.result;
    const result = plans ? (single ?? (await plan(steps))) : undefined;
    presets.push({ name, transforms: names, ...(result && { result }) });
  }

  const findings = transforms.flatMap(({ result }) => result?.findings ?? []);
  const codes: CodeTable = Object.assign({}, ...registry.map((transform) => transform.codes)) as CodeTable;
  const advice = advise({
    stack,
    presets: presets.map(({ name, transforms: names }) => ({ name, transforms: names })),
    applying,
    postgres: postgresFeatures(filesWith, findings, codes),
    hasMigrations: transforms.some(
      ({ transform, result }) =>
        transform.scope === "sql" && result !== undefined && result.changes.length + result.findings.length > 0,
    ),
    limits: limitsMet(stack, findings, codes),
  });
  const planned = plans ? "yes" : request.plans === undefined ? "too large" : "no";
  return { filesRead, planned, stack, transforms, presets, advice };
}
