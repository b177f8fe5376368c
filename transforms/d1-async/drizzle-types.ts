import { ts } from "ts-morph";
import type { TextRange } from "../../src/engine/text-position.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { transactionTypeOf } from "../../src/typescript/transaction-types.js";
import { usesInFile } from "../../src/typescript/uses-in-file.js";
import { d1ModuleOf, driverClasses, drizzleMemberOf, isSyncDatabase, syncDriverExport } from "./drizzle-library.js";
import { type DrizzleUses, usesOtherSyncDriver } from "./drizzle-uses.js";

const code = "d1-async/drizzle-driver";

/** Types of drizzle's core that say in their first argument whether they are synchronous. */
const kindTypes: ReadonlySet<string> = new Set([
  "BaseSQLiteDatabase",
  "SQLiteTransaction",
  "SQLiteSelect",
  "SQLiteInsert",
  "SQLiteUpdate",
  "SQLiteDelete",
]);

/**
 * Changes the driver's module and the names of its types. To be called after what else is edited is known: names that
 * go with other text need no change.
 *
 * @param uses every editable file in which the driver is used, by its module or through a query
 * @param files all editable files: the types' names also travel through re-exports
 */
export function convertDrizzleTypes(
  uses: readonly DrizzleUses[],
  files: readonly ts.SourceFile[],
  analysis: Analysis,
  collector: EditCollector,
): void {
  const removed = removedRanges(collector);
  const isGone = (node: ts.Node) =>
    (removed.get(analysis.pathOf(node.getSourceFile())) ?? []).some(
      (range) => range.start <= node.getStart() && node.end <= range.end,
    );
  const kinds = !usesOtherSyncDriver(analysis);
  for (const file of files) new TypeConversion(file, analysis.checker, collector, isGone, kinds).convert();
  for (const { specifiers } of uses) {
    for (const literal of specifiers) {
      const module = d1ModuleOf(literal.text);
      if (module === undefined || isGone(literal)) continue;
      if (module.endsWith("/migrator")) {
        const message = "What is left of drizzle's migrator reads files while it runs, which a Worker cannot.";
        collector.find(literal, "d1-async/unsupported-member", message);
      }
      const range = { start: literal.getStart() + 1, end: literal.end - 1 };
      collector.replace(literal.getSourceFile(), range, module, code);
    }
  }
}

function removedRanges(collector: EditCollector): ReadonlyMap<string, TextRange[]> {
  const ranges = new Map<string, TextRange[]>();
  for (const edit of collector.edits) {
    if (edit.kind !== "replace" || edit.start === edit.end) continue;
    const known = ranges.get(edit.path);
    if (known) known.push(edit);
    else ranges.set(edit.path, [edit]);
  }
  return ranges;
}

/** The names and types of one file. */
class TypeConversion {
  readonly #file: ts.SourceFile;
  readonly #checker: ts.TypeChecker;
  readonly #collector: EditCollector;
  readonly #isGone: (node: ts.Node) => boolean;
  readonly #convertsKinds: boolean;
  readonly #taken = new Set<string>();

  /** @param convertsKinds whether each `"sync"` in a type is about the drivers that change */
  constructor(
    file: ts.SourceFile,
    checker: ts.TypeChecker,
    collector: EditCollector,
    isGone: (node: ts.Node) => boolean,
    convertsKinds: boolean,
  ) {
    this.#file = file;
    this.#checker = checker;
    this.#collector = collector;
    this.#isGone = isGone;
    this.#convertsKinds = convertsKinds;
  }

