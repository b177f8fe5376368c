import type { SourceTree } from "./source-tree.js";

/** Paths as the source tree has them: relative to its root, forward slashes, no leading `./`; "" is the root itself. */

export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Joins and normalises; a path that climbs above the root keeps its leading `..`. */
export function joinPath(directory: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${directory}/${path}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}

/** How the folder `from` names the folder `to`, e.g. `../..`; `.` for itself. */
export function relativePath(from: string, to: string): string {
  const source = from.split("/").filter(Boolean);
  const target = to.split("/").filter(Boolean);
  let common = 0;
  while (common < source.length && source[common] === target[common]) common += 1;
  return [...source.slice(common).map(() => ".."), ...target.slice(common)].join("/") || ".";
}

/** Whether a path is a folder or lies somewhere in it. */
export function isInFolder(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

/** The absolute path of a file, for who knows nothing of trees. Forward slashes. */
export function absolutePath(path: string, { root }: Pick<SourceTree, "root">): string {
  return path.startsWith("/") ? path : `${root}/${path}`;
}

/** The path of the tree that an absolute path means. One outside of the root stays absolute. */
export function pathInTree(fileName: string, { root }: Pick<SourceTree, "root">): string {
  return fileName.startsWith(`${root}/`) ? fileName.slice(root.length + 1) : fileName;
}

/** The folder itself and all folders above it, innermost first, ending in the root. */
export function foldersUpward(directory: string): string[] {
  const folders = [directory];
  while (directory !== "") {
    directory = directoryOf(directory);
    folders.push(directory);
  }
  return folders;
}

/** The nearest folder, at or above the one given, that holds one of the files. */
export function nearestFolderWith(tree: SourceTree, directory: string, names: readonly string[]): string | undefined {
  return foldersUpward(directory).find((folder) => names.some((name) => tree.fileExists(joinPath(folder, name))));
}
