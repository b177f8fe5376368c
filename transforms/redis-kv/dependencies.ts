import { ts } from "ts-morph";
import type { DependencyChange, Edit } from "../../src/engine/plan.js";
import { directoryOf, nearestFolderWith } from "../../src/engine/tree-paths.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import { type LibraryName, packagesOf } from "./library.js";
import type { FileUses, LibraryImport } from "./uses.js";

/** Packages that need the client beside themselves. */
const builtOnClient: Readonly<Record<LibraryName, RegExp>> = {
  ioredis: /["'`](?:bullmq|bull|rate-limit-redis|connect-redis|redlock|@socket\.io\/redis-adapter|ioredis-mock)["'`]/,
  "node-redis": /["'`](?:connect-redis|rate-limit-redis|@socket\.io\/redis-adapter|resumable-stream)["'`]/,
  "@upstash/redis": /["'`](?:@upstash\/ratelimit|@auth\/upstash-redis-adapter|@vercel\/kv)["'`]/,
  "@vercel/kv": /["'`]@upstash\/ratelimit["'`]/,
};

/** The packages of clients go from the package.json of a package whose last use of them was converted. */
export function removedDependencies(
  files: readonly FileUses[],
  edits: readonly Edit[],
  analysis: Analysis,
): DependencyChange[] {
  const { tree } = analysis;
  const packageOf = (path: string) => nearestFolderWith(tree, directoryOf(path), ["package.json"]) ?? "";
  const changed = new Set(files.map(({ file }) => analysis.pathOf(file)));
  return (Object.keys(packagesOf) as LibraryName[]).flatMap((library) => {
    const usedBy = new Map<string, string>();
    for (const { file, imports } of files) {
      const path = analysis.pathOf(file);
      if (imports.some((found) => found.library === library)) usedBy.set(packageOf(path), path);
    }
    for (const { file, imports } of files) {
      const path = analysis.pathOf(file);
      if (imports.some((found) => found.library === library && !isGone(found.node, path, edits)))
        usedBy.delete(packageOf(path));
    }
    if (usedBy.size === 0) return [];
    const names = packagesOf[library];
    const named = new RegExp(`["'\`](?:${names[0]}|@redis/client)(?:/[\\w-]+)?["'\`]`);
    for (const path of tree.sourceFiles) {
      const text = tree.read(path) ?? "";
      if ((!changed.has(path) && named.test(text)) || builtOnClient[library].test(text)) usedBy.delete(packageOf(path));
    }
    return [...usedBy.values()].flatMap((path) =>
      names.map((name) => ({ kind: "remove" as const, name, usedBy: path })),
    );
  });
}

function isGone(node: LibraryImport["node"], path: string, edits: readonly Edit[]): boolean {
  const specifier = ts.isCallExpression(node)
    ? (node.arguments[0] ?? node)
    : ((ts.isImportEqualsDeclaration(node) ? node.moduleReference : node.moduleSpecifier) ?? node);
  return edits.some(
    (edit) =>
      edit.path === path && edit.kind === "replace" && edit.start <= specifier.getStart() && specifier.end <= edit.end,
  );
}