  convert(): void {
    const visit = (node: ts.Node): void => {
      if (ts.isImportSpecifier(node)) this.#convertImport(node);
      else if (ts.isExportSpecifier(node)) this.#convertReExport(node);
      else if (ts.isIdentifier(node)) this.#convertMember(node);
      else if (ts.isTypeReferenceNode(node)) this.#convertReference(node);
      ts.forEachChild(node, visit);
    };
    visit(this.#file);
  }

  /** `import { BunSQLiteDatabase }`, with the uses of the name in the file. */
  #convertImport(specifier: ts.ImportSpecifier): void {
    const imported = specifier.propertyName ?? specifier.name;
    const target = this.#targetOf(imported, specifier);
    if (target === undefined || this.#isGone(specifier)) return;
    if (specifier.propertyName) {
      this.#collector.replaceNode(imported, target, code);
      return;
    }
    if (this.#declares(target)) {
      this.#collector.replaceNode(specifier.name, `${target} as ${specifier.name.text}`, code);
      return;
    }
    this.#taken.add(target);
    this.#collector.replaceNode(specifier.name, target, code);
    this.#renameUses(specifier.name, target);
  }

  /** The new name of an import, where the name is the library's and not one that the project gave by re-exporting it. */
  #targetOf(imported: ts.ModuleExportName, specifier: ts.ImportSpecifier): string | undefined {
    const { moduleSpecifier } = specifier.parent.parent.parent as ts.ImportDeclaration;
    if (!ts.isStringLiteral(moduleSpecifier)) return undefined;
    const symbol = this.#checker.getSymbolAtLocation(specifier.name);
    const target = Object.hasOwn(driverClasses, imported.text) ? driverClasses[imported.text] : undefined;
    if (target !== undefined) {
      if (syncDriverExport(symbol, this.#checker) !== imported.text) return undefined;
      if (d1ModuleOf(moduleSpecifier.text) !== undefined) return target;
      const module = this.#checker.getSymbolAtLocation(moduleSpecifier);
      const exported = module && this.#checker.getExportsOfModule(module).find(({ name }) => name === imported.text);
      return exported && (exported.flags & ts.SymbolFlags.Alias) === 0 ? target : undefined;
    }
    // The function of a transaction is given the database itself.
    if (
      !this.#convertsKinds ||
      imported.text !== "SQLiteTransaction" ||
      moduleSpecifier.text !== "drizzle-orm/sqlite-core"
    )
      return undefined;
    const uses = usesInFile(specifier.name, this.#checker);
    const isSync = uses.every(({ parent }) => ts.isTypeReferenceNode(parent) && isSyncKind(parent.typeArguments?.[0]));
    return isSync && uses.length > 0 ? "BaseSQLiteDatabase" : undefined;
  }

  #renameUses(name: ts.Identifier, target: string): void {
    for (const use of usesInFile(name, this.#checker)) {
      if (this.#isGone(use)) continue;
      const { parent } = use;
      // export { BunSQLiteDatabase }: the name stays for those who import it.
      const isExported = ts.isExportSpecifier(parent) && !parent.propertyName;
      this.#collector.replaceNode(use, isExported ? `${target} as ${use.text}` : target, code);
    }
  }

  /** `export { BunSQLiteDatabase } from "drizzle-orm/bun-sqlite"` */
  #convertReExport(specifier: ts.ExportSpecifier): void {
    const { moduleSpecifier } = specifier.parent.parent;
    if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return;
    if (d1ModuleOf(moduleSpecifier.text) === undefined) return;
    const name = specifier.propertyName ?? specifier.name;
    const target = Object.hasOwn(driverClasses, name.text) ? driverClasses[name.text] : undefined;
    if (target === undefined) return;
    this.#collector.replaceNode(name, specifier.propertyName ? target : `${target} as ${name.text}`, code);
  }

  /** `bun.BunSQLiteDatabase`, `import("drizzle-orm/bun-sqlite").BunSQLiteDatabase` */
  #convertMember(name: ts.Identifier): void {
    if (!Object.hasOwn(driverClasses, name.text)) return;
    const { parent } = name;
    const isMember =
      (ts.isQualifiedName(parent) && parent.right === name) ||
      (ts.isPropertyAccessExpression(parent) && parent.name === name) ||
      (ts.isImportTypeNode(parent) && parent.qualifier === name);
    const symbol = isMember ? this.#checker.getSymbolAtLocation(name) : undefined;
    if (!symbol || (symbol.flags & ts.SymbolFlags.Alias) !== 0 || this.#isGone(name)) return;
    if (syncDriverExport(symbol, this.#checker) !== name.text) return;
    this.#collector.replaceNode(name, driverClasses[name.text] ?? name.text, code);
  }

  #convertReference(reference: ts.TypeReferenceNode): void {
    if (this.#isGone(reference)) return;
    const name = ts.isQualifiedName(reference.typeName) ? reference.typeName.right : reference.typeName;
    const [first, second] = reference.typeArguments ?? [];
    if (name.text === "Parameters") this.#convertTransactionType(reference);
    const kind = isSyncKind(first) ? first : undefined;
    if (!this.#convertsKinds || !kind || !kindTypes.has(name.text)) return;
    const found = this.#checker.getSymbolAtLocation(name);
    const symbol = found && found.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(found) : found;
    if (drizzleMemberOf(symbol) === undefined) return;
    const range = { start: kind.getStart() + 1, end: kind.end - 1 };
    this.#collector.replace(this.#file, range, "async", code);
    if (second?.kind === ts.SyntaxKind.VoidKeyword) this.#collector.replaceNode(second, "D1Result", code);
  }

  /** `Parameters<Parameters<typeof db.transaction>[0]>[0]` → `typeof db`: what the function is given now. */
  #convertTransactionType(reference: ts.TypeReferenceNode): void {
    const found = transactionTypeOf(reference, this.#checker, (type) => this.#isDatabase(type));
    if (!found) return;
    const { node, database } = found;
    this.#collector.replace(this.#file, { start: node.getStart(), end: database.start }, "", code);
    this.#collector.replace(this.#file, { start: database.end, end: node.end }, "", code);
  }

  #isDatabase(type: ts.Type): boolean {
    return isSyncDatabase(type, this.#checker);
  }

  #declares(name: string): boolean {
    if (this.#taken.has(name)) return true;
    return this.#file.statements.some(
      (statement) =>
        ts.isImportDeclaration(statement) &&
        statement.importClause?.namedBindings !== undefined &&
        ts.isNamedImports(statement.importClause.namedBindings) &&
        statement.importClause.namedBindings.elements.some((element) => element.name.text === name),
    );
  }
}

function isSyncKind(node: ts.TypeNode | undefined): node is ts.LiteralTypeNode {
  return (
    node !== undefined && ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) && node.literal.text === "sync"
  );
}
