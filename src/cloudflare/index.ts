import type { Binding, DependencyChange, ModuleRule, WorkerEntry } from "../engine/plan.js";
import type { SourceTree } from "../engine/source-tree.js";
import { planEnvType } from "./env-type.js";
import { planDependencies } from "./package-json.js";
import type { PlannedConfig } from "./planned-config.js";
import { planWranglerConfigs } from "./wrangler-config.js";

export { cloudflareCodes } from "./codes.js";
export { planProjectSetup } from "./project-setup/index.js";
export { workerFolders } from "./wrangler-config.js";

/**
 * Plans the project's configuration for what transforms asked for: bindings, entries of Workers and rules for
 * modules end in the wrangler config, bindings in the Env type and, for the tools that these need, in package.json; changes of dependencies in
 * package.json.
 *
 * What is there already is left alone, so a second call with the same arguments plans nothing.
 */
export function planCloudflareConfig(
  tree: SourceTree,
  bindings: readonly Binding[],
  dependencies: readonly DependencyChange[],
  workers: readonly WorkerEntry[] = [],
  moduleRules: readonly ModuleRule[] = [],
): PlannedConfig {
  const planned: PlannedConfig = { edits: [], newFiles: [], findings: [], notes: [], nextSteps: [] };
  const tools = [
    ...planWranglerConfigs(tree, { bindings, workers, moduleRules }, planned),
    ...planEnvType(tree, bindings, planned),
  ];
  planDependencies(tree, [...dependencies, ...tools], planned);
  return { ...planned, notes: [...new Set(planned.notes)] };
}
