import type { NextStep } from "../../engine/next-step.js";
import type { SourceTree } from "../../engine/source-tree.js";
import { joinPath } from "../../engine/tree-paths.js";
import { runnerOf } from "../package-runner.js";
import type { EnvironmentVariables } from "./dev-vars.js";
import type { WorkerConfig } from "./worker-config.js";

/**
 * What has to be done, in a Worker's folder, from the changed code to the deployed Worker.
 *
 * @param open variables that the wrangler config has no value for
 */
export function nextStepsOf(
  tree: SourceTree,
  worker: WorkerConfig,
  { secrets, plain }: EnvironmentVariables,
  open: readonly string[],
): NextStep[] {
  const { folder, databases, isOpenNext, hasResources, path } = worker;
  const { install, run } = runnerOf(tree, folder);
  const step = (phase: NextStep["phase"], what: string, command?: string): NextStep => ({
    phase,
    what,
    folder,
    ...(command !== undefined && { command }),
  });
  const hasVariables = secrets.length + plain.length > 0;
  const openNext = `${run} opennextjs-cloudflare`;
  const build = isOpenNext ? `${openNext} build && ` : "";
  const provisions = hasResources ? "; wrangler creates the resources that have no id yet" : "";
  return [
    step("install", "Install what was added", install),
    ...(hasVariables && !tree.fileExists(joinPath(folder, ".dev.vars"))
      ? [step("local", "Fill in the variables for local runs", "cp .dev.vars.example .dev.vars")]
      : []),
    ...databases.map(({ binding }) =>
      step("local", "Make the tables of the local database", `${run} wrangler d1 migrations apply ${binding} --local`),
    ),
    step("try", "Run it locally", isOpenNext ? `${build}${openNext} preview` : `${run} wrangler dev`),
    ...(open.length > 0 ? [step("create", `Put into \`vars\` of ${path}: ${open.join(", ")}`)] : []),
    step("deploy", `Deploy${provisions}`, isOpenNext ? `${build}${openNext} deploy` : `${run} wrangler deploy`),
    ...databases.map(({ binding }) =>
      step(
        "deploy",
        "Make the tables of the deployed database",
        `${run} wrangler d1 migrations apply ${binding} --remote`,
      ),
    ),
    ...secrets.map((name) => step("deploy", `Set the secret ${name}`, `${run} wrangler secret put ${name}`)),
  ];
}
