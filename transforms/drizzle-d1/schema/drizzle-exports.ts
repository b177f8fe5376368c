import { ts } from "ts-morph";
import { drizzleModule, isPostgresCore } from "./drizzle-module.js";

/** Something that drizzle exports: `text` of `pg-core`, `sql` of the package itself (whose path is empty). */
export interface DrizzleExport {
  readonly path: string;
  readonly name: string;
}

/** Stands for a module as a whole: `import * as pg from "drizzle-orm/pg-core"`. */
export const wholeModule = "*";

/**
 * Tells what names of the user's files mean in drizzle, through aliases, namespaces, re-exports and constants. Works by the
 * specifiers of imports, so that it needs no types of drizzle.
 */
export class DrizzleExports {
  readonly #bySymbol = new Map<ts.Symbol, DrizzleExport | null>();

  constructor(readonly checker: ts.TypeChecker) {}

  /** @param name an identifier, a member (`pg.text`), a qualified name or an import type's qualifier */
  of(name: ts.Node): DrizzleExport | undefined {
    if (ts.isParenthesizedExpression(name)) return this.of(name.expression);
    if (ts.isIdentifier(name)) {
      const symbol = ts.isShorthandPropertyAssignment(name.parent)
        ? this.checker.getShorthandAssignmentValueSymbol(name.parent)
        : this.checker.getSymbolAtLocation(name);
      return symbol && this.ofSymbol(symbol);
    }
    if (ts.isPropertyAccessExpression(name)) return this.#member(name.expression, name.name);
    if (ts.isQualifiedName(name)) return this.#member(name.left, name.right);
    return undefined;
  }

  /** The name of an export of `pg-core`. */
  postgres(name: ts.Node): string | undefined {
    const found = this.of(name);
    return found && isPostgresCore(found.path) && found.name !== wholeModule ? found.name : undefined;
  }

  /** Whether a name means an export of drizzle itself: `sql`, `relations`. */
  isCore(name: ts.Node, wanted: string): boolean {
    const found = this.of(name);
    return found?.path === "" && found.name === wanted;
  }

  ofSymbol(symbol: ts.Symbol): DrizzleExport | undefined {
    const known = this.#bySymbol.get(symbol);
    if (known !== undefined) return known ?? undefined;
    // Against cycles of re-exports.
    this.#bySymbol.set(symbol, null);
    const found = this.#find(symbol);
    this.#bySymbol.set(symbol, found ?? null);
    return found;
  }

