import type { Finding } from "../engine/plan.js";
import type { SourceTree } from "../engine/source-tree.js";
import { directoryOf, joinPath, nearestFolderWith } from "../engine/tree-paths.js";

/**
 * Finds where a project's CI workflows, compose files, vercel.json and turbo.json name variables that nothing reads any
 * more. One finding a file; values are not repeated.
 *
 * @param files others to look into instead
 */
export function findOldSettings(
  tree: SourceTree,
  names: Iterable<string>,
  code: Finding["code"],
  files: readonly string[] = tree.settingsFiles,
): Finding[] {
  const wanted = [...new Set(names)].sort();
  return files.flatMap((path): Finding[] => {
    const text = tree.read(path) ?? "";
    const found = wanted.flatMap((name) => {
      const place = new RegExp(`(?<![\\w-])${name.replace(/\W/g, "\\$&")}(?![\\w-])`).exec(text)?.index;
      return place === undefined ? [] : [{ name, place }];
    });
    const start = Math.min(...found.map(({ place }) => place));
    if (found.length === 0) return [];
    const message = `${found.map(({ name }) => `\`${name}\``).join(", ")}: set here, and read by nothing any more.`;
    return [{ code, path, start, end: start, message }];
  });
}

const envFiles = [".env", ".env.local", ".env.development", ".env.production", ".env.test", ".dev.vars"].concat([
  ".env.example",
  ".env.local.example",
  ".env.sample",
  ".env.template",
  ".env.development.local",
]);

/** The env files that there are at the root and beside the package.json of each path. */
export function envFilesFor(paths: readonly string[], tree: SourceTree): string[] {
  const folders = new Set(
    paths.flatMap((path) => [nearestFolderWith(tree, directoryOf(path), ["package.json"]) ?? "", ""]),
  );
  return [...folders]
    .sort()
    .flatMap((folder) => envFiles.map((name) => joinPath(folder, name)))
    .filter((path) => tree.read(path) !== undefined);
}
