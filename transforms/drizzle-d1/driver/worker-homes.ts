import { declaresDependency } from "../../../src/cloudflare/package-json.js";
import { directoryOf, nearestFolderWith } from "../../../src/engine/tree-paths.js";
import type { Analysis } from "../../../src/typescript/analysis.js";
import { ModuleGraph } from "../../../src/typescript/module-graph.js";

/** How the programs that use a file reach the bindings. */
export type Access = "cloudflare:workers" | "opennext" | "mixed";

/** The programs of a repository that use a database module: the packages that no other package of it imports. */
export class WorkerHomes {
  readonly #analysis: Analysis;
  readonly #users = new Map<string, ReadonlyMap<string, string>>();

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  /** How the programs that use a file reach the bindings. */
  accessOf(path: string): Access {
    const homes = [...this.programsUsing(path).keys()];
    const onNext = homes.filter((folder) => declaresDependency(this.#analysis.tree, folder, "next"));
    if (onNext.length === 0) return "cloudflare:workers";
    return onNext.length === homes.length ? "opennext" : "mixed";
  }

  /** The folders of the packages that use a file and that no other one uses, each with a file of it that does. */
  programsUsing(path: string): ReadonlyMap<string, string> {
    const known = this.#users.get(path);
    if (known) return known;
    const { tree } = this.#analysis;
    const graph = ModuleGraph.of(tree);
    const packageOf = (file: string) => nearestFolderWith(tree, directoryOf(file), ["package.json"]) ?? "";
    const users = new Set([path]);
    const libraries = new Set<string>();
    for (const file of users) {
      for (const importer of graph.importersOf(file)) {
        users.add(importer);
        if (packageOf(importer) !== packageOf(file)) libraries.add(packageOf(file));
      }
    }
    const found = new Map<string, string>();
    for (const file of [...users].sort()) {
      const folder = packageOf(file);
      if (!libraries.has(folder) && !found.has(folder)) found.set(folder, file);
    }
    const own = packageOf(path);
    // Packages that use each other: each may be a program.
    const programs = found.size > 0 ? found : new Map([[own, path]]);
    if (programs.has(own)) programs.set(own, path);
    this.#users.set(path, programs);
    return programs;
  }
}
