import type { DependencyChange } from "../../../src/engine/plan.js";
import { declaresDependency } from "../../../src/cloudflare/package-json.js";
import { directoryOf, nearestFolderWith } from "../../../src/engine/tree-paths.js";
import type { Analysis } from "../../../src/typescript/analysis.js";
import type { EditCollector } from "../../../src/typescript/edit-collector.js";
import { clientPackages } from "./library.js";
import { isReplaced } from "./removal-set.js";
import type { DriverUses } from "./uses.js";

/** Packages of PostgreSQL clients whose last use in their package was converted. */
export function removedDependencies(
  files: readonly DriverUses[],
  analysis: Analysis,
  collector: EditCollector,
): DependencyChange[] {
  const { tree } = analysis;
  const edits = collector.edits;
  const packageFolder = (path: string) => nearestFolderWith(tree, directoryOf(path), ["package.json"]) ?? "";
  const left = new Map<string, Set<string>>();
  const analysed = new Set(files.map(({ file }) => analysis.pathOf(file)));
  for (const path of tree.sourceFiles) {
    if (analysed.has(path)) continue;
    const text = tree.read(path) ?? "";
    for (const name of Object.keys(clientPackages)) {
      if (new RegExp(`["'\`](?:npm:)?${name}(?:["'\`/@])`).test(text)) add(left, packageFolder(path), name);
    }
  }
  const used = new Map<string, string>();
  for (const { file, specifiers, clientSpecifiers, mocks } of files) {
    const path = analysis.pathOf(file);
    used.set(packageFolder(path), path);
    for (const specifier of clientSpecifiers) {
      if (isReplaced(specifier, edits, collector)) continue;
      for (const name of Object.keys(clientPackages)) {
        if (specifier.text.replace(/^npm:/, "").startsWith(name)) add(left, packageFolder(path), name);
      }
    }
    // What stays on a driver of PostgreSQL needs its client.
    const stays = specifiers.some(
      (specifier) =>
        !edits.some((edit) => edit.path === path && edit.start <= specifier.end && edit.end >= specifier.getStart()),
    );
    if (stays || mocks.length > 0) for (const name of Object.keys(clientPackages)) add(left, packageFolder(path), name);
  }
  return [...used].flatMap(([folder, usedBy]) =>
    Object.entries(clientPackages).flatMap(([name, entry]) => {
      if (left.get(folder)?.has(name) || !declaresDependency(tree, folder, name)) return [];
      const companions = "companions" in entry ? entry.companions : [];
      return [name, ...companions].map((removed) => ({ kind: "remove" as const, name: removed, usedBy }));
    }),
  );
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}
