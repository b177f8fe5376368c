import type { SourceTree } from "../engine/source-tree.js";

/** The folder of a file of the tree; `""` is the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Joins a folder of the tree (`""` is the root) and a relative path, and resolves `.` and `..` in it. */
export function join(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

export function isInside(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

/** The folder itself and all folders above it, nearest first, the root last. */
export function foldersUp(folder: string): string[] {
  const folders = [folder];
  let current = folder;
  while (current !== "") {
    current = folderOf(current);
    folders.push(current);
  }
  return folders;
}

/** The nearest folder, at or above the one given, that holds one of the files. */
export function nearestFolderWith(tree: SourceTree, folder: string, names: readonly string[]): string | undefined {
  return foldersUp(folder).find((candidate) => names.some((name) => tree.fileExists(join(candidate, name))));
}

/** How the folder `from` names the folder `to`, e.g. `../..`; `.` for itself. */
export function relativeFolder(from: string, to: string): string {
  const fromParts = from === "" ? [] : from.split("/");
  const toParts = to === "" ? [] : to.split("/");
  while (fromParts.length > 0 && fromParts[0] === toParts[0]) {
    fromParts.shift();
    toParts.shift();
  }
  return [...fromParts.map(() => ".."), ...toParts].join("/") || ".";
}
