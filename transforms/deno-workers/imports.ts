import type { ts } from "ts-morph";
import { addImports } from "../../src/typescript/new-import.js";
import { removeUnusedImports } from "../../src/typescript/unused-imports.js";
import type { DenoContext } from "./deno-context.js";

const code = "deno-workers/import";

/** Imports what the converted code needs, and no more what it does not. Comes after all other edits of the file. */
export function finishImports(file: ts.SourceFile, context: DenoContext): void {
  const { analysis, collector, checker, imports } = context;
  const path = analysis.pathOf(file);
  const edits = collector.edits.filter((edit) => edit.path === path);
  if (edits.length === 0 && !imports.has(file)) return;
  removeUnusedImports(file, edits, checker, collector, {
    code,
    replacement: () => undefined,
    isObsolete: () => false,
  });
  addImports(file, imports.get(file) ?? [], collector, code);
}
