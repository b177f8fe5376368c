import { ts } from "ts-morph";
import { accessImportOf } from "../../src/cloudflare/env-access.js";
import { lineEndOf } from "../../src/engine/line-end.js";
import { quoteOf } from "../../src/typescript/file-style.js";
import { hasImport, importStatement } from "../../src/typescript/new-import.js";
import { commentsOwnedFrom } from "../../src/typescript/removal/own-comments.js";
import { usesInFile } from "../../src/typescript/uses-in-file.js";
import type { BlobContext } from "./blob-context.js";
import { helperErrors, helperTypes } from "./generated-module-text.js";
import { moduleSpecifier } from "./generated-module.js";
import { entityOf, loadedPart } from "./library.js";
import type { FileUses } from "./uses.js";

const code = "blob-r2/import";

/** A name that comes from the generated module instead of the library. */
interface MovedName {
  readonly name: string;
  readonly as: string;
  readonly isType: boolean;
}

/**
 * Takes away the imports of what was converted, lets types and errors come from the generated module, and brings in the
 * helpers and the bucket.
 *
 * @param converted names in calls that were converted
 * @returns files that import from the generated module
 */
export function convertImports(
  uses: FileUses,
  converted: ReadonlySet<ts.Node>,
  exportedAgain: ReadonlySet<ts.Node>,
  context: BlobContext,
): boolean {
  const { file } = uses;
  const { collector, checker } = context;
  const moved: MovedName[] = [];
  let replaceable: ts.ImportDeclaration | undefined;
  for (const statement of file.statements) {
    if (ts.isImportEqualsDeclaration(statement) && uses.imports.includes(statement)) {
      if (isGone(statement.name, converted, checker)) collector.remove(statement, code);
      else findRemaining(statement, context);
      continue;
    }
    if (!ts.isImportDeclaration(statement)) continue;
    const isLibrary = uses.imports.includes(statement);
    const bindings = statement.importClause?.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) {
      if (!isLibrary) continue;
      if (isGone(bindings.name, converted, checker)) replaceable = dropAll(statement, replaceable, context);
      else findRemaining(statement, context);
      continue;
    }
    const elements = bindings ? [...bindings.elements] : [];
    const gone = elements.filter((element) => {
      const entity = entityOf(checker.getSymbolAtLocation(element.name), checker);
      if (!entity) return false;
      const isMoved = helperTypes.has(entity.name) || helperErrors.has(entity.name);
      if (isMoved) {
        if (!isLibrary) return false;
        const isType =
          element.isTypeOnly ||
          statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
          helperTypes.has(entity.name);
        moved.push({ name: entity.name, as: element.name.text, isType });
        return true;
      }
      return isGone(element.name, converted, checker) && (isLibrary || hasUses(element.name, checker));
    });
    if (gone.length === elements.length && !statement.importClause?.name && elements.length > 0) {
      replaceable = dropAll(statement, replaceable, context);
    } else for (const element of gone) collector.remove(element, code);
  }
  for (const loading of uses.loadings) removeLoading(loading, converted, context);
  const exported = uses.imports.filter((statement) => ts.isExportDeclaration(statement));
  const fromExports = exported.some((statement) => convertExport(statement, exportedAgain, context));
  for (const name of context.moved.get(file) ?? []) {
    if (!moved.some((other) => other.name === name)) moved.push({ name, as: name, isType: helperTypes.has(name) });
  }
  const statements = newStatements(file, moved, context);
  if (replaceable && statements.length > 0) {
    collector.replaceNode(replaceable, statements.join(lineEndOf(file.text)), code);
  } else {
    if (replaceable) collector.remove(replaceable, code);
    addStatements(file, statements, context);
  }
  return fromExports || moved.length > 0 || (context.helpers.get(file)?.size ?? 0) > 0;
}

/** The first import that goes as a whole is replaced by what comes; the others are removed. */
function dropAll(
  statement: ts.ImportDeclaration,
  known: ts.ImportDeclaration | undefined,
  { collector }: BlobContext,
): ts.ImportDeclaration {
  if (!known) return statement;
  collector.remove(statement, code);
  return known;
}

function hasUses(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  return usesInFile(name, checker).length > 0;
}

/** Whether every use of an imported name was converted. */
function isGone(name: ts.Identifier, converted: ReadonlySet<ts.Node>, checker: ts.TypeChecker): boolean {
  return usesInFile(name, checker).every((use) => converted.has(use));
}

function findRemaining(statement: ts.Node, context: BlobContext): void {
  context.find(statement, "blob-r2/remaining-import", "Not every use of the module could be converted.");
}

