import { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { surfaces } from "./surface/index.js";
import { type Entity, type LibraryMember, type LibraryName, entityOf, libraryOfModule, memberOf } from "./library.js";

/** A call of a library's method on a proven receiver: `stmt.get(1)`. */
export interface LibraryCall {
  readonly call: ts.CallExpression;
  readonly access: ts.PropertyAccessExpression;
  readonly member: LibraryMember;
}

/** A member that is read, not called: `result.changes`, or `{ changes }` taken out of a result. */
export interface LibraryRead {
  readonly node: ts.PropertyAccessExpression | ts.BindingElement;
  readonly member: LibraryMember;
}

/** `new Database(path)`, or better-sqlite3's `sqlite(path)`. */
export interface Construction {
  readonly node: ts.NewExpression | ts.CallExpression;
  readonly library: LibraryName;
}

/** A name of the library in a type: `Database` in `db: Database`. */
export interface LibraryTypeUse {
  readonly node: ts.TypeReferenceNode | ts.ImportTypeNode | ts.TypeQueryNode | ts.ExpressionWithTypeArguments;
  readonly library: LibraryName;
  readonly entity: Entity;
  readonly name: string;
}

/** Another use of an imported name, e.g. the right side of `instanceof`. */
export interface LibraryValueUse {
  readonly node: ts.Identifier;
  readonly library: LibraryName;
  readonly entity: Entity;
}

/** A statement, or an `import()`/`require()` call, that brings the library in. */
export interface LibraryImport {
  readonly node: ts.ImportDeclaration | ts.ExportDeclaration | ts.ImportEqualsDeclaration | ts.CallExpression;
  readonly library: LibraryName;
}

/** All uses of the synchronous libraries in one file. */
export interface FileUses {
  readonly file: ts.SourceFile;
  readonly calls: LibraryCall[];
  readonly reads: LibraryRead[];
  readonly constructions: Construction[];
  readonly types: LibraryTypeUse[];
  readonly values: LibraryValueUse[];
  readonly imports: LibraryImport[];
}

/** Finds every use of a library in the files of the analysis, through symbols; never by name alone. */
export function collectUses(analysis: Analysis): FileUses[] {
  return analysis.sourceFiles.map((file) => usesIn(file, analysis.checker)).filter(isNotEmpty);
}

/** `vi.mock`, `jest.mock`, Bun's `mock.module`. */
export function isMock(callee: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(callee) &&
    ts.isIdentifier(callee.expression) &&
    (/^(?:vi|vitest|jest)$/.test(callee.expression.text)
      ? /^(?:do)?mock$/i.test(callee.name.text)
      : callee.expression.text === "mock" && callee.name.text === "module")
  );
}

function isNotEmpty(uses: FileUses): boolean {
  return (
    uses.calls.length + uses.reads.length + uses.constructions.length + uses.types.length + uses.values.length > 0 ||
    uses.imports.length > 0
  );
}

/** Members of results: the only ones that are read rather than called. */
const readMembers: ReadonlySet<string> = new Set(["changes", "lastInsertRowid"]);

/** Names of all members of the libraries. Saves asking the checker about every call and property in a project. */
const memberNames: ReadonlySet<string> = new Set(
  surfaces.flatMap(({ members }) =>
    Object.values(members).flatMap((table) => Object.keys(table).map((name) => name.replace(/^static /, ""))),
  ),
);

