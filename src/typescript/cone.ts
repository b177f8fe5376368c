import type { ModuleGraph } from "./module-graph.js";

/**
 * The cone of a change: the files where it starts and all that import them, directly or through others. A value that
 * changes can travel anywhere in the cone (also through a type alias or an inferred type), and nowhere else.
 *
 * @returns sorted paths
 */
export function coneOf(starts: readonly string[], graph: ModuleGraph): string[] {
  const cone = new Set(starts);
  for (const path of cone) for (const importer of graph.importersOf(path)) cone.add(importer);
  return [...cone].sort();
}
