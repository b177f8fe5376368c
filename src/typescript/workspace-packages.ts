import { type ParseError, parse } from "jsonc-parser";
import type { SourceTree } from "../engine/source-tree.js";
import { directoryOf, joinPath } from "../engine/tree-paths.js";

interface PackageJson {
  readonly name?: unknown;
  readonly main?: unknown;
  readonly module?: unknown;
  readonly types?: unknown;
  readonly source?: unknown;
  readonly exports?: unknown;
}

/**
 * The packages of a monorepo by name, so that an import of one leads to its sources: its built output may not be
 * there, and a change has to reach the sources in any case.
 */
export class WorkspacePackages {
  readonly #tree: SourceTree;
  #byName: Map<string, { readonly folder: string; readonly json: PackageJson }> | undefined;

  constructor(tree: SourceTree) {
    this.#tree = tree;
  }

  /** Paths, best first and without certain ending, at which the sources behind a bare specifier may be. */
  candidates(specifier: string): string[] {
    const [first = "", second = "", ...rest] = specifier.split("/");
    const name = first.startsWith("@") ? `${first}/${second}` : first;
    const subpath = first.startsWith("@") ? rest.join("/") : [second, ...rest].filter(Boolean).join("/");
    const found = this.#packages().get(name);
    if (!found) return [];
    const { folder, json } = found;
    const targets = exportTargets(json.exports, subpath === "" ? "." : `./${subpath}`);
    if (subpath === "") {
      for (const field of [json.source, json.types, json.module, json.main]) {
        if (typeof field === "string") targets.push(field);
      }
      targets.push("src/index", "index", "lib/index");
    } else {
      targets.push(subpath, `src/${subpath}`);
    }
    return targets.flatMap((target) => sourcesOf(target)).map((target) => joinPath(folder, target));
  }

  #packages(): ReadonlyMap<string, { readonly folder: string; readonly json: PackageJson }> {
    if (this.#byName) return this.#byName;
    this.#byName = new Map();
    const folders = new Set<string>([""]);
    for (const file of this.#tree.sourceFiles) {
      for (let folder = directoryOf(file); !folders.has(folder); folder = directoryOf(folder)) folders.add(folder);
    }
    for (const folder of [...folders].sort()) {
      const text = this.#tree.read(joinPath(folder, "package.json"));
      if (text === undefined) continue;
      const errors: ParseError[] = [];
      const json = parse(text, errors, { allowTrailingComma: true }) as PackageJson | undefined;
      if (typeof json?.name === "string" && !this.#byName.has(json.name)) this.#byName.set(json.name, { folder, json });
    }
    return this.#byName;
  }
}

/** All file targets that an `exports` field has for a subpath, under any condition. */
function exportTargets(exports: unknown, subpath: string): string[] {
  if (typeof exports === "string") return subpath === "." ? [exports] : [];
  if (typeof exports !== "object" || exports === null) return [];
  const targets: string[] = [];
  const collect = (value: unknown, star: string) => {
    if (typeof value === "string") targets.push(value.replaceAll("*", star));
    else if (typeof value === "object" && value !== null)
      Object.values(value).forEach((inner) => {
        collect(inner, star);
      });
  };
  const entries = Object.entries(exports);
  if (!entries.some(([key]) => key.startsWith("."))) {
    if (subpath === ".") collect(exports, "");
    return targets;
  }
  for (const [key, value] of entries) {
    if (key === subpath) collect(value, "");
    const [before, after] = key.split("*");
    if (before !== undefined && after !== undefined && subpath.startsWith(before) && subpath.endsWith(after)) {
      collect(value, subpath.slice(before.length, subpath.length - after.length));
    }
  }
  return targets;
}

/** The file itself, and the sources that a built file is usually made from. */
function sourcesOf(target: string): string[] {
  const plain = target.replace(/^\.\//, "");
  const withoutEnding = plain.replace(/(\.d)?\.[mc]?[jt]sx?$/, "");
  const built = /^(dist|build|lib|out|esm|cjs)\//;
  return built.test(withoutEnding)
    ? [withoutEnding.replace(built, "src/"), withoutEnding.replace(built, ""), plain]
    : [plain, withoutEnding];
}
