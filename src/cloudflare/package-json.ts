import { getNodeValue } from "jsonc-parser";
import type { DependencyChange } from "../engine/plan.js";
import type { SourceTree } from "../engine/source-tree.js";
import { editsBetween } from "./edits-between.js";
import { insertMember, parseJsonObject, removeItem } from "./json-text.js";
import { directoryOf, foldersUpward, joinPath, nearestFolderWith } from "../engine/tree-paths.js";
import { type PlannedConfig, splitByteOrderMark } from "./planned-config.js";
import { lockedRunner } from "./package-runner.js";
import { isRecord } from "../record.js";

const dependencyBlocks = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"] as const;

/** The part of a package.json that matters here. Empty where there is none, or none that parses. */
export function readPackageJson(tree: SourceTree, folder: string): Readonly<Record<string, unknown>> {
  const root = parseJsonObject(splitByteOrderMark(tree.read(joinPath(folder, "package.json")) ?? "").content);
  const value: unknown = root && getNodeValue(root);
  return isRecord(value) ? value : {};
}

/** The range of a dependency in the package of a folder, or in one above it (a workspace root). */
export function declaredRange(tree: SourceTree, folder: string, name: string): string | undefined {
  for (const candidate of foldersUpward(folder)) {
    const manifest = readPackageJson(tree, candidate);
    for (const block of dependencyBlocks) {
      const dependencies = manifest[block];
      const range = isRecord(dependencies) ? dependencies[name] : undefined;
      if (typeof range === "string") return range;
    }
  }
  return undefined;
}

/** Whether the package that a folder belongs to declares the dependency itself. */
export function packageDependsOn(tree: SourceTree, folder: string, name: string): boolean {
  const packageFolder = nearestFolderWith(tree, folder, ["package.json"]);
  return packageFolder !== undefined && declaresDependency(tree, packageFolder, name);
}

/** Whether the package.json of a folder declares the dependency. */
export function declaresDependency(tree: SourceTree, folder: string, name: string): boolean {
  const manifest = readPackageJson(tree, folder);
  return dependencyBlocks.some((block) => isRecord(manifest[block]) && name in manifest[block]);
}

/** Plans the changes of dependencies, each in the package that holds its `usedBy`. */
export function planDependencies(tree: SourceTree, changes: readonly DependencyChange[], planned: PlannedConfig): void {
  const byPackage = new Map<string, DependencyChange[]>();
  for (const change of changes) {
    const folder = nearestFolderWith(tree, directoryOf(change.usedBy), ["package.json"]);
    if (folder !== undefined) byPackage.set(folder, [...(byPackage.get(folder) ?? []), change]);
    else if (change.kind === "add") {
      planned.notes.push(`No package.json above ${change.usedBy}: install ${change.name} (${change.range}) yourself.`);
    }
  }
  for (const folder of [...byPackage.keys()].sort()) {
    planPackage(tree, folder, byPackage.get(folder) ?? [], planned);
  }
}

function planPackage(
  tree: SourceTree,
  folder: string,
  changes: readonly DependencyChange[],
  planned: PlannedConfig,
): void {
  const path = joinPath(folder, "package.json");
  const { mark, content } = splitByteOrderMark(tree.read(path) ?? "");
  if (!parseJsonObject(content)) {
    const wanted = changes.map((change) => `${change.kind} ${change.name}`).join(", ");
    const message = `package.json does not parse; still to do: ${wanted}`;
    planned.findings.push({ code: "cloudflare/config-not-understood", path, start: 0, end: 0, message });
    return;
  }
  let text = content;
  for (const change of changes) {
    if (change.kind === "add") {
      text = addDependency(text, change.dev ? "devDependencies" : "dependencies", change.name, change.range);
      continue;
    }
    const removed = removeDependency(text, change.name);
    const above = foldersUpward(folder)
      .slice(1)
      .find((candidate) => declaresDependency(tree, candidate, change.name));
    if (removed === text && above !== undefined) {
      planned.notes.push(
        `${change.name} is declared in ${joinPath(above, "package.json")}, above ${path}: ` +
          "remove it there if no other package needs it.",
      );
    }
    text = removed;
  }
  if (text === content) return;
  planned.edits.push(...editsBetween(path, "cloudflare/package-json", mark + content, mark + text));
  const runner = lockedRunner(tree, folder);
  if (runner)
    planned.nextSteps.push({ phase: "install", what: "Bring the lock file along", command: runner.install, folder });
}

/** Adds a dependency that is in no block, in alphabetical order where the block has it. */
function addDependency(text: string, block: "dependencies" | "devDependencies", name: string, range: string): string {
  const blocks = dependencyBlocks.map((key) => [key, keysOf(text, key)] as const);
  if (blocks.some(([, names]) => names?.includes(name))) return text;
  const names = keysOf(text, block);
  if (!names) return insertMember(text, [], block, { [name]: range }, keyAfterDependencies(text));
  // npm's own order, whatever the machine's language.
  const compare = (a: string, b: string) => a.localeCompare(b, "en");
  const isSorted = names.every((current, index) => index === 0 || compare(names[index - 1] ?? "", current) <= 0);
  const next = isSorted ? names.find((current) => compare(current, name) > 0) : undefined;
  return insertMember(text, [block], name, range, next);
}

function removeDependency(text: string, name: string): string {
  let result = text;
  for (const block of dependencyBlocks) {
    const names = keysOf(result, block);
    if (names?.includes(name)) result = removeItem(result, names.length === 1 ? [block] : [block, name]);
  }
  return result;
}

function keysOf(text: string, block: string): string[] | undefined {
  const root = parseJsonObject(text);
  const value: unknown = root && getNodeValue(root);
  const dependencies = isRecord(value) ? value[block] : undefined;
  return isRecord(dependencies) ? Object.keys(dependencies) : undefined;
}

/** A new block goes behind the other one. */
function keyAfterDependencies(text: string): string | undefined {
  const root = parseJsonObject(text);
  const keys = Object.keys((root ? getNodeValue(root) : {}) as object);
  const index = Math.max(keys.indexOf("dependencies"), keys.indexOf("devDependencies"));
  return index === -1 ? undefined : keys[index + 1];
}
