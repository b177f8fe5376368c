import type { SourceTree } from "../../engine/source-tree.js";
import type { PlannedConfig } from "../planned-config.js";
import { planConfigVars } from "./config-vars.js";
import { planDevVars } from "./dev-vars.js";
import { planGitIgnore } from "./git-ignore.js";
import { nextStepsOf } from "./next-steps.js";
import { planPackageScripts } from "./package-scripts.js";
import { readWorkerConfig } from "./worker-config.js";

/**
 * Plans what a Worker's project needs besides code and bindings: scripts in package.json, an example of the variables
 * for local runs, entries in .gitignore; and lists the commands up to the deployed Worker.
 *
 * @param tree with the wrangler configs as they will be
 * @param folders of the Workers
 */
export async function planProjectSetup(tree: SourceTree, folders: readonly string[]): Promise<PlannedConfig> {
  const planned: PlannedConfig = { edits: [], newFiles: [], findings: [], notes: [], nextSteps: [] };
  for (const folder of folders) {
    const worker = readWorkerConfig(tree, folder);
    if (!worker) continue;
    planPackageScripts(tree, worker, planned);
    planGitIgnore(tree, worker, planned);
    const variables = await planDevVars(tree, worker, planned);
    const open = planConfigVars(tree, worker, variables.plain, variables.samples, planned);
    planned.nextSteps.push(...nextStepsOf(tree, worker, variables, open));
  }
  return planned;
}
