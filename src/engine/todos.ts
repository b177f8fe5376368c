import { byPath } from "./by-path.js";
import { commentPlaceAbove, commentsAbove } from "./comment-line.js";
import { parseSource, type TypeScript } from "./parse.js";
import type { Edit } from "./plan.js";
import type { StagedFinding } from "./run-transforms.js";
import { isSourceFile } from "./source-kinds.js";
import type { TextHistory } from "./text-history.js";

/**
 * Plans a `TODO(cf-codemod/<code>)` comment above each manual finding of the editable sources, where it does not stand
 * already. Other files get none: what a transform writes of SQL carries comments of its own.
 */
export function planTodos(typescript: TypeScript, findings: readonly StagedFinding[], history: TextHistory): Edit[] {
  const { tree } = history;
  const manual = findings.filter(
    ({ level, path }) => level === "manual" && isSourceFile(path) && tree.isEditable(path),
  );
  const edits = new Map<string, Edit>();
  for (const [path, inFile] of byPath(manual)) {
    const file = parseSource(typescript, path, tree.read(path) ?? "");
    for (const { code, message, stage, ...range } of inFile) {
      const { start } = history.toCurrent(path, range, stage);
      const marker = `TODO(cf-codemod/${code}):`;
      const place = commentPlaceAbove(typescript, file, start);
      if (!place || commentsAbove(file, start).some((comment) => comment.includes(marker))) continue;
      const { offset, indentation, lineEnd } = place;
      edits.set(`${path}:${offset}:${code}`, {
        kind: "replace",
        path,
        start: offset,
        end: offset,
        text: `${indentation}// ${marker} ${message.replaceAll(/\s+/g, " ")}${lineEnd}`,
        code,
        confidence: "safe",
        because: [],
      });
    }
  }
  return [...edits.values()];
}
