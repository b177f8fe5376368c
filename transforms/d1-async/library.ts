import { ts } from "ts-morph";

/** The synchronous SQLite libraries that the transform knows. */
export type LibraryName = "bun:sqlite" | "better-sqlite3" | "node:sqlite" | "drizzle";

/** What a declaration of such a library is, whatever the library calls it. */
export type Entity = "database" | "statement" | "result" | "transaction" | "error" | "parameters" | "other";

export interface LibraryMember {
  readonly library: LibraryName;
  readonly entity: Entity;
  /** Name of the member as the library spells it. */
  readonly name: string;
}

/** Module specifiers that lead to a library. */
const libraryModules = {
  "bun:sqlite": "bun:sqlite",
  "better-sqlite3": "better-sqlite3",
  "node:sqlite": "node:sqlite",
  sqlite: "node:sqlite",
} as const satisfies Record<string, LibraryName>;

export function libraryOfModule(specifier: string): LibraryName | undefined {
  return Object.hasOwn(libraryModules, specifier)
    ? libraryModules[specifier as keyof typeof libraryModules]
    : undefined;
}

const entities: Readonly<Record<string, Entity>> = {
  Database: "database",
  DatabaseSync: "database",
  DatabaseConstructor: "database",
  Statement: "statement",
  StatementSync: "statement",
  PreparedStatement: "statement",
  Changes: "result",
  RunResult: "result",
  StatementResultingChanges: "result",
  Transaction: "transaction",
  transaction: "transaction",
  SQLiteError: "error",
  SqliteError: "error",
  SqliteErrorClass: "error",
  SqliteErrorType: "error",
  SQLQueryBindings: "parameters",
  SQLInputValue: "parameters",
  SupportedValueType: "parameters",
};

/**
 * The library that a declaration belongs to: by the ambient module around it (the library's own, our stub's, or one
 * that the project declares itself), else by the installed package that its file lies in.
 */
export function libraryOfDeclaration(declaration: ts.Node): LibraryName | undefined {
  for (let node = declaration; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name)) return libraryOfModule(node.name.text);
  }
  const file = declaration.getSourceFile().fileName;
  return /\/node_modules\/(?:@types\/)?better-sqlite3\//.test(file) ? "better-sqlite3" : undefined;
}

/** What a method gives whose return type is written as a type literal. */
const returnedEntities: Readonly<Record<string, Entity>> = {
  prepare: "statement",
  query: "statement",
  run: "result",
  transaction: "transaction",
};

/** The nearest named thing around a member: its class, interface, or (for a returned type literal) its method. */
function entityAround(declaration: ts.Declaration): Entity {
  let inLiteral = false;
  for (let node: ts.Node = declaration.parent; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isTypeLiteralNode(node)) inLiteral = true;
    else if (ts.isMethodDeclaration(node) || ts.isMethodSignature(node) || ts.isPropertySignature(node)) {
      const returned = inLiteral ? returnedEntities[node.name.getText()] : undefined;
      if (returned) return returned;
    } else if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
      return entities[node.name?.text ?? ""] ?? "other";
    }
  }
  return "other";
}

/** The library member behind a symbol, e.g. that of `get` in `stmt.get(1)`. */
export function memberOf(symbol: ts.Symbol | undefined): LibraryMember | undefined {
  const declaration = symbol?.declarations?.[0];
  if (!declaration) return undefined;
  const library = libraryOfDeclaration(declaration);
  if (library === undefined) return undefined;
  return { library, entity: entityAround(declaration), name: symbol.name };
}

/** The library class, interface or type alias behind a symbol, through import aliases. */
export function entityOf(
  symbol: ts.Symbol | undefined,
  checker: ts.TypeChecker,
): { readonly library: LibraryName; readonly entity: Entity; readonly name: string } | undefined {
  if (!symbol) return undefined;
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target.declarations?.[0];
  if (!declaration) return undefined;
  const library = libraryOfDeclaration(declaration);
  if (library === undefined) return entityOfClassIn(declaration, checker);
  return { library, entity: entities[target.name] ?? entities[exportName(declaration)] ?? "other", name: target.name };
}

/** `const { Database } = await import("bun:sqlite")`: a variable that holds a class of the library. */
function entityOfClassIn(declaration: ts.Declaration, checker: ts.TypeChecker): ReturnType<typeof entityOf> {
  if (!ts.isVariableDeclaration(declaration) && !ts.isBindingElement(declaration)) return undefined;
  const type = checker.getTypeAtLocation(declaration);
  const holder = type.getSymbol();
  const isClass = type.getConstructSignatures().length > 0 && holder?.declarations?.[0] !== declaration;
  return isClass && holder?.declarations?.some((found) => libraryOfDeclaration(found) !== undefined)
    ? entityOf(holder, checker)
    : undefined;
}

/** `export default class Database` and `export = Database` have a symbol called "default" or "export=". */
function exportName(declaration: ts.Declaration): string {
  const named = declaration as ts.NamedDeclaration;
  return named.name && ts.isIdentifier(named.name) ? named.name.text : "";
}

/** The library entity that a type is an instance of; looks through unions with null and undefined. */
export function entityOfType(
  type: ts.Type,
  checker: ts.TypeChecker,
): { readonly library: LibraryName; readonly entity: Entity } | undefined {
  const present = checker.getNonNullableType(type);
  if (present.isUnionOrIntersection()) {
    for (const part of present.types) {
      const entity = entityOfType(part, checker);
      if (entity) return entity;
    }
    return undefined;
  }
  for (const symbol of [present.aliasSymbol, present.getSymbol()]) {
    const entity = entityOf(symbol, checker);
    if (entity && entity.entity !== "other") return entity;
  }
  for (const base of present.isClassOrInterface() ? checker.getBaseTypes(present) : []) {
    const entity = entityOfType(base, checker);
    if (entity) return entity;
  }
  return undefined;
}
