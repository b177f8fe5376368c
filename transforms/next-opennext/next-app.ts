import { readPackageJson, declaresDependency } from "../../src/cloudflare/package-json.js";
import { nextConfigFiles, roleOf, type FileRole } from "../../src/cloudflare/next-routes.js";
import type { SourceTree } from "../../src/engine/source-tree.js";
import { directoryOf, joinPath, nearestFolderWith } from "../../src/engine/tree-paths.js";

/** A package that is an app of Next.js, not a library for such apps. */
export interface NextApp {
  /** Of its package.json. */
  readonly folder: string;
  /** Its next.config, if there is one. */
  readonly config: string | undefined;
  /** Those of its files that contain a trigger, sorted. */
  readonly files: readonly string[];
}

/** The apps that the candidates lie in, by folder. */
export function nextAppsOf(candidates: readonly string[], tree: SourceTree): NextApp[] {
  const filesBy = new Map<string, string[]>();
  for (const path of candidates) {
    const folder = nearestFolderWith(tree, directoryOf(path), ["package.json"]);
    if (folder !== undefined) filesBy.set(folder, [...(filesBy.get(folder) ?? []), path]);
  }
  return [...filesBy]
    .filter(([folder]) => isNextApp(tree, folder))
    .map(([folder, files]) => ({ folder, files, config: configOf(tree, folder) }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** The role of a file in its app, `module` where Next.js knows nothing of it. */
export function routeRole(path: string, tree: SourceTree): FileRole {
  return roleOf(path, tree) ?? "module";
}

function configOf(tree: SourceTree, folder: string): string | undefined {
  return nextConfigFiles.map((name) => joinPath(folder, name)).find((path) => tree.fileExists(path));
}

/** A library names `next` as a peer, and as a development dependency for its types; it has neither routes nor a config. */
function isNextApp(tree: SourceTree, folder: string): boolean {
  if (!declaresDependency(tree, folder, "next")) return false;
  if (configOf(tree, folder) !== undefined) return true;
  const { peerDependencies } = readPackageJson(tree, folder);
  if (typeof peerDependencies === "object" && peerDependencies !== null && "next" in peerDependencies) return false;
  return ["app", "pages", "src/app", "src/pages"].some((name) => tree.directoryExists(joinPath(folder, name)));
}
