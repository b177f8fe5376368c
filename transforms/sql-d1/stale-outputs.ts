import type { Finding } from "../../src/engine/plan.js";
import type { SourceTree } from "../../src/engine/source-tree.js";
import { directoryOf } from "../../src/engine/tree-paths.js";
import { codeOf } from "./codes.js";

/** The first line of each file of a history: the path of the migration that it comes of. */
const heading = /^-- \S.*\.sql\r?\n/;

const squashed = "0000_initial.sql";

/**
 * Files of an earlier run that this one does not write: their migrations have been renamed or deleted, or `--squash` has been
 * put on or off. wrangler would apply them all the same. What was written by hand into the folder is no business of ours.
 *
 * @param folders that this run writes to
 * @param outputs paths of what it writes
 */
export function staleOutputs(tree: SourceTree, folders: readonly string[], outputs: ReadonlySet<string>): Finding[] {
  return tree.sqlFiles.flatMap((path): Finding[] => {
    const folder = directoryOf(path);
    if (!folders.includes(folder) || outputs.has(path)) return [];
    const isOwn = path === `${folder}/${squashed}` || heading.test(tree.read(path) ?? "");
    if (!isOwn) return [];
    const message =
      "No migration gives this file any more, and wrangler would apply it: delete it, unless D1 has applied it.";
    return [{ code: codeOf("stale-output"), path, start: 0, end: 0, message }];
  });
}
