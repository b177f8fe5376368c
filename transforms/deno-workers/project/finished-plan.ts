import { ts } from "ts-morph";
import type { DependencyChange, Plan } from "../../../src/engine/plan.js";
import { directoryOf } from "../../../src/engine/tree-paths.js";
import type { FileUses } from "../../../src/typescript/server/runtime-uses.js";
import { connectionModules } from "../api/connections.js";
import { errorModules } from "../api/error-classes.js";
import type { DenoContext } from "../deno-context.js";
import { kvBindings } from "../kv/convert-kv.js";
import { socketBindings, socketModules } from "../server/web-sockets.js";
import { type ConvertedTests, testConfig } from "../test-runners/convert-tests.js";
import { dependencyChanges } from "./packages.js";
import { projectFiles } from "./project-files.js";

/** The plan of a run, from what it has collected: edits, new files, and what package.json and the wrangler config need. */
export function finishPlan(editable: readonly FileUses[], tests: ConvertedTests, context: DenoContext): Plan {
  const { collector, analysis } = context;
  const workers = [...context.entries].sort().map((path) => ({ path, ...cronsOf(path, context) }));
  const edited = new Set(collector.edits.map(({ path }) => path));
  const used =
    workers[0]?.path ??
    [...editable.map(({ file }) => file), ...tests.files]
      .map((file) => analysis.pathOf(file))
      .find((path) => edited.has(path));
  const dependencies = [...dependencyChanges(context), ...(used === undefined ? [] : jsxDependency(used, context))];
  const needsNodeTypes = collector.edits.some((edit) => edit.kind === "replace" && /\bprocess\.|node:/.test(edit.text));
  if (used === undefined || (edited.size === 0 && dependencies.length === 0))
    return { edits: collector.edits, findings: collector.findings, workers: edited.size === 0 ? [] : workers };
  const scripts = tests.runner && tests.files.length > 0 ? { test: tests.runner.script } : {};
  const files = projectFiles(used, dependencies, needsNodeTypes || usesNode(editable), scripts, context);
  const generated = [...errorModules(context), ...socketModules(context), ...connectionModules(context)];
  const config = testConfig(tests, context);
  return {
    edits: collector.edits,
    findings: [...collector.findings, ...files.findings],
    newFiles: [
      ...generated,
      ...context.files.declarationFiles("deno-workers/file-import"),
      ...config,
      ...files.newFiles,
    ],
    bindings: [...socketBindings(context), ...kvBindings(context)],
    workers,
    moduleRules: context.files.rules,
    dependencies: files.dependencies,
  };
}

/** The package that JSX is compiled to, which no module names. */
function jsxDependency(used: string, { modules }: DenoContext): DependencyChange[] {
  const [config] = modules.configs.above(directoryOf(used));
  const options = config?.content.compilerOptions as { readonly jsxImportSource?: unknown } | undefined;
  if (typeof options?.jsxImportSource !== "string") return [];
  const target = modules.targetOf(options.jsxImportSource, used);
  if (target.kind !== "npm") return [];
  return [{ kind: "add", name: target.name, range: target.range ?? "latest", dev: false, usedBy: used }];
}

/** When Cloudflare calls `scheduled` of a module. */
function cronsOf(path: string, { cronJobs, analysis }: DenoContext): { crons?: readonly string[] } {
  const jobs = [...cronJobs].find(([file]) => analysis.pathOf(file) === path)?.[1] ?? [];
  return jobs.length === 0 ? {} : { crons: jobs.map(({ schedule }) => schedule) };
}

/** Whether a module uses what Node's types declare. */
function usesNode(editable: readonly FileUses[]): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node)) return node.text === "process" || node.text === "Buffer";
    if (ts.isStringLiteral(node)) return node.text.startsWith("node:");
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return editable.some(({ file }) => visit(file));
}
