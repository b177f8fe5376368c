import { ts } from "ts-morph";
import type { CodeName, Edit, Replacement } from "../engine/plan.js";
import type { EditCollector } from "./edit-collector.js";
import { usesInFile } from "./uses-in-file.js";

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
  /** Whether a name of the import that an edit writes is something else: `{ kv }` becomes `{ kv: env.KV }`. */
  isWrittenAnew?(declaration: ImportStatement): boolean;
}

/** What is left of a name's uses: "used" somewhere, "removed" with the text that edits take away, or "never" there. */
export type RemainingUse = "used" | "removed" | "never";

/**
 * Asks of names that a file declares whether edits leave a use of them.
 *
 * @param edits of that file
 */
export function remainingUses(edits: readonly Edit[], checker: ts.TypeChecker): (name: ts.Identifier) => RemainingUse {
  const removals = edits.filter((edit): edit is Replacement => edit.kind === "replace" && edit.start < edit.end);
  // A name that an edit takes away, another one may write again: `as Row[]` becomes `all<Row>()`.
  const added = edits.map((edit) => (edit.kind === "wrap" ? `${edit.before} ${edit.after}` : edit.text)).join(" ");
  const isGone = (node: ts.Identifier): boolean => {
    const start = node.getStart();
    return removals.some((edit) => edit.start <= start && node.end <= edit.end) && !hasWord(added, node.text);
  };
  return (name) => {
    const uses = usesInFile(name, checker);
    if (uses.length === 0) return "never";
    return uses.every(isGone) ? "removed" : "used";
  };
}

/**
 * Removes imported names whose every use lies in text that the edits take away. Names that were unused before stay, as
 * they are none of our business, and so do those that an edit has renamed or removed where they are imported.
 */
export function removeUnusedImports(
  file: ts.SourceFile,
  edits: readonly Edit[],
  checker: ts.TypeChecker,
  collector: EditCollector,
  options: UnusedImportOptions,
): void {
  const remainingUse = remainingUses(edits, checker);
  const remainingOutside = remainingUses(edits.map(withoutText), checker);
  const declarations = file.statements.filter(
    (statement): statement is ImportStatement => ts.isImportDeclaration(statement) || isRequireImport(statement),
  );
  for (const declaration of declarations) {
    const names = importedNames(declaration);
    if (names.length === 0) continue;
    const remaining = options.isWrittenAnew?.(declaration) ? remainingOutside : remainingUse;
    const unused = names.filter(({ name, specifier }) => {
      if (isEdited(specifier, edits)) return false;
      const use = remaining(name);
      return use === "never" ? options.isObsolete(declaration) : use === "removed";
    });
    if (unused.length === 0) continue;
    const text = unused.length === names.length ? options.replacement(declaration) : undefined;
    if (text !== undefined) collector.replaceNode(declaration, text, options.code);
    else for (const { specifier } of unused) collector.remove(specifier, options.code);
  }
}

function isEdited(specifier: ImportedName["specifier"], edits: readonly Edit[]): boolean {
  if (!ts.isImportSpecifier(specifier)) return false;
  const start = specifier.getStart();
  return edits.some((edit) => edit.kind === "replace" && edit.start < specifier.end && start < edit.end);
}

function withoutText(edit: Edit): Edit {
  return edit.kind === "replace" ? { ...edit, text: "" } : { ...edit, before: "", after: "" };
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

function hasWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  if (at < 0) return false;
  return new RegExp(`(?<![\\w$])${word.replaceAll("$", "\\$")}(?![\\w$])`).test(text);
}
