import type {
  Binding,
  CodeName,
  DependencyChange,
  Finding,
  ModuleRule,
  WorkerAssets,
  WorkerEntry,
} from "../engine/plan.js";
import type { SourceTree } from "../engine/source-tree.js";
import { bindingConfigs, bindingEntry, classMigration, namesInUse, topKey } from "./binding-config.js";
import { assetsConfig } from "./assets-config.js";
import { installedRuntimeDate, nodeCompatFlag, reconcileCompatibility } from "./compatibility.js";
import { changeConfig, type ConfigChange, type ConfigFormat, type ConfigValue } from "./config-format.js";
import { editsBetween } from "./edits-between.js";
import { jsonConfig } from "./json-config.js";
import { createWranglerConfig, workerName } from "./new-wrangler-config.js";
import { isCustomWorker, isOpenNextMain, openNextMain } from "./open-next.js";
import { openNextChanges } from "./open-next-config.js";
import { planPagesScripts } from "./pages-scripts.js";
import { missingRules } from "./module-rules.js";
import { directoryOf, joinPath, nearestFolderWith, relativePath } from "../engine/tree-paths.js";
import { type PlannedConfig, splitByteOrderMark } from "./planned-config.js";
import { tomlConfig } from "./toml-config.js";
import { planWrangler } from "./wrangler-version.js";
import { isRecord } from "../record.js";

/** In the order in which wrangler looks for them. */
export const wranglerFormats = {
  "wrangler.json": jsonConfig,
  "wrangler.jsonc": jsonConfig,
  "wrangler.toml": tomlConfig,
} as const satisfies Readonly<Record<string, ConfigFormat>>;

/** The format of a wrangler config by its name; undefined for another file. */
export function formatOf(path: string): ConfigFormat | undefined {
  const name = relativePath(directoryOf(path), path);
  return Object.entries<ConfigFormat>(wranglerFormats).find(([known]) => known === name)?.[1];
}

/** What wrangler configs hold of what transforms asked for. */
export interface WorkerNeeds {
  readonly bindings: readonly Binding[];
  readonly workers: readonly WorkerEntry[];
  readonly moduleRules: readonly ModuleRule[];
}

/** The share of one Worker. */
interface FolderNeeds {
  readonly bindings: readonly Binding[];
  readonly rules: readonly ModuleRule[];
  readonly entry: string | undefined;
  /** Whether OpenNext builds the Worker; the entry is that, or a module around it. */
  readonly isOpenNext: boolean;
  readonly crons: readonly string[];
  readonly assets: WorkerAssets | undefined;
}

/**
 * Plans the wrangler configs that bindings, entries and rules for modules end in, each in the folder of its Worker.
 *
 * @returns the dependencies that the configs need
 */
export function planWranglerConfigs(
  tree: SourceTree,
  { bindings, workers, moduleRules }: WorkerNeeds,
  planned: PlannedConfig,
): DependencyChange[] {
  const homeOf = ({ usedBy }: { readonly usedBy: string }) => workerFolder(tree, usedBy);
  const entries = workers.map(({ path, crons = [], assets }) => ({ usedBy: path, crons, assets }));
  return workerFolders(tree, { bindings, workers, moduleRules }).flatMap((folder) => {
    const own = <Need extends { readonly usedBy: string }>(needs: readonly Need[]) =>
      needs.filter((need) => homeOf(need) === folder);
    const isBuilt = ({ usedBy }: { readonly usedBy: string }) => usedBy === joinPath(folder, openNextMain);
    const built = own(entries).find(isBuilt);
    const [entry = built, ...others] = own(entries).filter((each) => !isBuilt(each));
    const needs = {
      bindings: own(bindings),
      rules: own(moduleRules),
      entry: others.length === 0 ? entry?.usedBy : undefined,
      isOpenNext: built !== undefined,
      crons: [...new Set(own(entries).flatMap(({ crons }) => crons))],
      assets: own(entries).find(({ assets }) => assets)?.assets,
    };
    return planFolder(tree, folder, needs, planned);
  });
}

/** The folders of the Workers that have needs, sorted. */
export function workerFolders(tree: SourceTree, { bindings, workers, moduleRules }: WorkerNeeds): string[] {
  const files = [...[...bindings, ...moduleRules].map(({ usedBy }) => usedBy), ...workers.map(({ path }) => path)];
  return [...new Set(files.map((file) => workerFolder(tree, file)))].sort();
}

/**
 * The folder of the Worker that a file belongs to: the nearest one, at or above the file, with a wrangler config, else
 * with a package.json, else the root.
 */
