import type { SourceTree } from "../engine/source-tree.js";
import { directoryOf, isInFolder, joinPath } from "../engine/tree-paths.js";

/** Where projects keep modules of their own, in the order in which a generated one goes there. */
const folders = ["src/lib", "lib", "src", "app/lib"];

/**
 * Where a generated module of a Worker or package is: that of an earlier run, else the place for a new one, beside the
 * project's own modules (`src/lib`, `lib`, `src`, or the folder itself).
 *
 * @param home the folder of the Worker or package
 * @param name without an ending: `r2-blob`. It ends in `.ts` where the project has TypeScript, else in `.js`
 */
export function generatedModulePath(name: string, home: string, tree: SourceTree): string {
  const own = tree.sourceFiles.filter((file) => isInFolder(file, home));
  const known = own.find((file) => /^\.[jt]s$/.test(file.slice(file.lastIndexOf("/") + 1).replace(name, "")));
  if (known !== undefined) return known;
  const folder = folders
    .map((candidate) => joinPath(home, candidate))
    .find((candidate) =>
      own.some((file) => (candidate.endsWith("lib") ? directoryOf(file) === candidate : isInFolder(file, candidate))),
    );
  const isTyped = tree.fileExists(joinPath(home, "tsconfig.json")) || own.some((file) => /\.[mc]?tsx?$/.test(file));
  return joinPath(folder ?? home, `${name}.${isTyped ? "ts" : "js"}`);
}
