import { markOf } from "./marks.js";
import type { PlannedTransform } from "./run-transforms.js";
import type { SourceTree } from "./source-tree.js";
import { type FileKind, fileKindsOf, type Transform } from "./transform.js";
import { scanForTriggers } from "./trigger-scan.js";
import { UsageError } from "./usage-error.js";
import type { Workspace } from "./workspace.js";

/**
 * Finds the files that a transform looks at, by kind and trigger, in a tree whose texts may have changed, and those with a
 * mark of an earlier run.
 */
export function fileFinder(
  workspace: Workspace,
  buffers: ReadonlyMap<string, string>,
  transforms: readonly Transform[],
) {
  const triggersOf = triggersByKind(transforms);
  const onDisk = {
    source: scanForTriggers(workspace, workspace.sourceFiles, triggersOf("source")),
    sql: scanForTriggers(workspace, workspace.sqlFiles, triggersOf("sql")),
  };
  const hasWord = (
    path: string,
    words: readonly string[],
    found: ReadonlyMap<string, ReadonlySet<string>>,
    texts: ReadonlyMap<string, string> = buffers,
  ) => {
    const text = texts.get(path) ?? buffers.get(path);
    return words.some((word) => text?.includes(word) ?? found.get(word)?.has(path));
  };
  return {
    candidatesIn: (
      { transform, options }: PlannedTransform,
      tree: SourceTree,
      texts: ReadonlyMap<string, string>,
    ): string[] => {
      const { triggers } = transform;
      if (transform.scope !== "sql") {
        return tree.sourceFiles.filter((path) => hasWord(path, triggers, onDisk.source, texts));
      }
      return tree.sqlFiles
        .filter((path) => !transform.isOutput?.(path, options))
        .filter((path) => triggers.length === 0 || hasWord(path, triggers, onDisk.sql, texts));
    },
    markedIn: (transform: Transform, tree: SourceTree): string[] =>
      tree.sourceFiles.filter((path) => tree.isEditable(path) && hasWord(path, [markOf(transform)], onDisk.source)),
  };
}

/** The words to search for in the files of a kind: the triggers, and in source files the marks of earlier runs. */
export function triggersByKind(transforms: readonly Transform[]) {
  return (kind: FileKind): string[] => [
    ...transforms.filter((transform) => fileKindsOf([transform])[0] === kind).flatMap(({ triggers }) => triggers),
    ...(kind === "source" ? transforms.map(markOf) : []),
  ];
}

/** Naming nothing but what the transform itself writes would end in silence. */
export function refuseOwnOutput(
  { transform, options }: PlannedTransform,
  tree: SourceTree,
  named: readonly string[],
): void {
  if (transform.scope !== "sql" || !transform.isOutput || named.length === 0) return;
  const open = tree.sqlFiles.filter((path) => tree.isEditable(path));
  if (open.length > 0 && open.every((path) => transform.isOutput?.(path, options))) {
    throw new UsageError(
      `${named.join(", ")} is where ${transform.name} writes: name what it is to read, or another --out`,
    );
  }
}