  #member(holder: ts.Node, name: ts.Identifier | ts.PrivateIdentifier): DrizzleExport | undefined {
    const module = this.of(holder);
    if (module?.name === wholeModule) return { path: module.path, name: name.text };
    if (this.#isColumnTypes(holder)) return { path: "pg-core", name: name.text };
    // A member of anything but a module is none of drizzle's, and asking for it costs the type of its holder.
    if (!this.#isModule(holder)) return undefined;
    const symbol = this.checker.getSymbolAtLocation(name);
    return symbol && (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? this.ofSymbol(symbol) : undefined;
  }

  /** Whether an expression is a module as a whole: `schema`, `schema.tables` of `export * as tables`. */
  #isModule(holder: ts.Node): boolean {
    const isMember = ts.isPropertyAccessExpression(holder) || ts.isQualifiedName(holder);
    if (isMember && !this.#isModule(ts.isQualifiedName(holder) ? holder.left : holder.expression)) return false;
    const name = isMember ? (ts.isQualifiedName(holder) ? holder.right : holder.name) : holder;
    if (!ts.isIdentifier(name)) return false;
    const symbol = this.checker.getSymbolAtLocation(name);
    return symbol !== undefined && (this.target(symbol).flags & ts.SymbolFlags.Module) !== 0;
  }

  /** `t` of `pgTable("users", (t) => ({ id: t.uuid() }))`. */
  #isColumnTypes(holder: ts.Node): boolean {
    if (!ts.isIdentifier(holder)) return false;
    const declaration = this.checker.getSymbolAtLocation(holder)?.valueDeclaration;
    return declaration !== undefined && ts.isParameter(declaration) && this.isColumnCallback(declaration.parent);
  }

  /** Whether a function is the second argument of a call that makes a table or view of `pg-core`. */
  isColumnCallback(owner: ts.Node): boolean {
    const { parent } = owner;
    if (!(ts.isArrowFunction(owner) || ts.isFunctionExpression(owner))) return false;
    if (!ts.isCallExpression(parent) || parent.arguments[1] !== owner) return false;
    return this.isTableFunction(parent.expression);
  }

  /** Whether an expression is `pgTable`, `schema.table`, or what `pgTableCreator` made. */
  isTableFunction(callee: ts.Expression): boolean {
    if (this.postgres(callee) === "pgTable") return true;
    if (ts.isPropertyAccessExpression(callee)) {
      return callee.name.text === "table" && this.schemaOf(callee.expression) !== undefined;
    }
    const value = this.constant(callee);
    if (!value || !ts.isCallExpression(value)) return false;
    return this.postgres(value.expression) === "pgTableCreator";
  }

  /** The call of `pgSchema` behind an expression. */
  schemaOf(expression: ts.Expression): ts.CallExpression | undefined {
    const value = ts.isCallExpression(expression) ? expression : this.constant(expression);
    return value && ts.isCallExpression(value) && this.postgres(value.expression) === "pgSchema" ? value : undefined;
  }

  /** The expression that a constant holds, also an imported one. */
  constant(expression: ts.Expression): ts.Expression | undefined {
    // Only the members of modules are declared as variables.
    if (ts.isPropertyAccessExpression(expression) && !this.#isModule(expression.expression)) return undefined;
    const declaration = this.declarationOf(expression);
    if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
    const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    return isConstant ? unwrapped(declaration.initializer) : undefined;
  }

  /** The declaration that a name leads to in the user's files. */
  declarationOf(expression: ts.Node): ts.Declaration | undefined {
    const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
    if (!ts.isIdentifier(name)) return undefined;
    const symbol = ts.isShorthandPropertyAssignment(name.parent)
      ? this.checker.getShorthandAssignmentValueSymbol(name.parent)
      : this.checker.getSymbolAtLocation(name);
    const target = symbol && this.target(symbol);
    return target?.valueDeclaration ?? target?.declarations?.[0];
  }

  /** The symbol behind imports and re-exports. */
  target(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  #find(symbol: ts.Symbol): DrizzleExport | undefined {
    for (const declaration of symbol.declarations ?? []) {
      const found = this.#ofDeclaration(declaration, symbol.name);
      if (found) return found;
    }
    return undefined;
  }

  #ofDeclaration(declaration: ts.Declaration, name: string): DrizzleExport | undefined {
    if (ts.isImportSpecifier(declaration)) {
      return this.#exported(declaration.parent.parent.parent, (declaration.propertyName ?? declaration.name).text);
    }
    if (ts.isNamespaceImport(declaration)) return wholeOf(declaration.parent.parent);
    if (ts.isNamespaceExport(declaration)) return wholeOf(declaration.parent);
    if (ts.isImportClause(declaration)) {
      return ts.isImportDeclaration(declaration.parent) ? wholeOf(declaration.parent) : undefined;
    }
    if (ts.isExportSpecifier(declaration)) {
      const statement = declaration.parent.parent;
      const local = declaration.propertyName ?? declaration.name;
      if (statement.moduleSpecifier) return this.#exported(statement, local.text);
      const symbol = this.checker.getExportSpecifierLocalTargetSymbol(declaration);
      return symbol && this.ofSymbol(symbol);
    }
    if (ts.isBindingElement(declaration)) return this.#ofBinding(declaration);
    if (ts.isVariableDeclaration(declaration) && declaration.initializer) {
      const inLibrary = moduleOfDeclaration(declaration);
      if (inLibrary !== undefined) return { path: inLibrary, name };
      if ((ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) === 0) return undefined;
      const value = unwrapped(declaration.initializer);
      const required = requiredDriver(value);
      if (required !== undefined) return { path: required, name: wholeModule };
      return ts.isIdentifier(value) || ts.isPropertyAccessExpression(value) ? this.of(value) : undefined;
    }
    const path = moduleOfDeclaration(declaration);
    return path === undefined || declaration.parent.kind === ts.SyntaxKind.ClassDeclaration
      ? undefined
      : { path, name };
  }

  /** `const { text } = pg`. */
  #ofBinding(element: ts.BindingElement): DrizzleExport | undefined {
    const { parent } = element.parent;
    if (!ts.isObjectBindingPattern(element.parent)) return undefined;
    const key = element.propertyName ?? element.name;
    if (!ts.isIdentifier(key)) return undefined;
    // `pgTable("users", ({ uuid, text }) => ({ … }))`
    if (ts.isParameter(parent)) {
      return this.isColumnCallback(parent.parent) ? { path: "pg-core", name: key.text } : undefined;
    }
    if (!ts.isVariableDeclaration(parent) || !parent.initializer) return undefined;
    const value = unwrapped(parent.initializer);
    const required = requiredDriver(value);
    if (required !== undefined) return { path: required, name: key.text };
    const holder = ts.isIdentifier(value) ? this.of(value) : undefined;
    return holder?.name === wholeModule ? { path: holder.path, name: key.text } : undefined;
  }

