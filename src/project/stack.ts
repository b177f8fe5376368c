import type { SourceTree } from "../engine/source-tree.js";
import type { Transform } from "../engine/transform.js";
import { joinPath } from "../engine/tree-paths.js";
import { isTestFile } from "../typescript/test-files.js";
import { foldersOf, type Manifest, readJson, readManifests } from "./manifests.js";
import { anyVariable, type Mention } from "./mentions.js";
import { missingNodeModule } from "./node-modules.js";
import { packageOf } from "./package-name.js";
import { type Counterpart, type Part, packages, type PartKind, partNameOf, partOf } from "./packages.js";
import {
  type PackageManager,
  packageManagersOf,
  type Runtime,
  type RuntimeName,
  runtimesOf,
  type Seen,
} from "./runtime.js";

/** A part of the stack, and where it was seen: the package.json that asks for it, and the code that uses it. */
export interface FoundPart {
  readonly kind: PartKind;
  readonly label: string;
  /** The transforms that convert it. None: see the counterpart, or it needs nothing. */
  readonly transforms: readonly string[];
  readonly counterpart?: Counterpart;
  readonly seen: readonly Seen[];
}

/** An environment variable that the code reads. Its name only; nobody looks for its value. */
export interface Variable {
  readonly name: string;
  readonly seen: readonly Seen[];
}

export interface App {
  /** The folder, "" for the root. */
  readonly folder: string;
  readonly name: string;
}

/** What a project is made of. */
export interface Stack {
  readonly runtimes: readonly Runtime[];
  readonly packageManagers: readonly PackageManager[];
  /** The packages of a workspace, or the one that there is. */
  readonly packages: readonly App[];
  readonly isWorkspace: boolean;
  readonly parts: readonly FoundPart[];
  readonly variables: readonly Variable[];
  /** Places that read variables in a way that names none: `process.env[name]`. */
  readonly unnamedVariables: readonly Seen[];
  /** Modules of Node that a Worker has not, or has without function, by name. */
  readonly nodeModules: readonly Variable[];
  /** Places with more iterations of PBKDF2 than Workers carry out. */
  readonly costlyHashes: readonly Seen[];
}

/** Files that say something of the project and of no Worker: tests, and what builds, configures and seeds. */
const aside =
  /(?:^|\/)(?:scripts?|tools?|bin|\.github|\.storybook|bench(?:marks?)?|examples?|docs?)\/|\.(?:config|setup)\.[cm]?[jt]s$|(?:^|\/)\.?[\w-]+rc\.[cm]?js$/;

/** Whether an import of a module is worth a closer look. */
export function tellsOfStack(specifier: string): boolean {
  const name = packageOf(specifier);
  if (name === undefined) return false;
  return (
    Object.hasOwn(packages, name) ||
    name === "drizzle-orm" ||
    name.startsWith("bun:") ||
    name === "bun" ||
    name === "cloudflare:workers" ||
    missingNodeModule(name) !== undefined
  );
}

/**
 * Puts together what a project is made of.
 *
 * @param mentions what was found in each source file, see `mentionsIn`
 * @param transforms what there is to convert it with
 */
