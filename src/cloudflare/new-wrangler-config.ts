import type { Binding, ModuleRule, WorkerAssets } from "../engine/plan.js";
import type { SourceTree } from "../engine/source-tree.js";
import { bindingConfigs, bindingEntry, classMigration } from "./binding-config.js";
import { installedRuntimeDate, newCompatibilityDate, nodeCompatFlag } from "./compatibility.js";
import { openNextAssets, openNextFlag, openNextMain, selfReference } from "./open-next.js";
import { type JsonValue, renderJsonDocument } from "./json-text.js";
import { assetsConfig } from "./assets-config.js";
import { missingRules } from "./module-rules.js";
import { exportsDefault, findWorkerEntry } from "./worker-entry.js";
import { packageDependsOn, readPackageJson } from "./package-json.js";
import { foldersUpward, joinPath, relativePath } from "../engine/tree-paths.js";

interface NewConfigNeeds {
  readonly bindings: readonly Binding[];
  readonly rules?: readonly ModuleRule[];
  /** The Worker's module, where it is known. */
  readonly entry?: string | undefined;
  /** Whether OpenNext builds the Worker. */
  readonly isOpenNext?: boolean;
  /** When its `scheduled` is called. */
  readonly crons?: readonly string[];
  readonly assets?: WorkerAssets | undefined;
}

/** The text of a new wrangler.jsonc, and what it leaves open. */
export function createWranglerConfig(
  tree: SourceTree,
  folder: string,
  { bindings, rules = [], entry, isOpenNext = false, crons = [], assets }: NewConfigNeeds,
): { text: string; notes: string[] } {
  const path = joinPath(folder, "wrangler.jsonc");
  const manifest = readPackageJson(tree, folder);
  const isNext = packageDependsOn(tree, folder, "next");
  const name = workerName(tree, folder);
  const found = isNext ? openNextMain : findWorkerEntry(tree, folder, manifest);
  const main = entry === undefined ? found : relativePath(folder, entry);
  const notes: string[] = [];
  if (main === undefined)
    notes.push(`${path} has no \`main\`: name the Worker's entry, the module with \`export default { fetch }\`.`);
  else if (!isNext && !exportsDefault(tree.read(joinPath(folder, main)) ?? "")) {
    notes.push(
      `${path} names ${main} as \`main\`, which serves by itself: a Worker's entry has \`export default { fetch }\`.`,
    );
  }
  if (isNext && !isOpenNext) {
    notes.push(
      `${path} expects the output of OpenNext: add @opennextjs/cloudflare and open-next.config.ts if they are not there.`,
    );
  }

  const arrays: Record<string, JsonValue[]> = {};
  const objects: JsonValue[] = [];
  for (const binding of bindings) {
    if (binding.kind === "durable-object") objects.push(bindingEntry(binding));
    else (arrays[bindingConfigs[binding.kind].key] ??= []).push(bindingEntry(binding));
  }
  const migration = classMigration(bindings, {});
  const moduleRules = missingRules(rules);
  const text = renderJsonDocument({
    $schema: schemaPath(tree, folder),
    name,
    ...(main !== undefined && { main }),
    compatibility_date: newCompatibilityDate(installedRuntimeDate(tree, folder)),
    // OpenNext's own template asks for the second flag.
    compatibility_flags: isNext ? [nodeCompatFlag, openNextFlag] : [nodeCompatFlag],
    ...(isNext && { assets: openNextAssets }),
    ...(isOpenNext && { services: [{ binding: selfReference, service: name }] }),
    ...(assets && assetsConfig(assets)),
    ...arrays,
    ...(objects.length > 0 && { durable_objects: { bindings: objects } }),
    ...(migration && { migrations: [migration] }),
    ...(crons.length > 0 && { triggers: { crons: [...crons] } }),
    ...(moduleRules.length > 0 && { rules: [...moduleRules] }),
  });
  return { text, notes };
}

/** Where wrangler is installed: in a workspace often at the top. */
function schemaPath(tree: SourceTree, folder: string): string {
  const schema = "node_modules/wrangler/config-schema.json";
  const installed = foldersUpward(folder).find((candidate) => tree.fileExists(joinPath(candidate, schema))) ?? folder;
  return installed === folder ? schema : `${relativePath(folder, installed)}/${schema}`;
}

/** Lower-case letters, digits and dashes, at most 63: the name becomes part of a host name. */
export function workerName(tree: SourceTree, folder: string): string {
  const manifest = readPackageJson(tree, folder);
  const folderName = (folder === "" ? tree.root : folder).split("/").at(-1) ?? "";
  const given = typeof manifest.name === "string" ? manifest.name.replace(/^@[^/]*\//, "") : folderName;
  const valid = given
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 63)
    .replace(/^-+|-+$/g, "");
  return valid || "worker";
}
