import { ts } from "ts-morph";
import type { DependencyChange, Edit, Finding } from "../../src/engine/plan.js";
import { directoryOf, nearestFolderWith } from "../../src/engine/tree-paths.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import { envAccessFor } from "../../src/cloudflare/env-access.js";
import { openNextDependency } from "../../src/cloudflare/open-next.js";
import type { FileUses, LibraryImport } from "./uses.js";

/** What brings the package in. Its name in a list of externals does not. */
const loads = /(?:\bfrom|\bimport|\brequire|\bresolve|\b(?:do)?mock|\bmodule)\s*\(?\s*["'`]better-sqlite3["'`]/i;

/**
 * better-sqlite3 and its types go from the package.json of a package whose last use of it was converted. (bun:sqlite and
 * node:sqlite come with their runtimes.)
 */
export function removedDependencies(
  files: readonly FileUses[],
  edits: readonly Edit[],
  findings: readonly Finding[],
  analysis: Analysis,
): DependencyChange[] {
  const { tree } = analysis;
  const packageOf = (path: string) => nearestFolderWith(tree, directoryOf(path), ["package.json"]) ?? "";
  const converted = new Set(files.map(({ file }) => analysis.pathOf(file)));
  const usedBy = new Map<string, string>();
  for (const { file, imports } of files) {
    if (imports.some(({ library }) => library === "better-sqlite3"))
      usedBy.set(packageOf(analysis.pathOf(file)), analysis.pathOf(file));
  }
  for (const { file, imports } of files) {
    const path = analysis.pathOf(file);
    const stays = imports.some(({ node, library }) => library === "better-sqlite3" && !isGone(node, path, edits));
    if (stays) usedBy.delete(packageOf(path));
  }
  for (const { code, path } of findings) {
    if (code === "d1-async/remaining-import") usedBy.delete(packageOf(path));
  }
  for (const path of tree.sourceFiles) {
    if (usedBy.size === 0) break;
    if (!converted.has(path) && loads.test(tree.read(path) ?? "")) usedBy.delete(packageOf(path));
  }
  return [...usedBy.values()].flatMap((path) =>
    ["better-sqlite3", "@types/better-sqlite3"].map((name) => ({ kind: "remove" as const, name, usedBy: path })),
  );
}

function isGone(node: LibraryImport["node"], path: string, edits: readonly Edit[]): boolean {
  const specifier = specifierOf(node);
  return edits.some(
    (edit) =>
      edit.path === path && edit.kind === "replace" && edit.start <= specifier.getStart() && specifier.end <= edit.end,
  );
}

/** The part of an import that names the module. */
function specifierOf(node: LibraryImport["node"]): ts.Node {
  if (ts.isCallExpression(node)) return node.arguments[0] ?? node;
  return (ts.isImportEqualsDeclaration(node) ? node.moduleReference : node.moduleSpecifier) ?? node;
}

/** OpenNext, in the package.json of Next.js packages that now ask it for their bindings. */
export function addedDependencies(files: readonly FileUses[], analysis: Analysis): DependencyChange[] {
  return files.flatMap(({ file, constructions }) => {
    const path = analysis.pathOf(file);
    if (constructions.length === 0 || envAccessFor(path, analysis) !== "opennext") return [];
    return [openNextDependency(path)];
  });
}
