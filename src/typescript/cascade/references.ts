import { ts } from "ts-morph";
import type { Analysis } from "../analysis.js";
import { isDefaultExport } from "./function-kinds.js";
import { spiedMember } from "./mocks.js";

/** A place that names something: an identifier, `#private`, or a string as in `repo["find"]` and `Repo["find"]`. */
export type Name = ts.Identifier | ts.PrivateIdentifier | ts.StringLiteralLike;

/**
 * Finds references to declarations. The identifiers of all files are gathered by their text, once; only those with the
 * right text are put to the checker. Symbols are compared by their declarations, since the symbols of members that are
 * reached through instances, generics and mapped types are made anew.
 */
export class ReferenceIndex {
  readonly #analysis: Analysis;
  #namesByText: Map<string, Name[]> | undefined;
  #aliases: Map<ts.Node, Set<string>> | undefined;
  readonly #declarations = new Map<Name, readonly ts.Node[]>();

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  /** All places that name one of the declarations, apart from the declarations' own names. In file order. */
  to(declarations: ReadonlySet<ts.Node>): Name[] {
    const found: Name[] = [];
    for (const text of this.#textsOf(declarations)) {
      for (const name of this.named(text)) {
        if (declarations.has(name.parent) && isOwnName(name)) continue;
        if (this.declarationsAt(name).some((declaration) => declarations.has(declaration))) found.push(name);
      }
    }
    return found;
  }

  /** All identifiers with this text, whatever they mean. */
  named(text: string): readonly Name[] {
    return this.#names().get(text) ?? [];
  }

  /** The declarations that a name means, through imports and re-exports. */
  declarationsAt(name: Name): readonly ts.Node[] {
    let found = this.#declarations.get(name);
    if (!found) {
      found = this.#symbolsAt(name).flatMap((symbol) => this.resolved(symbol).declarations ?? []);
      this.#declarations.set(name, found);
    }
    return found;
  }

