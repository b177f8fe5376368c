import { parse } from "jsonc-parser";
import type { SourceTree } from "../engine/source-tree.js";
import { directoryOf, joinPath } from "../engine/tree-paths.js";
import { DenoConfigs } from "./deno-import-map.js";
import { FrameworkAliases } from "./framework-aliases.js";
import { nearestConfig } from "./nearest-config.js";

interface Aliases {
  /** Pattern to targets, relative to the root of the tree. */
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[];
  readonly baseUrl: string | undefined;
}

interface Config {
  readonly extends?: unknown;
  readonly compilerOptions?: { readonly baseUrl?: unknown; readonly paths?: unknown };
}

/** `compilerOptions.paths` and `baseUrl` of the nearest tsconfig, through relative `extends`; then what frameworks define, and Deno's import maps. */
export class PathAliases {
  readonly #tree: SourceTree;
  readonly #byFolder = new Map<string, Aliases>();

  readonly #frameworks: FrameworkAliases;
  readonly #deno: DenoConfigs;

  constructor(tree: SourceTree) {
    this.#tree = tree;
    this.#frameworks = new FrameworkAliases(tree);
    this.#deno = new DenoConfigs(tree);
  }

  /** Paths, best first and without certain ending, that a bare specifier may mean in a file. */
  candidates(specifier: string, importer: string): string[] {
    const folder = directoryOf(importer);
    const aliases = this.#aliasesFor(folder);
    const candidates: string[] = [];
    for (const [pattern, targets] of aliases.paths) {
      const [before = "", after] = pattern.split("*");
      if (after === undefined) {
        if (specifier === pattern) candidates.push(...targets);
      } else if (
        specifier.length >= before.length + after.length &&
        specifier.startsWith(before) &&
        specifier.endsWith(after)
      ) {
        const star = specifier.slice(before.length, specifier.length - after.length);
        candidates.push(...targets.map((target) => target.replace("*", star)));
      }
    }
    if (aliases.baseUrl !== undefined) candidates.push(joinPath(aliases.baseUrl, specifier));
    candidates.push(...this.#frameworks.candidates(specifier, folder));
    const mapped = this.#deno.resolve(specifier, importer);
    if (typeof mapped === "object") candidates.push(mapped.path);
    return candidates;
  }

  #aliasesFor(folder: string): Aliases {
    const known = this.#byFolder.get(folder);
    if (known) return known;
    const config = nearestConfig(this.#tree, folder);
    const aliases = config === undefined ? { paths: [], baseUrl: undefined } : this.#read(config, 0);
    this.#byFolder.set(folder, aliases);
    return aliases;
  }

  #read(path: string, depth: number): Aliases {
    const config = parse(this.#tree.read(path) ?? "", [], { allowTrailingComma: true }) as Config | undefined;
    const folder = directoryOf(path);
    const options = config?.compilerOptions;
    const baseUrl = typeof options?.baseUrl === "string" ? joinPath(folder, options.baseUrl) : undefined;
    const inherited = depth < 8 ? this.#inherited(config?.extends, folder, depth) : undefined;
    const base = baseUrl ?? inherited?.baseUrl;
    if (typeof options?.paths !== "object" || options.paths === null) {
      return { paths: inherited?.paths ?? [], baseUrl: base };
    }
    const relativeTo = base ?? folder;
    const paths = Object.entries(options.paths as Record<string, unknown>).map(
      ([pattern, targets]) =>
        [
          pattern,
          (Array.isArray(targets) ? targets : [])
            .filter((target) => typeof target === "string")
            .map((target) => joinPath(relativeTo, target)),
        ] as const,
    );
    return { paths, baseUrl: base };
  }

  #inherited(parents: unknown, folder: string, depth: number): Aliases | undefined {
    for (const parent of (Array.isArray(parents) ? parents : [parents]).reverse()) {
      if (typeof parent !== "string" || !parent.startsWith(".")) continue;
      const path = joinPath(folder, parent.endsWith(".json") ? parent : `${parent}.json`);
      if (this.#tree.fileExists(path)) return this.#read(path, depth + 1);
    }
    return undefined;
  }
}
