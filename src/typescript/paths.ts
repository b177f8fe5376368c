/** Paths as the source tree has them: relative to its root, forward slashes, no leading `./`; "" is the root itself. */

export function directoryOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
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

/** The folder itself and all folders above it, innermost first, ending in the root. */
export function foldersUpward(directory: string): string[] {
  const folders = [directory];
  while (directory !== "") {
    directory = directoryOf(directory);
    folders.push(directory);
  }
  return folders;
}
