import { ts } from "ts-morph";
import type { CodeName, Edit, Replacement } from "../engine/plan.js";
import type { EditCollector } from "./edit-collector.js";
import { removalRange } from "./statement-removal.js";

/** A name that an import binds in its file. */
interface ImportedName {
  readonly name: ts.Identifier;
  readonly specifier: ts.ImportSpecifier | ts.NamespaceImport | ts.ImportClause | ts.ImportEqualsDeclaration;
}

/** `import … from "x"`, or `import x = require("x")`. */
export type ImportStatement = ts.ImportDeclaration | ts.ImportEqualsDeclaration;

export interface UnusedImportOptions {
  readonly code: CodeName;
  /** Text to put in place of an import declaration that goes as a whole; `undefined` removes its line. */
  replacement(declaration: ImportStatement): string | undefined;
  /** Imports that go even though nothing used them before. */
  isObsolete(declaration: ImportStatement): boolean;
}

/** What is left of a name's uses: "used" somewhere, "removed" with the text that edits take away, or "never" there. */
export type RemainingUse = "used" | "removed" | "never";

/** Asks of names that a file declares whether edits leave a use of them. */
export function remainingUses(
  file: ts.SourceFile,
  edits: readonly Edit[],
  checker: ts.TypeChecker,
): (name: ts.Identifier) => RemainingUse {
  const removals = edits.filter((edit): edit is Replacement => edit.kind === "replace" && edit.start < edit.end);
  // A name that an edit takes away, another one may write again: `as Row[]` becomes `all<Row>()`.
  const added = edits.map((edit) => (edit.kind === "wrap" ? `${edit.before} ${edit.after}` : edit.text)).join(" ");
  const isGone = (node: ts.Identifier): boolean => {
    const start = node.getStart();
    return removals.some((edit) => edit.start <= start && node.end <= edit.end) && !hasWord(added, node.text);
  };
  const uses = identifiersByName(file);
  return (name) => {
    const symbol = checker.getSymbolAtLocation(name);
    const references = (uses.get(name.text) ?? []).filter((use) => use !== name && refersTo(use, symbol, checker));
    if (references.length === 0) return "never";
    return references.every(isGone) ? "removed" : "used";
  };
}

/**
 * Removes imported names whose every use lies in text that the edits take away. Names that were unused before stay, as
 * they are none of our business.
 */
export function removeUnusedImports(
  file: ts.SourceFile,
  edits: readonly Edit[],
  checker: ts.TypeChecker,
  collector: EditCollector,
  options: UnusedImportOptions,
): void {
  const remainingUse = remainingUses(file, edits, checker);
  const declarations = file.statements.filter(
    (statement): statement is ImportStatement => ts.isImportDeclaration(statement) || isRequireImport(statement),
  );
  for (const declaration of declarations) {
    const names = importedNames(declaration);
    if (names.length === 0) continue;
    const unused = names.filter(({ name }) => {
      const remaining = remainingUse(name);
      return remaining === "never" ? options.isObsolete(declaration) : remaining === "removed";
    });
    if (unused.length === 0) continue;
    if (unused.length === names.length) {
      const text = options.replacement(declaration);
      if (text === undefined) collector.replace(file, removalRange(declaration), "", options.code);
      else collector.replaceNode(declaration, text, options.code);
    } else if (ts.isImportDeclaration(declaration)) removeNames(declaration, unused, collector, options.code);
  }
}

function identifiersByName(file: ts.SourceFile): ReadonlyMap<string, ts.Identifier[]> {
  const byName = new Map<string, ts.Identifier[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const uses = byName.get(node.text);
      if (uses) uses.push(node);
      else byName.set(node.text, [node]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return byName;
}

function refersTo(use: ts.Identifier, symbol: ts.Symbol | undefined, checker: ts.TypeChecker): boolean {
  if (ts.isPropertyAccessExpression(use.parent) && use.parent.name === use) return false;
  if (ts.isImportSpecifier(use.parent)) return false;
  const found = ts.isShorthandPropertyAssignment(use.parent)
    ? checker.getShorthandAssignmentValueSymbol(use.parent)
    : ts.isExportSpecifier(use.parent)
      ? checker.getExportSpecifierLocalTargetSymbol(use.parent)
      : checker.getSymbolAtLocation(use);
  return found === symbol;
}

function isRequireImport(statement: ts.Statement): statement is ts.ImportEqualsDeclaration {
  return ts.isImportEqualsDeclaration(statement) && ts.isExternalModuleReference(statement.moduleReference);
}

function importedNames(declaration: ImportStatement): ImportedName[] {
  if (ts.isImportEqualsDeclaration(declaration)) return [{ name: declaration.name, specifier: declaration }];
  const clause = declaration.importClause;
  if (!clause) return [];
  const names: ImportedName[] = clause.name ? [{ name: clause.name, specifier: clause }] : [];
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names.push({ name: bindings.name, specifier: bindings });
  else for (const element of bindings?.elements ?? []) names.push({ name: element.name, specifier: element });
  return names;
}

/** Takes some names out of an import that keeps others. */
function removeNames(
  declaration: ts.ImportDeclaration,
  unused: readonly ImportedName[],
  collector: EditCollector,
  code: CodeName,
): void {
  const file = declaration.getSourceFile();
  const clause = declaration.importClause;
  if (!clause) return;
  const gone = new Set<ts.Node>(unused.map(({ specifier }) => specifier));
  const bindings = clause.namedBindings;
  const elements = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
  const allBindingsGone = bindings && (elements.length > 0 ? elements.every((element) => gone.has(element)) : gone.has(bindings));
  if (clause.name && gone.has(clause) && bindings) {
    collector.replace(file, { start: clause.name.getStart(), end: bindings.getStart() }, "", code);
  }
  if (clause.name && bindings && allBindingsGone) {
    collector.replace(file, { start: clause.name.end, end: bindings.end }, "", code);
    return;
  }
  // Each removed name takes its comma: the one behind it, or for the last ones the one before.
  const lastKept = elements.findLastIndex((element) => !gone.has(element));
  for (const [index, element] of elements.entries()) {
    if (!gone.has(element) || index > lastKept) continue;
    const next = elements[index + 1];
    if (next) collector.replace(file, { start: element.getStart(), end: next.getStart() }, "", code);
  }
  const kept = elements[lastKept];
  const last = elements.at(-1);
  if (kept && last && kept !== last) collector.replace(file, { start: kept.end, end: last.end }, "", code);
}

function hasWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  if (at < 0) return false;
  return new RegExp(`(?<![\\w$])${word.replaceAll("$", "\\$")}(?![\\w$])`).test(text);
}
