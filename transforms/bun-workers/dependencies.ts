import type { DependencyChange } from "../../src/engine/plan.js";
import type { FileUses } from "../../src/typescript/server/runtime-uses.js";
import type { BunContext } from "./bun-context.js";
import { nodeServer } from "./bun-names.js";

/** Hono's server for Node goes from the package whose last use of it was converted. */
export function removedDependencies(
  files: readonly FileUses[],
  { analysis, collector }: BunContext,
): DependencyChange[] {
  const { tree } = analysis;
  const removals = collector.edits.filter((edit) => edit.kind === "replace" && edit.text === "");
  const isGone = (path: string, text: string): boolean => {
    const at = text.indexOf(nodeServer);
    return (
      !text.includes(nodeServer, at + 1) &&
      removals.some((edit) => edit.path === path && edit.start <= at && at < edit.end)
    );
  };
  const using = tree.sourceFiles.filter((path) => tree.read(path)?.includes(nodeServer));
  if (using.length === 0 || !using.every((path) => isGone(path, tree.read(path) ?? ""))) return [];
  return files
    .map(({ file }) => analysis.pathOf(file))
    .filter((path) => using.includes(path))
    .map((usedBy) => ({ kind: "remove", name: nodeServer, usedBy }));
}

/** What the converted code imports, and package.json may not have. */
export function addedDependencies({ bcryptUsers }: BunContext): DependencyChange[] {
  return [...bcryptUsers]
    .sort()
    .map((usedBy) => ({ kind: "add", name: "bcryptjs", range: "^3.0.3", dev: false, usedBy }));
}
