import type { SourceTree } from "../../src/engine/source-tree.js";
import { directoryOf, joinPath, nearestFolderWith } from "../../src/engine/tree-paths.js";
import { declaredRange } from "../../src/cloudflare/package-json.js";

/** What differs between the major versions of the library. */
export interface LibraryVersion {
  /** `undefined` where neither an installed package nor a range tells it. */
  readonly major: number | undefined;
  /** Default of `addRandomSuffix` for `put` and multipart uploads. */
  readonly addsRandomSuffix: boolean;
  /** Whether an upload to a pathname that exists is refused by default. */
  readonly refusesOverwrite: boolean;
  /** Default of `cacheControlMaxAge`, in seconds. */
  readonly maxAge: number;
}

const month = 30 * 24 * 60 * 60;
const year = 365 * 24 * 60 * 60;

/**
 * The version that a file uses: of the installed package, else of the range in its package.json. Defaults as in the
 * library's declarations: 0.27 and before add a random suffix, keep for a year and overwrite; 1.0 turned all three round.
 */
export function versionFor(path: string, tree: SourceTree): LibraryVersion {
  const major = installedMajor(path, tree) ?? majorOf(declaredRange(tree, directoryOf(path), "@vercel/blob"));
  const isOld = major === 0;
  return { major, addsRandomSuffix: isOld, refusesOverwrite: !isOld, maxAge: isOld ? year : month };
}

function installedMajor(path: string, tree: SourceTree): number | undefined {
  const manifest = "node_modules/@vercel/blob/package.json";
  const folder = nearestFolderWith(tree, directoryOf(path), [manifest]);
  if (folder === undefined) return undefined;
  return majorOf(/"version"\s*:\s*"([^"]+)"/.exec(tree.read(joinPath(folder, manifest)) ?? "")?.[1]);
}

function majorOf(range: string | undefined): number | undefined {
  const major = /^[\s^~>=v]*(\d+)/.exec(range ?? "")?.[1];
  return major === undefined ? undefined : Number(major);
}
