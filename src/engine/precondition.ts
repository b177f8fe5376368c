import type { SourceTree } from "./source-tree.js";
import { directoryOf, foldersUpward } from "./tree-paths.js";

/** What has to be in a project for a run to make sense: one of these, of whatever kind. */
export interface Precondition {
  /** What the run is for: `Bun project`. */
  readonly what: string;
  /** Names of packages in a package.json. */
  readonly dependencies?: readonly string[];
  /** Names of files, in the root or in a folder above a source file. */
  readonly files?: readonly string[];
  /** Plain substrings of source files. */
  readonly texts?: readonly string[];
}

/**
 * Checks the preconditions of one project.
 *
 * @param hasText whether a source file has a text, for who has read them all already
 * @returns why the project does not meet a precondition, as one sentence; undefined where it does
 */
export function preconditionCheck(
  tree: SourceTree,
  hasText?: (text: string) => boolean,
): (precondition: Precondition) => string | undefined {
  let known: readonly string[] | undefined;
  const folders = () => (known ??= foldersOfEditable(tree).map((folder) => (folder === "" ? "" : `${folder}/`)));
  const isThere = (name: string) => folders().some((folder) => tree.fileExists(folder + name));
  const isDeclared = (name: string) =>
    // A key of package.json in quotes; what block it stands in does not matter here.
    folders().some((folder) => tree.read(`${folder}package.json`)?.includes(`"${name}"`));
  const areInSource = (texts: readonly string[]) =>
    hasText
      ? texts.some(hasText)
      : texts.length > 0 &&
        tree.sourceFiles.some((path) => tree.isEditable(path) && texts.some((text) => tree.read(path)?.includes(text)));
  return ({ what, dependencies = [], files = [], texts = [] }) => {
    if (files.some(isThere) || dependencies.some(isDeclared) || areInSource(texts)) return undefined;
    const missing = [
      ...dependencies.map((name) => `a dependency ${name}`),
      ...files.map((name) => `a file ${name}`),
      ...texts.map((text) => `the text ${text}`),
    ];
    return `this is no ${what}: there is none of ${missing.join(", ")}`;
  };
}

/** The folders that hold a file that may be edited, those above them, and the root. */
function foldersOfEditable(tree: SourceTree): string[] {
  const folders = new Set([""]);
  for (const path of tree.sourceFiles) {
    const directory = directoryOf(path);
    // Whether a file may be edited can want its text.
    if (!folders.has(directory) && tree.isEditable(path)) {
      for (const folder of foldersUpward(directory)) folders.add(folder);
    }
  }
  return [...folders];
}