export function workerFolder(tree: SourceTree, path: string): string {
  const folder = directoryOf(path);
  return (
    nearestFolderWith(tree, folder, Object.keys(wranglerFormats)) ??
    nearestFolderWith(tree, folder, ["package.json"]) ??
    ""
  );
}

function planFolder(tree: SourceTree, folder: string, needs: FolderNeeds, planned: PlannedConfig): DependencyChange[] {
  const found = Object.entries(wranglerFormats).find(([name]) => tree.fileExists(joinPath(folder, name)));
  if (found) extendConfig(tree, joinPath(folder, found[0]), found[1], needs, planned);
  else {
    const wanted = withoutClashes(needs.bindings, new Map(), (code, binding, message) =>
      planned.findings.push({ code, path: binding.usedBy, start: 0, end: 0, message }),
    );
    const created = createWranglerConfig(tree, folder, { ...needs, bindings: wanted });
    planned.newFiles.push({
      path: joinPath(folder, "wrangler.jsonc"),
      text: created.text,
      code: "cloudflare/wrangler-config",
    });
    planned.notes.push(...created.notes);
  }

  if (needs.isOpenNext) planPagesScripts(tree, folder, planned);
  return planWrangler(tree, folder, needs.isOpenNext, planned);
}

/** Bindings whose names are free, each name once. */
function withoutClashes(
  bindings: readonly Binding[],
  inUse: ReadonlyMap<string, string>,
  report: (code: CodeName, binding: Binding, message: string) => void,
): Binding[] {
  const names = new Map(inUse);
  return bindings.filter((binding) => {
    const { label } = bindingConfigs[binding.kind];
    const key = topKey(binding.kind);
    const holder = names.get(binding.name);
    if (holder !== undefined && holder !== key) {
      report(
        "cloudflare/binding-name-taken",
        binding,
        `${binding.name} cannot be the name of a ${label}: it already stands in ${holder}.`,
      );
    }
    names.set(binding.name, holder ?? key);
    return holder === undefined;
  });
}

function extendConfig(
  tree: SourceTree,
  path: string,
  format: ConfigFormat,
  { bindings, rules, entry, isOpenNext, crons, assets }: FolderNeeds,
  planned: PlannedConfig,
): void {
  const written = tree.read(path) ?? "";
  const { mark, content } = splitByteOrderMark(written);
  const config = format.parse(content);
  const report = (code: CodeName, at: readonly string[], message: string): void => {
    const range = format.locate(content, at);
    const finding: Finding = {
      code,
      path,
      start: mark.length + range.start,
      end: mark.length + range.end,
      message,
    };
    planned.findings.push(finding);
  };
  const wanted = [
    ...bindings.map((binding) => `${bindingConfigs[binding.kind].label} ${binding.name}`),
    ...crons.map((cron) => `the cron trigger ${cron}`),
    ...(assets ? [`static assets in ${assets.directory}`] : []),
  ].join(", ");
  if (!config) {
    report("cloudflare/config-not-understood", [], `${path} does not parse; still to be added: ${wanted}.`);
    return;
  }

  const free = withoutClashes(bindings, namesInUse(config), (code, binding, message) => {
    report(code, [namesInUse(config).get(binding.name) ?? ""], message);
  });
  reportMigrationsDirs(config, bindings, report);
  reportEnvironments(config, bindings, report);

  const changes = compatibilityChanges(tree, path, config, report);
  const folder = directoryOf(path);
  const isCustom = entry !== undefined && isOpenNext && entry !== joinPath(folder, openNextMain);
  const standing = typeof config.main === "string" ? (tree.read(joinPath(folder, config.main)) ?? "") : "";
  if (isOpenNext) changes.push(...openNextChanges(config, workerName(tree, folder), isCustomWorker(standing), report));
  if (entry !== undefined && (isCustom || !isOpenNext) && (config.main === undefined || isOpenNextMain(config.main)))
    changes.push({ kind: "set", key: "main", value: relativePath(folder, entry) });
  for (const binding of free) {
    const { key } = bindingConfigs[binding.kind];
    const within = binding.kind === "durable-object" ? bindingConfigs[binding.kind].within : undefined;
    const holder = within === undefined ? config : config[within];
    const list = isRecord(holder) ? holder[key] : undefined;
    if ((holder !== undefined && !isRecord(holder)) || (list !== undefined && !Array.isArray(list))) {
      report(
        "cloudflare/config-not-understood",
        [within ?? key],
        `${key} is not an array; still to be added: ${binding.name}.`,
      );
    } else changes.push({ kind: "append", key, value: bindingEntry(binding), ...(within !== undefined && { within }) });
  }
  const { triggers } = config;
  const known: readonly unknown[] = isRecord(triggers) && Array.isArray(triggers.crons) ? triggers.crons : [];
  for (const cron of crons)
    if (!known.includes(cron)) changes.push({ kind: "append", key: "crons", value: cron, within: "triggers" });
  for (const [key, value] of Object.entries(assets ? assetsConfig(assets) : {})) {
    const standing = canonicalText(config[key]);
    if (standing === undefined) changes.push({ kind: "set", key, value });
    else if (standing !== canonicalText(value))
      report("cloudflare/config-not-understood", [key], `${key} is there; it should hold ${JSON.stringify(value)}.`);
  }
  const migration = classMigration(bindings, config);
  if (migration) changes.push({ kind: "append", key: "migrations", value: migration });
  for (const rule of missingRules(rules, config.rules)) changes.push({ kind: "append", key: "rules", value: rule });
  if (changes.length === 0) return;

  const text = changeConfig(format, content, changes);
  if (text === undefined) {
    report(
      "cloudflare/config-not-understood",
      [],
      `${path} has a layout that cannot be edited; still to be added: ${wanted}.`,
    );
    return;
  }
  planned.edits.push(...editsBetween(path, "cloudflare/wrangler-config", written, mark + text));
}

