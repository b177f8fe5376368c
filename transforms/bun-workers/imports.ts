import { ts } from "ts-morph";
import { addImports } from "../../src/typescript/new-import.js";
import { remainingUses, removeUnusedImports } from "../../src/typescript/unused-imports.js";
import { usesInFile } from "../../src/typescript/uses-in-file.js";
import type { BunContext } from "./bun-context.js";
import { isBun } from "./bun-names.js";

const code = "bun-workers/import";

/** Imports what the converted code needs, and no more what it does not. Comes after all other edits of the file. */
export function convertImports(file: ts.SourceFile, context: BunContext): void {
  const { analysis, collector, checker, imports, converted } = context;
  const path = analysis.pathOf(file);
  const edits = collector.edits.filter((edit) => edit.path === path);
  if (edits.length === 0 && !imports.has(file)) return;
  removeUnusedImports(file, edits, checker, collector, {
    code,
    replacement: () => undefined,
    isObsolete: () => false,
    isWrittenAnew: (declaration) => isBunImport(declaration),
  });
  // A name that is called as before, and now comes from another module, leaves no edit at its uses.
  const remaining = remainingUses(edits, checker);
  for (const statement of file.statements.filter(isBunImport)) {
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    for (const specifier of bindings.elements) {
      const uses = usesInFile(specifier.name, checker);
      const isMoved = uses.some((use) => converted.has(use)) && uses.every((use) => converted.has(use));
      if (isMoved && remaining(specifier.name) === "used") collector.remove(specifier, code);
    }
  }
  addImports(file, imports.get(file) ?? [], collector, code);
}

function isBunImport(statement: ts.Statement): statement is ts.ImportDeclaration {
  return ts.isImportDeclaration(statement) && isBun(statement.moduleSpecifier);
}
