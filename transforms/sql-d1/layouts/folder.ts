import type { SourceTree } from "../../../src/engine/source-tree.js";
import { directoryOf, joinPath } from "../../../src/engine/tree-paths.js";

/** A folder as layouts look at it: the `.sql` files of the run that no other layout has taken. */
export interface Folder {
  readonly root: string;
  /** Paths directly in the folder, sorted. */
  readonly files: readonly string[];
  /** Paths in folders directly in it, sorted. */
  readonly nested: readonly string[];
  readonly tree: SourceTree;
}

export function readFolder(root: string, files: readonly string[], tree: SourceTree): Folder {
  return {
    root,
    files: files.filter((path) => directoryOf(path) === root),
    nested: files.filter(
      (path) => path.includes("/") && directoryOf(path) !== "" && directoryOf(directoryOf(path)) === root,
    ),
    tree,
  };
}

/** The text of a file of the folder, without its byte order mark. */
export function readIn({ root, tree }: Folder, name: string): string | undefined {
  return tree.read(joinPath(root, name))?.replace(/^\ufeff/, "");
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** `0001_init` for `db/0001_init.sql`. */
export function labelOf(path: string, extension = /\.sql$/i): string {
  return baseName(path).replace(extension, "");
}
