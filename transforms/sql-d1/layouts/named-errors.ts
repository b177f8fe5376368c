import type { FileError } from "../../../src/engine/run-result.js";
import type { SourceTree } from "../../../src/engine/source-tree.js";
import { isInFolder } from "../../../src/engine/tree-paths.js";
import { inspectInput } from "./inspect-input.js";
import type { Series } from "./series.js";

/**
 * Files and folders that the user named and in which no migration of PostgreSQL is, each with the reason.
 *
 * @param found the series that were found among all files of the run
 */
export function namedErrors(named: readonly string[], found: readonly Series[], tree: SourceTree): FileError[] {
  const translated = found.filter(({ dialect }) => dialect === "postgresql");
  return named
    .filter((name) => !translated.some(({ files }) => files.some(({ path }) => isInFolder(path, name))))
    .map((path) => ({ path, reason: reasonOf(path, found, tree) }));
}

function reasonOf(name: string, found: readonly Series[], tree: SourceTree): string {
  const text = tree.fileExists(name) ? tree.read(name) : undefined;
  const error = text === undefined ? undefined : inspectInput(name, text)?.error;
  if (error !== undefined) return withoutName(error, name);
  const problem = found.flatMap(({ problems }) => problems).find(({ path }) => path === name);
  if (problem) return withoutName(problem.text, name);
  const other = found.find(({ root, dialect, files }) => {
    return dialect === "other" && (root === name || files.some(({ path }) => isInFolder(path, name)));
  });
  if (other) return withoutName(`${other.because}.`, name);
  return "holds no migration of PostgreSQL";
}

/** A sentence without the name that it begins with, with or without its folder. */
function withoutName(sentence: string, path: string): string {
  const names = [path, path.slice(path.lastIndexOf("/") + 1)];
  const name = names.find((candidate) => sentence.startsWith(`${candidate} `));
  return name === undefined ? sentence : sentence.slice(name.length + 1);
}
