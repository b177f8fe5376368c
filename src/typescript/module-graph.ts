import type { SourceTree } from "../engine/source-tree.js";
import { directoryOf, joinPath } from "../engine/tree-paths.js";
import { WorkspacePackages } from "./workspace-packages.js";
import { PathAliases } from "./path-aliases.js";

/** Any quoted text that stands where a module specifier can stand. Strings that only look like one resolve to nothing. */
const specifierPattern =
  /(?:\bfrom|\bimport|\brequire)(?:\s|\/\*[^*]*\*\/)*(?:\((?:\s|\/\*[^*]*\*\/)*)?(["'`])([^"'`\n]+)\1/g;

const sourceExtensions = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"] as const;

/** What a specifier with a JavaScript ending may mean in a TypeScript project. */
const writtenAs: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx", ".js", ".jsx"],
  ".jsx": [".tsx", ".jsx"],
  ".mjs": [".mts", ".mjs"],
  ".cjs": [".cts", ".cjs"],
};

/**
 * Which of the user's files imports which, found without parsing: specifiers by a regular expression, targets by
 * names of files. It may list an edge too many (a specifier in a comment), which costs a little time and nothing else.
 */
export class ModuleGraph {
  readonly #tree: SourceTree;
  readonly #files: ReadonlySet<string>;
  readonly #packages: WorkspacePackages;
  readonly #aliases: PathAliases;
  readonly #importsOf = new Map<string, readonly string[]>();
  #importers: Map<string, string[]> | undefined;

  /** Graphs of trees, because making one reads every source file. A tree never changes. */
  static readonly #graphs = new WeakMap<SourceTree, ModuleGraph>();

  /** The graph of a tree, made once. */
  static of(tree: SourceTree): ModuleGraph {
    const graph = ModuleGraph.#graphs.get(tree) ?? new ModuleGraph(tree);
    ModuleGraph.#graphs.set(tree, graph);
    return graph;
  }

  constructor(tree: SourceTree) {
    this.#tree = tree;
    this.#files = new Set(tree.sourceFiles);
    this.#packages = new WorkspacePackages(tree);
    this.#aliases = new PathAliases(tree);
  }

  /** The user's files that a file imports, re-exports, requires or imports dynamically. */
  importsOf(path: string): readonly string[] {
    const known = this.#importsOf.get(path);
    if (known) return known;
    const text = this.#tree.read(path) ?? "";
    const found = new Set<string>();
    for (const match of text.matchAll(specifierPattern)) {
      const target = this.resolve(match[2] ?? "", path);
      if (target !== undefined) found.add(target);
    }
    const imports = [...found];
    this.#importsOf.set(path, imports);
    return imports;
  }

  /** The user's files that import a file. The first call reads every source file. */
  importersOf(path: string): readonly string[] {
    if (!this.#importers) {
      this.#importers = new Map();
      for (const file of this.#tree.sourceFiles) {
        for (const target of this.importsOf(file)) {
          const importers = this.#importers.get(target);
          if (importers) importers.push(file);
          else this.#importers.set(target, [file]);
        }
      }
    }
    return this.#importers.get(path) ?? [];
  }

  /** The user's source file behind a specifier, or `undefined` for installed packages and everything else. */
  resolve(specifier: string, importer: string): string | undefined {
    if (specifier.startsWith(".")) return this.#fileAt(joinPath(directoryOf(importer), specifier));
    for (const candidate of this.#aliases.candidates(specifier, importer)) {
      const file = this.#fileAt(candidate);
      if (file !== undefined) return file;
    }
    for (const candidate of this.#packages.candidates(specifier)) {
      const file = this.#fileAt(candidate);
      if (file !== undefined) return file;
    }
    return undefined;
  }

  #fileAt(path: string): string | undefined {
    if (this.#files.has(path)) return path;
    const dot = path.lastIndexOf(".");
    const ending = dot > path.lastIndexOf("/") ? path.slice(dot) : "";
    for (const extension of writtenAs[ending] ?? []) {
      const candidate = path.slice(0, dot) + extension;
      if (this.#files.has(candidate)) return candidate;
    }
    for (const extension of sourceExtensions) if (this.#files.has(path + extension)) return path + extension;
    const index = path === "" ? "index" : `${path}/index`;
    for (const extension of sourceExtensions) if (this.#files.has(index + extension)) return index + extension;
    return undefined;
  }
}
