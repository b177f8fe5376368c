import { type ParseError, parse } from "jsonc-parser";
import type { SourceTree } from "../engine/source-tree.js";
import { directoryOf, joinPath } from "../engine/tree-paths.js";
import { isRecord } from "../record.js";

/** A `package.json`, as far as it tells of the stack. */
export interface Manifest {
  readonly path: string;
  /** The folder; "" is the root. */
  readonly folder: string;
  readonly name?: string;
  readonly packageManager?: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly workspaces: readonly string[];
  /** By name; the range as it stands. */
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

/** The folders that hold source or SQL files, those above them, and the root; sorted. */
export function foldersOf(tree: SourceTree): readonly string[] {
  const folders = new Set<string>([""]);
  for (const file of [...tree.sourceFiles, ...tree.sqlFiles]) {
    for (let folder = directoryOf(file); !folders.has(folder); folder = directoryOf(folder)) folders.add(folder);
  }
  return [...folders].sort();
}

/** The `package.json` files of a project, the root's first. One that is no object is left out. */
export function readManifests(tree: SourceTree, folders: readonly string[]): readonly Manifest[] {
  return folders.flatMap((folder): Manifest[] => {
    const path = joinPath(folder, "package.json");
    const json = readJson(tree, path);
    if (!json) return [];
    const { name, packageManager, workspaces } = json;
    const globs = Array.isArray(workspaces) ? workspaces : isRecord(workspaces) ? workspaces.packages : [];
    return [
      {
        path,
        folder,
        ...(typeof name === "string" && { name }),
        ...(typeof packageManager === "string" && { packageManager }),
        engines: textsOf(json.engines),
        workspaces: Array.isArray(globs) ? globs.filter((glob) => typeof glob === "string") : [],
        dependencies: { ...textsOf(json.optionalDependencies), ...textsOf(json.dependencies) },
        devDependencies: textsOf(json.devDependencies),
        scripts: textsOf(json.scripts),
      },
    ];
  });
}

/** A JSON file that holds an object, with comments or without; `undefined` where there is none. */
export function readJson(tree: SourceTree, path: string): Readonly<Record<string, unknown>> | undefined {
  const text = tree.fileExists(path) ? tree.read(path) : undefined;
  if (text === undefined) return undefined;
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ""), errors, { allowTrailingComma: true });
  return isRecord(value) ? value : undefined;
}

/** Those members of a value that are texts. */
function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
