import { packageDependsOn } from "../../src/cloudflare/package-json.js";
import { directoryOf } from "../../src/engine/tree-paths.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import type { Opening, Openings } from "./openings.js";

/** Test runners that run the tests inside of workerd, where there are bindings. */
const workerRunners = ["@cloudflare/vitest-plugin", "@cloudflare/vitest-pool-workers"] as const;

/**
 * Finds test files that open a database, themselves or through a class of the program: outside of workerd no module
 * `cloudflare:workers` gives them the binding.
 */
export function findTestDatabases(openings: Openings, analysis: Analysis, collector: EditCollector): void {
  const byFile = new Map<string, Opening[]>();
  for (const opening of openings.all.filter(({ inTest }) => inTest)) {
    const path = analysis.pathOf(opening.at.getSourceFile());
    byFile.set(path, [...(byFile.get(path) ?? []), opening]);
  }
  for (const [path, found] of byFile) {
    const [first] = [...found].sort((a, b) => a.at.pos - b.at.pos);
    if (!first || workerRunners.some((name) => packageDependsOn(analysis.tree, directoryOf(path), name))) continue;
    const isNew = found.some((opening) => opening.path.inMemory);
    const rows = isNew
      ? " Each of their in-memory databases was a new one; the binding is one, which keeps its rows."
      : "";
    const message = `These tests need a runner that gives them the binding.${rows}`;
    collector.find(first.at, "d1-async/test-database", message);
  }
}