function canonicalText(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

type Report = (code: CodeName, at: readonly string[], message: string) => void;

function compatibilityChanges(tree: SourceTree, path: string, config: ConfigValue, report: Report): ConfigChange[] {
  const { compatibility_date: date, compatibility_flags: flags = [], node_compat: legacy } = config;
  const isDate = date === undefined || (typeof date === "string" && /^\d{4}-\d\d-\d\d$/.test(date));
  if (!isDate || !Array.isArray(flags) || !flags.every((flag) => typeof flag === "string")) {
    const key = isDate ? "compatibility_flags" : "compatibility_date";
    report("cloudflare/config-not-understood", [key], `${key} has a value of an unexpected kind.`);
    return [];
  }
  if (legacy === true) {
    const message = "node_compat was removed in wrangler 4: use the compatibility flag nodejs_compat instead.";
    report("cloudflare/config-not-understood", ["node_compat"], message);
    return [];
  }
  const { addDate, flag, tooOld } = reconcileCompatibility(date, flags, installedRuntimeDate(tree, directoryOf(path)));
  if (tooOld && date !== undefined) {
    report(
      "cloudflare/compatibility-date",
      ["compatibility_date"],
      `${date} gives only the first version of nodejs_compat.`,
    );
  }
  const changes: ConfigChange[] = [];
  if (addDate !== undefined) changes.push({ kind: "set", key: "compatibility_date", value: addDate });
  if (flag === "add") changes.push({ kind: "append", key: "compatibility_flags", value: nodeCompatFlag });
  if (flag === "remove") changes.push({ kind: "remove", key: "compatibility_flags", value: nodeCompatFlag });
  return changes;
}

/** The plan has put new migrations into one folder; a database that is there already may have another. */
function reportMigrationsDirs(config: ConfigValue, bindings: readonly Binding[], report: Report): void {
  const { key } = bindingConfigs.d1;
  const databases: readonly unknown[] = Array.isArray(config[key]) ? config[key] : [];
  for (const binding of bindings) {
    if (binding.kind !== "d1" || binding.migrationsDir === undefined) continue;
    const entry = databases.find((database) => isRecord(database) && database.binding === binding.name);
    if (!isRecord(entry)) continue;
    const known = typeof entry.migrations_dir === "string" ? entry.migrations_dir : "migrations";
    if (joinPath("", known) === joinPath("", binding.migrationsDir)) continue;
    const message = `${binding.name} has its migrations in ${known}, the new ones are in ${binding.migrationsDir}.`;
    report("cloudflare/migrations-dir", [key], message);
  }
}

function reportEnvironments(config: ConfigValue, bindings: readonly Binding[], report: Report): void {
  for (const [name, environment] of Object.entries(isRecord(config.env) ? config.env : {})) {
    if (!isRecord(environment)) continue;
    const known = namesInUse(environment);
    const missing = bindings.map((binding) => binding.name).filter((binding) => !known.has(binding));
    if (missing.length === 0) continue;
    report(
      "cloudflare/named-environment",
      ["env", name],
      `env.${name} does not have ${[...new Set(missing)].join(", ")}.`,
    );
  }
}
