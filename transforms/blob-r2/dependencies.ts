import { ts } from "ts-morph";
import { envAccessFor } from "../../src/cloudflare/env-access.js";
import { openNextDependency } from "../../src/cloudflare/open-next.js";
import type { DependencyChange, Edit } from "../../src/engine/plan.js";
import { directoryOf, nearestFolderWith } from "../../src/engine/tree-paths.js";
import type { BlobContext } from "./blob-context.js";
import type { FileUses } from "./uses.js";

/**
 * The library goes from a package whose last use of it was converted; OpenNext comes where it gives the bucket.
 *
 * @param stays whether the library stays in use, behind a flag
 */
export function dependencyChanges(
  files: readonly FileUses[],
  stays: boolean,
  context: BlobContext,
): DependencyChange[] {
  const { analysis, buckets, collector } = context;
  const { tree } = analysis;
  const packageOf = (path: string) => nearestFolderWith(tree, directoryOf(path), ["package.json"]) ?? "";
  const usedBy = new Map<string, string>();
  const looked = new Set<string>();
  const usedOn = new Set<string>();
  for (const { file, imports, loadings } of files) {
    const path = analysis.pathOf(file);
    looked.add(path);
    if (imports.length + loadings.length > 0) usedBy.set(packageOf(path), path);
    const specifiers = imports.map(specifierOf).concat(loadings.flatMap((call) => call.arguments[0] ?? []));
    if (!specifiers.every((node) => isGone(node, path, collector.edits))) usedOn.add(packageOf(path));
  }
  for (const { code, path } of collector.findings) if (code === "blob-r2/mocked-module") usedOn.add(packageOf(path));
  for (const path of tree.sourceFiles) {
    if (!looked.has(path) && /["'`]@vercel\/blob(?:\/client)?["'`]/.test(tree.read(path) ?? ""))
      usedOn.add(packageOf(path));
  }
  const removed = [...usedBy].filter(([folder]) => !stays && !usedOn.has(folder));
  const next = [...buckets]
    .map((file) => analysis.pathOf(file))
    .filter((path) => envAccessFor(path, analysis) === "opennext");
  return [
    ...next.map(openNextDependency),
    ...removed.map(([, path]) => ({ kind: "remove" as const, name: "@vercel/blob", usedBy: path })),
  ];
}

function specifierOf(node: FileUses["imports"][number]): ts.Node {
  return (ts.isImportEqualsDeclaration(node) ? node.moduleReference : node.moduleSpecifier) ?? node;
}

function isGone(node: ts.Node, path: string, edits: readonly Edit[]): boolean {
  return edits.some(
    (edit) => edit.path === path && edit.kind === "replace" && edit.start <= node.getStart() && node.end <= edit.end,
  );
}
