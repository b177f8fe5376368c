import type { Finding } from "../../src/engine/plan.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import { ModuleGraph } from "../../src/typescript/module-graph.js";

/**
 * Components (`.svelte`, `.vue`, `.astro`) that import a changed file: their scripts are not TypeScript files, so nothing
 * in them was looked at.
 *
 * @param changed the files with functions that became asynchronous, or with a database
 */
export function findComponentCallers(changed: ReadonlySet<string>, { tree }: Analysis): Finding[] {
  const graph = ModuleGraph.of(tree);
  return tree.componentFiles.flatMap((path): Finding[] => {
    const target = graph.importsOf(path).find((file) => changed.has(file));
    if (target === undefined) return [];
    const text = tree.read(path) ?? "";
    const name = (target.split("/").at(-1) ?? "").replace(/\.[mc]?[jt]sx?$/, "");
    const start = Math.max(0, text.indexOf(name));
    const message = `The component imports ${target}, which changed; its own script was not looked at.`;
    return [{ code: "d1-async/component-caller", path, start, end: start + name.length, message }];
  });
}
