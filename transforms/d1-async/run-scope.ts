import type { SourceTree } from "../../src/engine/source-tree.js";
import { coneOf } from "../../src/typescript/cone.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import type { ModuleGraph } from "../../src/typescript/module-graph.js";
import type { FileUses } from "./uses.js";

/**
 * The cone of the files to be edited. Files outside of the paths count where they share a program with those: where one
 * imports the other, directly or not. A second app in the same repository is none of this run's business.
 */
export function startsOf(candidates: readonly string[], tree: SourceTree, graph: ModuleGraph): string[] {
  const inside = candidates.filter((path) => tree.isEditable(path));
  const reached = new Set(coneOf(inside, graph));
  const outside = candidates.filter(
    (path) =>
      !reached.has(path) && !tree.isEditable(path) && coneOf([path], graph).some((user) => tree.isEditable(user)),
  );
  return coneOf([...inside, ...outside], graph);
}

/** Names a file outside of the paths that uses a library. */
export function findOutside({ calls, constructions }: FileUses, collector: EditCollector): void {
  const uses = [...constructions.map(({ node }) => node), ...calls.map(({ call }) => call)].sort(
    (a, b) => a.pos - b.pos,
  );
  const first = uses[0];
  if (!first) return;
  const more = uses.length > 1 ? `, the first of ${String(uses.length)}` : "";
  collector.find(
    first,
    "d1-async/outside-paths",
    `The file is not among the paths of this run; it uses the library here${more}.`,
  );
}