  #exported(
    { moduleSpecifier }: ts.ImportDeclaration | ts.ExportDeclaration | ts.JSDocImportTag,
    name: string,
  ): DrizzleExport | undefined {
    if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return undefined;
    const module = drizzleModule(moduleSpecifier.text);
    if (module) return { path: module.path, name };
    const symbol = this.checker.getSymbolAtLocation(moduleSpecifier);
    return symbol && this.#exportOfModule(symbol, name, new Set());
  }

  #exportOfModule(module: ts.Symbol, name: string, seen: Set<ts.Symbol>): DrizzleExport | undefined {
    if (seen.has(module)) return undefined;
    seen.add(module);
    const own = module.exports?.get(ts.escapeLeadingUnderscores(name));
    if (own) return this.ofSymbol(own);
    // `export *`: by hand, since the module that is meant may have no types.
    for (const declaration of module.exports?.get(ts.InternalSymbolName.ExportStar)?.declarations ?? []) {
      if (!ts.isExportDeclaration(declaration) || !declaration.moduleSpecifier) continue;
      const { moduleSpecifier } = declaration;
      const library = ts.isStringLiteral(moduleSpecifier) ? drizzleModule(moduleSpecifier.text) : undefined;
      if (library) {
        const exports = this.checker.getSymbolAtLocation(moduleSpecifier);
        const has = !exports || this.checker.getExportsOfModule(exports).some((item) => item.name === name);
        if (has) return { path: library.path, name };
        continue;
      }
      const next = this.checker.getSymbolAtLocation(moduleSpecifier);
      const found = next && this.#exportOfModule(next, name, seen);
      if (found) return found;
    }
    return undefined;
  }
}

function wholeOf({ moduleSpecifier }: ts.ImportDeclaration | ts.ExportDeclaration | ts.JSDocImportTag) {
  const module = moduleSpecifier && ts.isStringLiteral(moduleSpecifier) && drizzleModule(moduleSpecifier.text);
  return module ? { path: module.path, name: wholeModule } : undefined;
}

/** The path in drizzle's package of the module that a declaration lies in: an ambient one (a stub's), or an installed one. */
export function moduleOfDeclaration(declaration: ts.Node): string | undefined {
  const ambient = ts.findAncestor(declaration, (node) => ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name));
  if (ambient && ts.isModuleDeclaration(ambient)) return drizzleModule(ambient.name.text)?.path;
  const { fileName } = declaration.getSourceFile();
  const path = /\/node_modules\/drizzle-orm\/(.*?)(?:\/?index)?\.d\.[cm]?ts$/.exec(fileName)?.[1];
  if (path === undefined) return undefined;
  // What the package itself exports lies in folders of its own.
  const [folder = ""] = path.split("/");
  return folder.endsWith("-core")
    ? folder
    : /^(?:sql|relations|column|table|utils|entity|alias|subquery|query)/.test(path)
      ? ""
      : path;
}

/** An expression without what changes only its type. */
export function unwrapped(expression: ts.Expression): ts.Expression {
  const isOuter =
    ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isNonNullExpression(expression);
  return isOuter ? unwrapped(expression.expression) : expression;
}

/** The path of a driver in `require("drizzle-orm/node-postgres")`. Names of pg-core are followed through imports only. */
function requiredDriver(value: ts.Expression): string | undefined {
  if (!ts.isCallExpression(value) || !ts.isIdentifier(value.expression) || value.expression.text !== "require") {
    return undefined;
  }
  const [specifier] = value.arguments;
  const path = specifier && ts.isStringLiteral(specifier) ? drizzleModule(specifier.text)?.path : undefined;
  return path === undefined || path === "" || path.includes("-core") ? undefined : path;
}
