import type { SourceTree } from "../engine/source-tree.js";
import { joinPath } from "../engine/tree-paths.js";
import type { Manifest } from "./manifests.js";

/** What something was seen in, and where. */
export interface Seen {
  readonly path: string;
  /** 1-based, where a line is meant and not the file. */
  readonly line?: number;
}

export type RuntimeName = "node" | "bun" | "deno" | "workers";

export interface Runtime {
  readonly name: RuntimeName;
  readonly seen: readonly Seen[];
}

export type PackageManagerName = "npm" | "pnpm" | "yarn" | "bun" | "deno";

export interface PackageManager {
  readonly name: PackageManagerName;
  readonly seen: readonly Seen[];
}

const lockFiles = {
  "package-lock.json": "npm",
  "pnpm-lock.yaml": "pnpm",
  "yarn.lock": "yarn",
  "bun.lock": "bun",
  "bun.lockb": "bun",
  "deno.lock": "deno",
} as const satisfies Readonly<Record<string, PackageManagerName>>;

/** Files that belong to one runtime. A lock file alone does not: bun installs for Node as well. */
const runtimeFiles = {
  "bunfig.toml": "bun",
  "deno.json": "deno",
  "deno.jsonc": "deno",
  "wrangler.jsonc": "workers",
  "wrangler.json": "workers",
  "wrangler.toml": "workers",
} as const satisfies Readonly<Record<string, RuntimeName>>;

const runtimes: readonly RuntimeName[] = ["bun", "deno", "node", "workers"];

/** Who installs the project's packages: those whose lock files stand there, else whom `packageManager` names. */
export function packageManagersOf(
  tree: SourceTree,
  folders: readonly string[],
  manifests: readonly Manifest[],
): PackageManager[] {
  const seen = new Map<PackageManagerName, Seen[]>();
  const add = (name: PackageManagerName, path: string) => seen.set(name, [...(seen.get(name) ?? []), { path }]);
  for (const folder of folders.filter(
    (folder) => folder === "" || manifests.some((other) => other.folder === folder),
  )) {
    for (const [file, name] of Object.entries(lockFiles)) {
      const path = joinPath(folder, file);
      if (tree.fileExists(path)) add(name, path);
    }
  }
  for (const { path, packageManager } of manifests) {
    const name = packageManager?.split("@")[0];
    if (name === "npm" || name === "pnpm" || name === "yarn" || name === "bun") {
      if (seen.size === 0 || seen.has(name)) add(name, path);
    }
  }
  return [...seen].map(([name, places]) => ({ name, seen: places }));
}

/**
 * What the project runs on, the surest first: files of a runtime's own, `engines`, scripts, and what the code imports.
 *
 * @param mentioned places in code that only one runtime runs (`bun:sqlite`, `Deno.serve`), by runtime
 */
export function runtimesOf(
  tree: SourceTree,
  folders: readonly string[],
  manifests: readonly Manifest[],
  mentioned: ReadonlyMap<RuntimeName, readonly Seen[]>,
): Runtime[] {
  const seen = new Map<RuntimeName, Seen[]>();
  const add = (name: RuntimeName, place: Seen) => seen.set(name, [...(seen.get(name) ?? []), place]);
  const packageFolders = new Set(["", ...manifests.map(({ folder }) => folder)]);
  for (const folder of folders) {
    for (const [file, name] of Object.entries(runtimeFiles)) {
      // Deno's projects need no package.json.
      if (!packageFolders.has(folder) && name !== "deno") continue;
      const path = joinPath(folder, file);
      if (tree.fileExists(path)) add(name, { path });
    }
  }
  for (const { path, engines, scripts } of manifests) {
    for (const name of runtimes) if (engines[name] !== undefined) add(name, { path });
    for (const [script, command] of Object.entries(scripts)) {
      if (!/^(?:start|dev|serve)\b/.test(script)) continue;
      if (/(?:^|&&\s*|\s)bun\s+(?:run\s+)?(?:--\S+\s+)*\S+\.[jt]sx?\b/.test(command)) add("bun", { path });
      else if (/(?:^|&&\s*)deno\s/.test(command)) add("deno", { path });
      else if (/(?:^|&&\s*)(?:node|tsx|ts-node|nodemon|next)\s/.test(command)) add("node", { path });
    }
  }
  for (const [name, places] of mentioned) for (const place of places) add(name, place);
  return runtimes.flatMap((name) => {
    const places = seen.get(name);
    return places ? [{ name, seen: distinct(places) }] : [];
  });
}

function distinct(places: readonly Seen[]): Seen[] {
  return [...new Map(places.map((place) => [`${place.path}:${String(place.line ?? "")}`, place])).values()];
}
