import { isDeclarationFile, isSourceFile, isSqlFile } from "./source-kinds.js";
import type { SourceTree } from "./source-tree.js";

/**
 * A tree with other texts in the place of some files, and with files that are only planned. A new file may be edited
 * by the transforms that come later.
 *
 * @param texts by path, relative to the root
 */
export function overlayTree(base: SourceTree, texts: ReadonlyMap<string, string>): SourceTree {
  if (texts.size === 0) return base;
  const added = [...texts.keys()].filter((path) => !base.fileExists(path));
  const addedFiles = new Set(added);
  const addedFolders = new Set(added.flatMap(foldersOf));
  const merge = (known: readonly string[], isKind: (path: string) => boolean) => {
    const more = added.filter(isKind);
    return more.length === 0 ? known : [...known, ...more].sort();
  };
  return {
    root: base.root,
    ...(base.tsconfig !== undefined && { tsconfig: base.tsconfig }),
    sourceFiles: merge(base.sourceFiles, isSourceFile),
    declarationFiles: merge(base.declarationFiles, isDeclarationFile),
    componentFiles: base.componentFiles,
    settingsFiles: base.settingsFiles,
    sqlFiles: merge(base.sqlFiles, isSqlFile),
    read: (path) => texts.get(path) ?? base.read(path),
    fileExists: (path) => addedFiles.has(path) || base.fileExists(path),
    directoryExists: (path) => addedFolders.has(path) || base.directoryExists(path),
    directories: (path) => {
      const prefix = path === "" ? "" : `${path}/`;
      const more = [...addedFolders]
        .filter((folder) => folder.startsWith(prefix) && !folder.slice(prefix.length).includes("/"))
        .map((folder) => folder.slice(prefix.length));
      return more.length === 0 ? base.directories(path) : [...new Set([...base.directories(path), ...more])].sort();
    },
    realPath: (path) => (addedFiles.has(path) ? path : base.realPath(path)),
    isEditable: (path) => addedFiles.has(path) || base.isEditable(path),
  };
}

function foldersOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
