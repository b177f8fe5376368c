import type { SourceTree } from "../engine/source-tree.js";
import { joinPath, nearestFolderWith } from "../engine/tree-paths.js";

const names = ["tsconfig.json", "jsconfig.json"] as const;

/** The config that TypeScript would use for the files of a folder: the nearest one, upward. */
export function nearestConfig(tree: SourceTree, folder: string): string | undefined {
  const home = nearestFolderWith(tree, folder, names);
  return home === undefined
    ? undefined
    : names.map((name) => joinPath(home, name)).find((path) => tree.fileExists(path));
}
