import { packageDependsOn } from "../../src/cloudflare/package-json.js";
import { directoryOf } from "../../src/engine/tree-paths.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { isTestFile } from "../../src/typescript/test-files.js";
import type { FileUses } from "./uses.js";

/** Test runners that run the tests inside of workerd, where there are bindings. */
const workerRunners = ["@cloudflare/vitest-plugin", "@cloudflare/vitest-pool-workers"] as const;

/** Finds test files that open a database: outside of workerd no module `cloudflare:workers` gives them the binding. */
export function findTestDatabases(files: readonly FileUses[], analysis: Analysis, collector: EditCollector): void {
  for (const { file, constructions } of files) {
    const path = analysis.pathOf(file);
    const [first] = constructions;
    if (!first || !isTestFile(path)) continue;
    if (workerRunners.some((name) => packageDependsOn(analysis.tree, directoryOf(path), name))) continue;
    collector.find(first.node, "d1-async/test-database", "These tests need a runner that gives them the binding.");
  }
}
