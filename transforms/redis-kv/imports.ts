import { ts } from "ts-morph";
import type { Edit } from "../../src/engine/plan.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { type NewImport, addImports, hasImport, importStatement } from "../../src/typescript/new-import.js";
import { type ImportStatement, remainingUses, removeUnusedImports } from "../../src/typescript/unused-imports.js";
import type { BindingAccess } from "./binding-access.js";
import { libraryOfModule } from "./library.js";
import { type FileUses, type LibraryImport, noUses } from "./uses.js";

const code = "redis-kv/import";

export interface WantedImports {
  readonly access: BindingAccess;
  /** What a file needs of the generated files. */
  readonly others: (file: ts.SourceFile) => readonly NewImport[];
}

/** Takes away the imports that the edits made unused, and brings in the access to the binding where a file needs it. */
export function cleanImports(
  { file, imports }: FileUses,
  isWhole: boolean,
  edits: readonly Edit[],
  { access, others }: WantedImports,
  analysis: Analysis,
  collector: EditCollector,
): void {
  const path = analysis.pathOf(file);
  const own = edits.filter((edit) => edit.path === path);
  const wanted = access.importFor(file);
  let placed = wanted === undefined || hasImport(file, wanted);
  removeUnusedImports(file, own, analysis.checker, collector, {
    code,
    isObsolete: (declaration) => isWhole && isLibraryImport(declaration),
    isWrittenAnew: (declaration) => isWhole && isLibraryImport(declaration),
    replacement: (declaration) => {
      if (placed || !wanted || !isLibraryImport(declaration)) return undefined;
      placed = true;
      return importStatement(file, wanted);
    },
  });
  addImports(file, [...(wanted && !placed ? [wanted] : []), ...others(file)], collector, code);
  if (!isWhole) return;
  for (const { node } of imports) {
    if (ts.isImportDeclaration(node) || ts.isImportEqualsDeclaration(node)) continue;
    if (own.some((edit) => edit.kind === "replace" && edit.start <= node.getStart() && node.end <= edit.end)) continue;
    if (ts.isCallExpression(node) && removeLoading(node, own, analysis, collector)) continue;
    collector.find(
      node,
      "redis-kv/remaining-import",
      "The Redis client is loaded or exported here in a way that could not be followed.",
    );
  }
}

/** `const Redis = require("ioredis")` and `const { createClient } = await import("redis")`, with the last use. */
function removeLoading(
  call: ts.CallExpression,
  edits: readonly Edit[],
  { checker }: Analysis,
  collector: EditCollector,
): boolean {
  const statement = ts.findAncestor(call, ts.isStatement);
  const [declaration, ...others] =
    statement && ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  if (!statement || !declaration || others.length > 0) return false;
  const names = ts.isIdentifier(declaration.name)
    ? [declaration.name]
    : declaration.name.elements.flatMap((element) =>
        ts.isBindingElement(element) && ts.isIdentifier(element.name) ? [element.name] : [],
      );
  const remaining = remainingUses(edits, checker);
  if (names.length === 0 || !names.every((name) => remaining(name) === "removed")) return false;
  collector.remove(statement, code);
  return true;
}

function isLibraryImport(statement: ImportStatement): boolean {
  const specifier = ts.isImportDeclaration(statement)
    ? statement.moduleSpecifier
    : ts.isExternalModuleReference(statement.moduleReference) && statement.moduleReference.expression;
  return specifier && ts.isStringLiteral(specifier) && libraryOfModule(specifier.text) !== undefined;
}

/** Importers of a getter have no use of the library themselves. */
export function cleanOtherFiles(
  files: readonly FileUses[],
  edits: readonly Edit[],
  wanted: WantedImports,
  analysis: Analysis,
  collector: EditCollector,
): void {
  const known = new Set(files.map(({ file }) => file));
  for (const file of analysis.sourceFiles) {
    if (known.has(file) || (wanted.access.importFor(file) ?? wanted.others(file)[0]) === undefined) continue;
    cleanImports(noUses(file), false, edits, wanted, analysis, collector);
  }
}

/** Says which libraries' types were not installed. */
export function notesOnStubs(all: readonly FileUses[], { stubbed }: { readonly stubbed: readonly string[] }): string[] {
  return stubbed
    .filter((module) => all.some(({ imports }) => imports.some(({ node }) => moduleOf(node) === module)))
    .map((module) => `types of "${module}" are not installed: our stub stood in for them`);
}

/** The module that an import names. */
function moduleOf(node: LibraryImport["node"]): string | undefined {
  const specifier = ts.isCallExpression(node)
    ? node.arguments[0]
    : ts.isImportEqualsDeclaration(node)
      ? ts.isExternalModuleReference(node.moduleReference) && node.moduleReference.expression
      : node.moduleSpecifier;
  return specifier && ts.isStringLiteral(specifier) ? specifier.text : undefined;
}
