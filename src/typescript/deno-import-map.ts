import { parse } from "jsonc-parser";
import type { SourceTree } from "../engine/source-tree.js";
import { directoryOf, foldersUpward, isInFolder, joinPath } from "../engine/tree-paths.js";
import { isRecord } from "../record.js";

const configNames = ["deno.json", "deno.jsonc"] as const;

/** What deno.json says, as far as it matters here. https://docs.deno.com/runtime/fundamentals/configuration/ */
export interface DenoConfig {
  readonly path: string;
  readonly folder: string;
  readonly imports: ImportTable;
  /** Imports of files below a path of the tree. The longest comes first. */
  readonly scopes: readonly (readonly [folder: string, imports: ImportTable])[];
  /** Where `imports` are written: deno.json itself, or the file that `importMap` names. */
  readonly mapFolder: string;
  readonly content: Readonly<Record<string, unknown>>;
}

type ImportTable = readonly (readonly [specifier: string, target: string])[];

/** The configs of Deno in a tree, read once. */
export class DenoConfigs {
  readonly #tree: SourceTree;
  readonly #byFolder = new Map<string, DenoConfig | undefined>();

  constructor(tree: SourceTree) {
    this.#tree = tree;
  }

  /** The configs at and above a folder, nearest first: members of a workspace have the imports of its root, too. */
  above(folder: string): DenoConfig[] {
    return foldersUpward(folder).flatMap((each) => this.#at(each) ?? []);
  }

  /**
   * What a specifier stands for in a file, by the import maps above it: a path of the tree as `{ path }`, or another
   * specifier. `undefined` where no map has it.
   */
  resolve(specifier: string, importer: string): { readonly path: string } | string | undefined {
    for (const config of this.above(directoryOf(importer))) {
      const tables = [
        ...config.scopes.filter(([scope]) => isInFolder(importer, scope)).map(([, imports]) => imports),
        config.imports,
      ];
      for (const table of tables) {
        const target = targetIn(table, specifier);
        if (target === undefined) continue;
        if (target.startsWith("./") || target.startsWith("../") || target.startsWith("/"))
          return { path: joinPath(config.mapFolder, target) };
        return target;
      }
    }
    return undefined;
  }

  #at(folder: string): DenoConfig | undefined {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
    const path = configNames.map((name) => joinPath(folder, name)).find((name) => this.#tree.fileExists(name));
    const config = path === undefined ? undefined : this.#read(path, folder);
    this.#byFolder.set(folder, config);
    return config;
  }

  #read(path: string, folder: string): DenoConfig {
    const content = this.#object(path);
    const named = content.importMap;
    const isElsewhere = typeof named === "string" && !/^https?:/.test(named);
    const mapPath = isElsewhere ? joinPath(folder, named) : path;
    const map = isElsewhere ? this.#object(mapPath) : content;
    const mapFolder = directoryOf(mapPath);
    const scopes = Object.entries(isRecord(map.scopes) ? map.scopes : {})
      .filter(([scope]) => !/^https?:/.test(scope))
      .map(([scope, imports]) => [joinPath(mapFolder, scope), tableOf(imports)] as const)
      .sort(([a], [b]) => b.length - a.length);
    return { path, folder, imports: tableOf(map.imports), scopes, mapFolder, content };
  }

  #object(path: string): Readonly<Record<string, unknown>> {
    const value: unknown = parse(this.#tree.read(path) ?? "", [], { allowTrailingComma: true });
    return isRecord(value) ? value : {};
  }
}

/** Exact names first, then the longest beginning that ends in a slash. Deno lets `"hono"` stand for `"hono/cors"` too. */
function targetIn(table: ImportTable, specifier: string): string | undefined {
  const exact = table.find(([name]) => name === specifier);
  if (exact) return exact[1];
  for (const [name, target] of table)
    if (name.endsWith("/") && specifier.startsWith(name)) return target + specifier.slice(name.length);
  for (const [name, target] of table)
    if (/^(?:npm|jsr):/.test(target) && specifier.startsWith(`${name}/`)) return target + specifier.slice(name.length);
  return undefined;
}

function tableOf(value: unknown): ImportTable {
  return Object.entries(isRecord(value) ? value : {})
    .filter((entry): entry is [string, string] => typeof entry[1] === "string")
    .sort(([a], [b]) => b.length - a.length);
}
