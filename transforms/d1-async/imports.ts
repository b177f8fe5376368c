import { ts } from "ts-morph";
import type { Edit } from "../../src/engine/plan.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { type ImportStatement, remainingUses, removeUnusedImports } from "../../src/typescript/unused-imports.js";
import { type EnvAccess, envAccessFor } from "./env-access.js";
import { libraryOfModule } from "./library.js";
import { convertReExport } from "./re-exports.js";
import { type FileUses, declaredNames } from "./uses.js";

const code = "d1-async/import";

const accessImports = {
  "cloudflare:workers": { name: "env", module: "cloudflare:workers" },
  opennext: { name: "getCloudflareContext", module: "@opennextjs/cloudflare" },
} as const satisfies Record<EnvAccess, { name: string; module: string }>;

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
    const access = accessImports[envAccessFor(path, analysis)];
    const needed = constructions.length > 0 && !imports(file, access.name, access.module);
    const statement = importStatement(file, access);
    let placed = !needed;
    const own = edits.filter((edit) => edit.path === path);
    removeUnusedImports(
      file,
      own,
      analysis.checker,
      collector,
      {
        code,
        isObsolete: (declaration) => isLibraryImport(declaration),
        replacement: (declaration) => {
          if (placed || !isLibraryImport(declaration)) return undefined;
          placed = true;
          return statement;
        },
      },
    );
    if (!placed) insertImport(file, statement, collector);
    for (const { node } of uses.imports) {
      if (ts.isCallExpression(node)) removeLoading(node, own, analysis, collector);
      else if (ts.isExportDeclaration(node)) convertReExport(node, analysis, collector);
    }
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
  const isGone = edits.some(
    (edit) => edit.kind === "replace" && edit.start <= call.getStart() && call.end <= edit.end,
  );
  if (isGone) return;
  const statement = ts.findAncestor(call, ts.isStatement);
  const [declaration, ...others] =
    statement && ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  const remaining = remainingUses(edits, analysis.checker);
  const names = declaration && others.length === 0 ? declaredNames(declaration) : [];
  if (statement && names.length > 0 && names.every((name) => remaining(name) === "removed")) {
    collector.remove(statement, code);
  } else {
    collector.find(call, "d1-async/remaining-import", "The library is loaded here, and what becomes of it could not be followed.");
  }
}

function imports(file: ts.SourceFile, name: string, module: string): boolean {
  return file.statements.some((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return false;
    const bindings = statement.importClause?.namedBindings;
    return (
      statement.moduleSpecifier.text === module &&
      bindings !== undefined &&
      ts.isNamedImports(bindings) &&
      bindings.elements.some((element) => element.name.text === name)
    );
  });
}

/** In the file's own quotes and line ends. */
function importStatement(file: ts.SourceFile, { name, module }: { name: string; module: string }): string {
  const other = file.statements.find((statement) => ts.isImportDeclaration(statement));
  const specifier = other?.moduleSpecifier.getText() ?? '"';
  const quote = specifier.startsWith("'") ? "'" : '"';
  const semicolon = other && !other.getText().endsWith(";") ? "" : ";";
  return `import { ${name} } from ${quote}${module}${quote}${semicolon}`;
}

/** Imports a name that emitted code uses, unless the file has it already. */
export function importName(file: ts.SourceFile, name: string, module: string, collector: EditCollector): void {
  if (imports(file, name.replace(/^type /, ""), module)) return;
  insertImport(file, importStatement(file, { name, module }), collector);
}

function insertImport(file: ts.SourceFile, statement: string, collector: EditCollector): void {
  const newline = file.text.includes("\r\n") ? "\r\n" : "\n";
  const path = collector.pathOf(file);
  const isRemoved = (node: ts.Node) =>
    collector.edits.some((edit) => edit.path === path && edit.start <= node.getStart() && node.end <= edit.end);
  const last = file.statements.findLast((other) => ts.isImportDeclaration(other) && !isRemoved(other));
  if (last) {
    collector.insert(file, last.end, newline + statement, code);
    return;
  }
  const first = file.statements[0];
  const directive = first && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression) ? first : undefined;
  if (directive) collector.insert(file, directive.end, newline + statement, code);
  else collector.insert(file, first?.getStart() ?? file.end, statement + newline + newline, code);
}
