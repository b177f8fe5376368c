import type { SourceTree } from "../engine/source-tree.js";
import { foldersUpward, joinPath } from "../engine/tree-paths.js";

/** How a package manager installs, and how it runs the executable of a package. */
export interface PackageRunner {
  readonly install: string;
  readonly run: string;
}

const npm: PackageRunner = { install: "npm install", run: "npx" };

const runners = {
  "bun.lock": { install: "bun install", run: "bunx" },
  "bun.lockb": { install: "bun install", run: "bunx" },
  "pnpm-lock.yaml": { install: "pnpm install", run: "pnpm exec" },
  "yarn.lock": { install: "yarn install", run: "yarn" },
  "package-lock.json": npm,
} as const satisfies Readonly<Record<string, PackageRunner>>;

/** The package manager whose lock file is nearest, at or above a folder. */
export function lockedRunner(tree: SourceTree, folder: string): PackageRunner | undefined {
  for (const candidate of foldersUpward(folder)) {
    const found = Object.entries(runners).find(([lock]) => tree.fileExists(joinPath(candidate, lock)));
    if (found) return found[1];
  }
  return undefined;
}

/** The same, and npm where there is no lock file. */
export function runnerOf(tree: SourceTree, folder: string): PackageRunner {
  return lockedRunner(tree, folder) ?? npm;
}