  resolved(symbol: ts.Symbol): ts.Symbol {
    return (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? this.#analysis.checker.getAliasedSymbol(symbol) : symbol;
  }

  #symbolsAt(name: Name): ts.Symbol[] {
    const { checker } = this.#analysis;
    const { parent } = name;
    if (ts.isShorthandPropertyAssignment(parent) && parent.name === name) {
      const value = checker.getShorthandAssignmentValueSymbol(parent);
      return value ? [value] : [];
    }
    if (ts.isBindingElement(parent) && ts.isObjectBindingPattern(parent.parent)) {
      const isProperty = parent.propertyName ? parent.propertyName === name : parent.name === name;
      if (isProperty) return this.#propertyOfPattern(parent.parent, name.text);
    }
    if (ts.isExportSpecifier(parent) && !parent.parent.parent.moduleSpecifier) {
      const local = checker.getExportSpecifierLocalTargetSymbol(parent);
      return local ? [local] : [];
    }
    const spied = ts.isCallExpression(parent) ? spiedMember(parent) : undefined;
    if (spied?.member === name) {
      const property = checker.getPropertyOfType(checker.getTypeAtLocation(spied.object), name.text);
      return property ? [property] : [];
    }
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol) return [symbol];
    if (ts.isPropertyAccessExpression(parent) && parent.name === name) {
      return this.#exportOfRequired(parent.expression, name.text);
    }
    return [];
  }

  #propertyOfPattern(pattern: ts.ObjectBindingPattern, property: string): ts.Symbol[] {
    const { checker } = this.#analysis;
    const { parent } = pattern;
    if (ts.isVariableDeclaration(parent) && parent.initializer) {
      const required = this.#exportOfRequired(parent.initializer, property);
      if (required.length > 0) return required;
    }
    const type = checker.getTypeAtLocation(pattern);
    const symbol = checker.getPropertyOfType(checker.getNonNullableType(type), property);
    return symbol ? [symbol] : [];
  }

  /** TypeScript gives `require()` in a .ts file the type `any`: this resolves it to the user's own module. */
  #exportOfRequired(expression: ts.Expression, property: string): ts.Symbol[] {
    const { checker } = this.#analysis;
    let call: ts.Node = expression;
    if (ts.isIdentifier(expression)) {
      const declaration = checker.getSymbolAtLocation(expression)?.valueDeclaration;
      if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return [];
      call = declaration.initializer;
    }
    if (!ts.isCallExpression(call) || call.expression.getText() !== "require") return [];
    const [specifier] = call.arguments;
    if (!specifier || !ts.isStringLiteralLike(specifier)) return [];
    const file = this.#requiredFile(specifier.text, call.getSourceFile());
    const module = file && checker.getSymbolAtLocation(file);
    const symbol = module && checker.getExportsOfModule(module).find((candidate) => candidate.name === property);
    return symbol ? [symbol] : [];
  }

  #requiredFile(specifier: string, importer: ts.SourceFile): ts.SourceFile | undefined {
    if (!specifier.startsWith(".")) return undefined;
    const base = new URL(specifier, `file://${importer.fileName}`).pathname;
    const stem = decodeURIComponent(base).replace(/\.[mc]?js$/, "");
    return [".ts", ".tsx", ".mts", ".cts", ".js", "/index.ts", ""]
      .map((extension) => this.#analysis.program.getSourceFile(stem + extension))
      .find((file) => file !== undefined);
  }

  #textsOf(declarations: ReadonlySet<ts.Node>): Set<string> {
    const texts = new Set<string>();
    for (const declaration of declarations) {
      const name = ts.getNameOfDeclaration(declaration as ts.Declaration);
      if (name && isName(name)) texts.add(name.text);
      else if (name && ts.isComputedPropertyName(name) && isName(name.expression)) texts.add(name.expression.text);
      if (isDefaultExport(declaration)) texts.add("default");
      for (const alias of this.#aliasesOf(declaration)) texts.add(alias);
    }
    return texts;
  }

  /** Other names that imports and exports give a declaration: `import { find as f }`, `import f`, `export { f as g }`. */
  #aliasesOf(declaration: ts.Node): Iterable<string> {
    if (!this.#aliases) {
      this.#aliases = new Map();
      for (const file of this.#analysis.sourceFiles) {
        for (const statement of file.statements) this.#gatherAliases(statement, this.#aliases);
      }
    }
    return this.#aliases.get(declaration) ?? [];
  }

  #gatherAliases(statement: ts.Statement, aliases: Map<ts.Node, Set<string>>): void {
    const { checker } = this.#analysis;
    const add = (name: ts.Node, text: string) => {
      const symbol = checker.getSymbolAtLocation(name);
      for (const declaration of (symbol && this.resolved(symbol).declarations) ?? []) {
        aliases.set(declaration, (aliases.get(declaration) ?? new Set()).add(text));
      }
    };
    if (ts.isImportDeclaration(statement)) {
      const clause = statement.importClause;
      if (clause?.name) add(clause.name, clause.name.text);
      if (clause?.namedBindings && ts.isNamedImports(clause.namedBindings)) {
        for (const { name, propertyName } of clause.namedBindings.elements) if (propertyName) add(name, name.text);
      }
    } else if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    ) {
      for (const { name, propertyName } of statement.exportClause.elements) if (propertyName) add(name, name.text);
    } else if (ts.isExportAssignment(statement) && ts.isIdentifier(statement.expression)) {
      add(statement.expression, "default");
    } else if (ts.isImportEqualsDeclaration(statement)) {
      add(statement.name, statement.name.text);
    }
  }

  #names(): Map<string, Name[]> {
    if (this.#namesByText) return this.#namesByText;
    const names = new Map<string, Name[]>();
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || isKeyOfAccess(node)) {
        const same = names.get(node.text);
        if (same) same.push(node);
        else names.set(node.text, [node]);
      } else {
        ts.forEachChild(node, visit);
      }
    };
    for (const file of this.#analysis.sourceFiles) visit(file);
    this.#namesByText = names;
    return names;
  }
}

function isName(node: ts.Node): node is Name {
  return ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || ts.isStringLiteralLike(node);
}

/** `"find"` in `repo["find"]`, in the type `Repo["find"]`, and in `vi.spyOn(repo, "find")`. */
function isKeyOfAccess(node: ts.Node): node is ts.StringLiteralLike {
  if (!ts.isStringLiteralLike(node)) return false;
  const { parent } = node;
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node;
  if (ts.isCallExpression(parent)) return spiedMember(parent)?.member === node;
  return ts.isLiteralTypeNode(parent) && ts.isIndexedAccessTypeNode(parent.parent);
}

function isOwnName(name: Name): boolean {
  const { parent } = name;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  if (ts.isBindingElement(parent)) return parent.name === name && parent.propertyName !== undefined;
  return ts.getNameOfDeclaration(parent as ts.Declaration) === name;
}