export function stackOf(
  tree: SourceTree,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  transforms: readonly Pick<Transform, "name" | "converts">[],
): Stack {
  const folders = foldersOf(tree);
  const manifests = readManifests(tree, folders);
  const found = new Map<string, { part: Part; transforms: Set<string>; seen: Seen[] }>();
  const see = (name: string | undefined, place: Seen) => {
    const part = name === undefined ? undefined : partOf(name);
    if (name === undefined || !part) return;
    const key = `${part.kind} ${part.label}`;
    const entry = found.get(key) ?? { part, transforms: new Set(), seen: [] };
    for (const transform of transforms) if (transform.converts?.includes(name)) entry.transforms.add(transform.name);
    entry.seen.push(place);
    found.set(key, entry);
  };

  for (const { path, dependencies, devDependencies } of manifests) {
    for (const name of Object.keys(dependencies)) see(partNameOf(name, name), { path });
    // Frameworks are often asked for where only the build needs them.
    for (const name of Object.keys(devDependencies)) {
      const part = partNameOf(name, name);
      if (part !== undefined && partOf(part)?.kind === "framework") see(part, { path });
    }
  }
  for (const { path, names } of cronFiles(tree, folders)) if (names > 0) see("vercel.json", { path });

  const variables = new Map<string, Seen[]>();
  const nodeModules = new Map<string, Seen[]>();
  const costlyHashes: Seen[] = [];
  const runtimePlaces = new Map<RuntimeName, Seen[]>();
  const add = <Key>(map: Map<Key, Seen[]>, key: Key, place: Seen) => {
    const places = map.get(key);
    if (places) places.push(place);
    else map.set(key, [place]);
  };
  for (const [path, inFile] of mentions) {
    if (isTestFile(path)) continue;
    const isAside = aside.test(path);
    for (const { kind, name, line } of inFile) {
      const place = { path, line };
      const runtime = runtimeOf(kind, name);
      if (runtime) add(runtimePlaces, runtime, place);
      if (kind === "env") {
        if (!isAside) add(variables, name, place);
        continue;
      }
      if (isAside) continue;
      if (kind === "iterations") {
        costlyHashes.push(place);
        continue;
      }
      if (kind === "call") {
        see(name, place);
        continue;
      }
      const imported = packageOf(name);
      if (imported === undefined) continue;
      see(partNameOf(imported, name), place);
      if (missingNodeModule(imported) !== undefined) add(nodeModules, imported, place);
    }
  }

  const unnamed = variables.get(anyVariable) ?? [];
  variables.delete(anyVariable);
  return {
    runtimes: runtimesOf(tree, folders, manifests, firstOfEachFile(runtimePlaces)),
    packageManagers: packageManagersOf(tree, folders, manifests),
    packages: manifests.map(({ folder, name }) => ({ folder, name: name ?? (folder === "" ? "." : folder) })),
    isWorkspace: isWorkspace(tree, manifests),
    parts: [...found.values()]
      .map(({ part, transforms: converting, seen }) => ({ ...part, transforms: [...converting], seen }))
      .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.label < b.label ? -1 : 1)),
    variables: sorted(variables),
    unnamedVariables: unnamed,
    nodeModules: sorted(nodeModules),
    costlyHashes,
  };
}

const kinds: readonly PartKind[] = [
  "framework",
  "database",
  "cache",
  "storage",
  "queue",
  "scheduler",
  "vectors",
  "email",
  "auth",
  "realtime",
  "browser",
  "images",
  "ai",
];

function sorted(map: ReadonlyMap<string, readonly Seen[]>): Variable[] {
  return [...map].map(([name, seen]) => ({ name, seen })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function runtimeOf(kind: Mention["kind"], name: string): RuntimeName | undefined {
  if (kind === "import") {
    if (/^bun(?::|$)/.test(name)) return "bun";
    return name === "cloudflare:workers" ? "workers" : undefined;
  }
  if (kind !== "call") return undefined;
  return name.startsWith("Bun.") ? "bun" : name.startsWith("Deno.") ? "deno" : undefined;
}

function firstOfEachFile(places: ReadonlyMap<RuntimeName, readonly Seen[]>): ReadonlyMap<RuntimeName, readonly Seen[]> {
  return new Map(
    [...places].map(([name, seen]) => {
      const files = new Map<string, Seen>();
      for (const place of seen) if (!files.has(place.path)) files.set(place.path, place);
      return [name, [...files.values()]];
    }),
  );
}

/** The files that name cron jobs of Vercel, with how many. */
function cronFiles(tree: SourceTree, folders: readonly string[]): { path: string; names: number }[] {
  return folders.flatMap((folder) => {
    const path = joinPath(folder, "vercel.json");
    const crons = readJson(tree, path)?.crons;
    return Array.isArray(crons) ? [{ path, names: crons.length }] : [];
  });
}

function isWorkspace(tree: SourceTree, manifests: readonly Manifest[]): boolean {
  return (
    tree.fileExists("pnpm-workspace.yaml") ||
    manifests.some(({ workspaces }) => workspaces.length > 0) ||
    readJson(tree, "deno.json")?.workspace !== undefined
  );
}
