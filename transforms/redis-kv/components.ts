import type { Analysis } from "../../src/typescript/analysis.js";
import { coneOf } from "../../src/typescript/cone.js";
import type { ModuleGraph } from "../../src/typescript/module-graph.js";
import type { LibraryName } from "./library.js";
import type { FileUses } from "./uses.js";

/**
 * The files that one client may travel through: those of a library that import each other, directly or not. Where all
 * uses in them are converted, the client itself becomes the binding; else it stays, and only calls change.
 */
export class Components {
  readonly #parent = new Map<string, string>();
  readonly #blocked = new Set<string>();

  /** @param others files without a use of their own that a client travels through */
  constructor(
    files: readonly FileUses[],
    others: readonly { readonly path: string; readonly library: LibraryName }[],
    analysis: Analysis,
    graph: ModuleGraph,
  ) {
    const byPath = new Map(files.map((uses) => [analysis.pathOf(uses.file), librariesOf(uses)]));
    for (const { path, library } of others) byPath.set(path, new Set([...(byPath.get(path) ?? []), library]));
    for (const [path, libraries] of byPath) {
      for (const user of coneOf([path], graph)) {
        for (const library of byPath.get(user) ?? [])
          if (libraries.has(library)) this.#join(key(library, path), key(library, user));
      }
    }
  }

  /** A use at this place stays. */
  block(library: LibraryName, path: string): void {
    this.#blocked.add(this.componentOf(library, path));
  }

  componentOf(library: LibraryName, path: string): string {
    let name = key(library, path);
    for (;;) {
      const parent = this.#parent.get(name);
      if (parent === undefined) return name;
      name = parent;
    }
  }

  /** Whether the client becomes the binding. Comes after all blocks. */
  isWhole(library: LibraryName, path: string): boolean {
    const component = this.componentOf(library, path);
    return ![...this.#blocked].some((blocked) => this.#rootOf(blocked) === component);
  }

  #rootOf(name: string): string {
    const parent = this.#parent.get(name);
    return parent === undefined ? name : this.#rootOf(parent);
  }

  #join(a: string, b: string): void {
    const [first, second] = [this.#rootOf(a), this.#rootOf(b)];
    if (first !== second) this.#parent.set(second, first);
  }
}

function key(library: LibraryName, path: string): string {
  return `${library} ${path}`;
}

export function librariesOf(uses: FileUses): ReadonlySet<LibraryName> {
  return new Set([
    ...uses.calls.map(({ type }) => type.library),
    ...[...uses.constructions, ...uses.singletons, ...uses.types, ...uses.imports].map(({ library }) => library),
    ...[...uses.reads, ...uses.checks].map(({ library }) => library),
    ...uses.several.flatMap(({ libraries }) => libraries),
  ]);
}
