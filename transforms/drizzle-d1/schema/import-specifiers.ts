import { ts } from "ts-morph";
import { wholeModule } from "./drizzle-exports.js";
import { drizzleModule, isPostgresCore } from "./drizzle-module.js";
import type { SchemaContext } from "./schema-context.js";

/** A name of pg-core that a file imports or exports. */
export interface Specifier {
  readonly node: ts.ImportSpecifier | ts.ExportSpecifier;
  /** What it is called in pg-core. */
  readonly exported: string;
  /** The module that it is imported from is one of drizzle's, not one of the project that exports it again. */
  readonly direct: boolean;
}

/** Names that the file exports. */
export function exportedNames(file: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  for (const statement of file.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause))
      continue;
    for (const element of statement.exportClause.elements) names.add(element.name.text);
  }
  return names;
}

export function isTypeClause({ phaseModifier }: ts.ImportClause): boolean {
  return phaseModifier === ts.SyntaxKind.TypeKeyword;
}

export function isTypeOnly(specifier: ts.ImportSpecifier): boolean {
  return specifier.isTypeOnly || isTypeClause(specifier.parent.parent);
}

export function* importSpecifiers(
  file: ts.SourceFile,
): Generator<{ readonly specifier: ts.ImportSpecifier; readonly module: string }> {
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    for (const specifier of bindings.elements) yield { specifier, module: statement.moduleSpecifier.text };
  }
}

export function* moduleLiterals(file: ts.SourceFile): Generator<ts.StringLiteral> {
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    if (statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier)) yield statement.moduleSpecifier;
  }
}

/** The imports and exports of a file that are names of pg-core, by their own names there. */
export function specifiersOf(file: ts.SourceFile, { exports, checker }: SchemaContext): Specifier[] {
  const found: Specifier[] = [];
  for (const { specifier, module } of importSpecifiers(file)) {
    const symbol = checker.getSymbolAtLocation(specifier.name);
    const source = symbol && exports.ofSymbol(symbol);
    if (!source || !isPostgresCore(source.path) || source.name === wholeModule) continue;
    const direct = drizzleModule(module) !== undefined;
    // A module of the project that gives the export a name of its own goes on doing so.
    if (!direct && (specifier.propertyName ?? specifier.name).text !== source.name) continue;
    found.push({ node: specifier, exported: source.name, direct });
  }
  for (const statement of file.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause))
      continue;
    const literal = statement.moduleSpecifier;
    const module = literal && ts.isStringLiteral(literal) ? drizzleModule(literal.text) : undefined;
    if (!module || !isPostgresCore(module.path)) continue;
    for (const element of statement.exportClause.elements) {
      found.push({ node: element, exported: (element.propertyName ?? element.name).text, direct: true });
    }
  }
  return found;
}