function usesIn(file: ts.SourceFile, checker: ts.TypeChecker): FileUses {
  const uses: FileUses = { file, calls: [], reads: [], constructions: [], types: [], values: [], imports: [] };
  const names = importedNames(file, checker);

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const library =
        node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)
          ? libraryOfModule(node.moduleSpecifier.text)
          : undefined;
      if (library) uses.imports.push({ node, library });
      return;
    }
    if (ts.isImportEqualsDeclaration(node)) {
      const library =
        ts.isExternalModuleReference(node.moduleReference) && ts.isStringLiteral(node.moduleReference.expression)
          ? libraryOfModule(node.moduleReference.expression.text)
          : undefined;
      if (library) uses.imports.push({ node, library });
      return;
    }
    if (ts.isCallExpression(node)) visitCall(node);
    else if (ts.isNewExpression(node)) visitConstruction(node);
    else if (ts.isPropertyAccessExpression(node)) visitRead(node);
    else if (ts.isBindingElement(node)) visitBinding(node);
    else if ((ts.isTypeReferenceNode(node) || ts.isTypeQueryNode(node)) && visitType(node)) return;
    else if (ts.isImportTypeNode(node) && visitImportType(node)) return;
    else if (ts.isExpressionWithTypeArguments(node) && ts.isHeritageClause(node.parent)) visitHeritage(node);
    else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) {
      const name = ts.isPropertyAccessExpression(node.right) ? node.right.name : node.right;
      if (ts.isIdentifier(name)) {
        const entity = entityOf(checker.getSymbolAtLocation(name), checker);
        if (entity) uses.values.push({ node: name, library: entity.library, entity: entity.entity });
      }
    }
    ts.forEachChild(node, visit);
  };

  const visitCall = (node: ts.CallExpression): void => {
    const callee = node.expression;
    const argument = node.arguments[0];
    const loads = callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === "require");
    if ((loads || isMock(callee)) && argument && ts.isStringLiteral(argument)) {
      const library = libraryOfModule(argument.text);
      if (library) uses.imports.push({ node, library });
      return;
    }
    if (ts.isPropertyAccessExpression(callee) && memberNames.has(callee.name.text)) {
      const member = memberOf(checker.getSymbolAtLocation(callee.name));
      if (member && member.entity !== "other") uses.calls.push({ call: node, access: callee, member });
      return;
    }
    if (ts.isIdentifier(callee) && names.has(callee.text)) {
      const entity = entityOf(checker.getSymbolAtLocation(callee), checker);
      if (entity?.entity === "database") uses.constructions.push({ node, library: entity.library });
    }
  };

  const visitConstruction = (node: ts.NewExpression): void => {
    const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
    if (!ts.isIdentifier(name)) return;
    const entity = entityOf(checker.getSymbolAtLocation(name), checker);
    if (entity?.entity === "database") uses.constructions.push({ node, library: entity.library });
  };

  const visitRead = (node: ts.PropertyAccessExpression): void => {
    const name = node.name.text;
    if (!memberNames.has(name)) return;
    if (ts.isCallExpression(node.parent) && node.parent.expression === node) return;
    const symbol = checker.getSymbolAtLocation(node.name);
    // `Database.SqliteError` is a class, not a value that is read.
    if (entityOf(symbol, checker)?.entity === "error") return;
    const member = memberOf(symbol);
    if (member && member.entity !== "other" && member.entity !== "error") uses.reads.push({ node, member });
  };

  const visitBinding = (node: ts.BindingElement): void => {
    const name = node.propertyName ?? node.name;
    if (!ts.isIdentifier(name) || !readMembers.has(name.text) || !ts.isObjectBindingPattern(node.parent)) return;
    const property = checker.getTypeAtLocation(node.parent).getProperty(name.text);
    const member = memberOf(property);
    if (member?.entity === "result") uses.reads.push({ node, member });
  };

  // A type that is taken up goes with its type arguments.
  const visitType = (node: ts.TypeReferenceNode | ts.TypeQueryNode): boolean => {
    const entityName = ts.isTypeReferenceNode(node) ? node.typeName : node.exprName;
    const left = leftmost(entityName);
    if (!names.has(left.text)) return false;
    const right = ts.isQualifiedName(entityName) ? entityName.right : entityName;
    const entity = entityOf(checker.getSymbolAtLocation(right), checker);
    if (entity) uses.types.push({ node, ...entity });
    return entity !== undefined;
  };

  const visitImportType = (node: ts.ImportTypeNode): boolean => {
    const literal = ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
    if (!literal || !ts.isStringLiteral(literal) || !node.qualifier) return false;
    const library = libraryOfModule(literal.text);
    if (!library) return false;
    const right = ts.isQualifiedName(node.qualifier) ? node.qualifier.right : node.qualifier;
    const entity = entityOf(checker.getSymbolAtLocation(right), checker);
    if (entity) uses.types.push({ node, ...entity });
    return entity !== undefined;
  };

  const visitHeritage = (node: ts.ExpressionWithTypeArguments): void => {
    const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
    if (!ts.isIdentifier(name)) return;
    const entity = entityOf(checker.getSymbolAtLocation(name), checker);
    if (entity) uses.types.push({ node, ...entity });
  };

  visit(file);
  return uses;
}

function leftmost(name: ts.EntityName): ts.Identifier {
  return ts.isIdentifier(name) ? name : leftmost(name.left);
}

/** Local names in a file that stand, perhaps through re-exports, for something of a library or for its module. */
function importedNames(file: ts.SourceFile, checker: ts.TypeChecker): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (name: ts.Identifier, module: string) => {
    if (libraryOfModule(module) || entityOf(checker.getSymbolAtLocation(name), checker)) names.add(name.text);
  };
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const module = statement.moduleSpecifier.text;
      const clause = statement.importClause;
      if (clause?.name) add(clause.name, module);
      const bindings = clause?.namedBindings;
      if (bindings && ts.isNamespaceImport(bindings)) add(bindings.name, module);
      else for (const element of bindings?.elements ?? []) add(element.name, module);
    } else if (
      ts.isImportEqualsDeclaration(statement) &&
      ts.isExternalModuleReference(statement.moduleReference) &&
      ts.isStringLiteral(statement.moduleReference.expression)
    ) {
      add(statement.name, statement.moduleReference.expression.text);
    }
  }
  for (const name of loadedNames(file)) names.add(name.text);
  return names;
}

/** Names that `const Database = require("better-sqlite3")` and `const { Database } = await import(…)` declare. */
function loadedNames(file: ts.SourceFile): ts.Identifier[] {
  if (!/\b(?:require|import)\s*\(/.test(file.text)) return [];
  const names: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && loadsLibrary(node.initializer)) names.push(...declaredNames(node));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

function loadsLibrary(initializer: ts.Expression | undefined): boolean {
  const inner = initializer && withoutOuterExpressions(initializer);
  const value = inner && ts.isAwaitExpression(inner) ? withoutOuterExpressions(inner.expression) : inner;
  const argument = value && ts.isCallExpression(value) ? value.arguments[0] : undefined;
  return argument !== undefined && ts.isStringLiteral(argument) && libraryOfModule(argument.text) !== undefined;
}

/** The names of a declaration, or of the flat pattern in it. */
export function declaredNames({ name }: ts.VariableDeclaration): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) && ts.isIdentifier(element.name) ? [element.name] : [],
  );
}
