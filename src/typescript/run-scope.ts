import type { SourceTree } from "../engine/source-tree.js";
import { coneOf } from "./cone.js";
import type { ModuleGraph } from "./module-graph.js";

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