function newStatements(file: ts.SourceFile, moved: readonly MovedName[], context: BlobContext): string[] {
  const { analysis, buckets, helpers } = context;
  const statements: string[] = [];
  const access = accessImportOf(file, analysis);
  if (buckets.has(file) && !hasImport(file, access)) {
    statements.push(importStatement(file, access));
  }
  const module = moduleSpecifier(file, "r2-blob", context);
  const functions = [...(helpers.get(file) ?? [])].sort(([a], [b]) => a.localeCompare(b));
  const wanted = [
    ...functions.map(([name, as]) => ({ name, as, isType: false })),
    ...moved.filter(({ isType }) => !isType),
    ...moved.filter(({ isType }) => isType),
  ].filter(({ as }) => !hasImport(file, { name: as, module }));
  if (wanted.length === 0) return statements;
  const onlyTypes = wanted.every(({ isType }) => isType);
  const names = wanted.map(
    ({ name, as, isType }) => `${isType && !onlyTypes ? "type " : ""}${name}${as === name ? "" : ` as ${as}`}`,
  );
  const sample = importStatement(file, { name: "x", module });
  const quote = quoteOf(file);
  return [
    ...statements,
    `import ${onlyTypes ? "type " : ""}{ ${names.join(", ")} } from ${quote}${module}${quote}${sample.endsWith(";") ? ";" : ""}`,
  ];
}

/** Behind the last import, else behind a directive, else before the first statement. */
function addStatements(file: ts.SourceFile, statements: readonly string[], { collector }: BlobContext): void {
  if (statements.length === 0) return;
  const lineEnd = lineEndOf(file.text);
  const [first] = file.statements;
  const isDirective = first && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression);
  const above =
    file.statements.findLast((statement) => ts.isImportDeclaration(statement)) ?? (isDirective ? first : undefined);
  const text = statements.join(lineEnd);
  if (above) collector.insert(file, above.end, lineEnd + (above === first && isDirective ? lineEnd : "") + text, code);
  else {
    const position = first
      ? commentsOwnedFrom(file, { fullStart: first.pos, start: first.getStart(), comments: "all" }, undefined)
      : 0;
    collector.insert(file, position, text + lineEnd + lineEnd, code);
  }
}

/** `const { put } = await import("@vercel/blob")` goes with the last use of what it declares. */
function removeLoading(loading: ts.CallExpression, converted: ReadonlySet<ts.Node>, context: BlobContext): void {
  const statement = ts.findAncestor(loading, ts.isVariableStatement);
  const [declaration, ...others] = statement?.declarationList.declarations ?? [];
  const isWhole = declaration?.initializer !== undefined && loadedPart(declaration.initializer) !== undefined;
  if (statement && declaration && others.length === 0 && isWhole) {
    const { name } = declaration;
    const names = ts.isIdentifier(name)
      ? [name]
      : name.elements.flatMap((element) =>
          ts.isBindingElement(element) && ts.isIdentifier(element.name) ? [element.name] : [],
        );
    if (names.length > 0 && names.every((each) => isGone(each, converted, context.checker))) {
      context.collector.remove(statement, code);
      return;
    }
  }
  context.find(
    loading,
    "blob-r2/remaining-import",
    "The library is loaded here, and not every use of it could be converted.",
  );
}

/** `export type { PutBlobResult } from "@vercel/blob"` takes it from the generated module; functions go with their last use. */
function convertExport(
  statement: ts.ExportDeclaration,
  exportedAgain: ReadonlySet<ts.Node>,
  context: BlobContext,
): boolean {
  const { collector, checker } = context;
  const clause = statement.exportClause;
  const elements = clause && ts.isNamedExports(clause) ? [...clause.elements] : [];
  const nameOf = (element: ts.ExportSpecifier) =>
    entityOf(checker.getSymbolAtLocation(element.name), checker)?.name ?? (element.propertyName ?? element.name).text;
  const isMoved = (element: ts.ExportSpecifier) =>
    helperTypes.has(nameOf(element)) || helperErrors.has(nameOf(element));
  const isUnused = (element: ts.ExportSpecifier) => exportedAgain.has(element);
  const rest = elements.filter((element) => !isUnused(element));
  const [only] = rest.filter((element) => !isMoved(element));
  if (elements.length > 0 && !only) {
    if (rest.length === 0) collector.remove(statement, code);
    else for (const element of elements) if (isUnused(element)) collector.remove(element, code);
    const specifier = statement.moduleSpecifier;
    if (rest.length === 0 || !specifier) return false;
    const quote = specifier.getText()[0] ?? '"';
    const module = moduleSpecifier(statement.getSourceFile(), "r2-blob", context);
    collector.replaceNode(specifier, `${quote}${module}${quote}`, code);
    return true;
  }
  for (const element of elements) if (isUnused(element)) collector.remove(element, code);
  context.find(
    statement,
    "blob-r2/remaining-import",
    "The library is exported again here, and not every use could be converted.",
  );
  return false;
}
