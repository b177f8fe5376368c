import { ts } from "ts-morph";
import { accessImportOf, envAccessFor, envNameIn } from "../../src/cloudflare/env-access.js";
import { openNextDependency } from "../../src/cloudflare/open-next.js";
import { workerFolder } from "../../src/cloudflare/wrangler-config.js";
import type { Binding, DependencyChange } from "../../src/engine/plan.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import type { NewImport } from "../../src/typescript/new-import.js";
import { runsAtLoad } from "../../src/typescript/runs-at-load.js";

/** How files reach the KV binding, and which of them do. */
export class BindingAccess {
  readonly #files = new Map<ts.SourceFile, string>();
  readonly #analysis: Analysis;
  readonly #name: string;
  readonly #collector: EditCollector;

  constructor(analysis: Analysis, name: string, collector: EditCollector) {
    this.#analysis = analysis;
    this.#name = name;
    this.#collector = collector;
  }

  /** `env.KV`, or what it is in a Next.js project, for the place of a node; its file then needs the import. */
  textAt(node: ts.Node): string {
    const file = node.getSourceFile();
    const path = this.#analysis.pathOf(file);
    this.#files.set(file, path);
    if (envAccessFor(path, this.#analysis) !== "opennext") return `${envNameIn(file)}.${this.#name}`;
    if (runsAtLoad(node)) {
      const message = "getCloudflareContext() works only inside a request; this runs when the module loads.";
      this.#collector.find(node, "redis-kv/context-at-module-scope", message);
    }
    return `getCloudflareContext().env.${this.#name}`;
  }

  /** `() => getCloudflareContext().env.KV` for the constant of a module. */
  getterAt(node: ts.Node): string {
    const file = node.getSourceFile();
    this.#files.set(file, this.#analysis.pathOf(file));
    return `() => getCloudflareContext().env.${this.#name}`;
  }

  importFor(file: ts.SourceFile): NewImport | undefined {
    return this.#files.has(file) ? accessImportOf(file, this.#analysis) : undefined;
  }

  /** One binding for each Worker. */
  bindings(extra: readonly string[]): Binding[] {
    const byHome = new Map<string, string>();
    for (const path of [...this.#files.values(), ...extra].sort()) {
      const home = workerFolder(this.#analysis.tree, path);
      if (!byHome.has(home)) byHome.set(home, path);
    }
    return [...byHome.values()].map((usedBy) => ({ kind: "kv", name: this.#name, usedBy }));
  }

  dependencies(): DependencyChange[] {
    return [...this.#files.values()].flatMap((path) => openNextFor(path, this.#analysis));
  }
}

/** In a Next.js project the bindings come from a package, which files that use them need. */
export function openNextFor(usedBy: string, analysis: Analysis): DependencyChange[] {
  if (envAccessFor(usedBy, analysis) !== "opennext") return [];
  return [openNextDependency(usedBy)];
}
