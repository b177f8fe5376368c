import { ts } from "ts-morph";
import type { Edit } from "../../src/engine/plan.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { addImport, hasImport, importStatement } from "../../src/typescript/new-import.js";
import { type ImportStatement, remainingUses, removeUnusedImports } from "../../src/typescript/unused-imports.js";
import { accessImportOf } from "../../src/cloudflare/env-access.js";
import { libraryOfModule } from "./library.js";
import { convertReExport } from "./re-exports.js";
import { type FileUses, declaredNames } from "./uses.js";

const code = "d1-async/import";

/** Takes away what the edits made unused, and brings in the access to the bindings where a file now needs it. */
export function cleanImports(
  files: readonly FileUses[],
  edits: readonly Edit[],
  analysis: Analysis,
  collector: EditCollector,
): void {
  for (const uses of files) {
    const { file, constructions } = uses;
    const path = analysis.pathOf(file);
    const access = accessImportOf(file, analysis);
    let placed = constructions.length === 0 || hasImport(file, access);
    const own = edits.filter((edit) => edit.path === path);
    removeUnusedImports(file, own, analysis.checker, collector, {
      code,
      isObsolete: (declaration) => isLibraryImport(declaration),
      replacement: (declaration) => {
        if (placed || !isLibraryImport(declaration)) return undefined;
        placed = true;
        return importStatement(file, access);
      },
    });
    for (const { node } of uses.imports) {
      if (ts.isCallExpression(node)) removeLoading(node, own, analysis, collector);
      else if (ts.isExportDeclaration(node)) convertReExport(node, analysis, collector);
    }
    if (!placed) addImport(file, access, collector, code);
  }
}

function isLibraryImport(statement: ImportStatement): boolean {
  const specifier = ts.isImportDeclaration(statement)
    ? statement.moduleSpecifier
    : ts.isExternalModuleReference(statement.moduleReference) && statement.moduleReference.expression;
  return specifier && ts.isStringLiteral(specifier) && libraryOfModule(specifier.text) !== undefined;
}

/** `const { Database } = await import("bun:sqlite")` goes with the last use of what it declares. */
function removeLoading(
  call: ts.CallExpression,
  edits: readonly Edit[],
  analysis: Analysis,
  collector: EditCollector,
): void {
  const isGone = edits.some((edit) => edit.kind === "replace" && edit.start <= call.getStart() && call.end <= edit.end);
  if (isGone) return;
  const statement = ts.findAncestor(call, ts.isStatement);
  const [declaration, ...others] =
    statement && ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  const remaining = remainingUses(edits, analysis.checker);
  const names = declaration && others.length === 0 ? declaredNames(declaration) : [];
  if (statement && names.length > 0 && names.every((name) => remaining(name) === "removed")) {
    collector.remove(statement, code);
  } else {
    collector.find(
      call,
      "d1-async/remaining-import",
      "The library is loaded here, and what becomes of it could not be followed.",
    );
  }
}
