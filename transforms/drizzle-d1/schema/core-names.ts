import { ts } from "ts-morph";
import { lineEndOf } from "../../../src/engine/line-end.js";
import type { CodeName } from "../../../src/engine/plan.js";
import { freeName, quoteOf } from "../../../src/typescript/file-style.js";
import { isJavaScript } from "../../../src/typescript/javascript.js";
import { hasImport, importStatement, type NewImport } from "../../../src/typescript/new-import.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import { mapType } from "../../../src/sql/types.js";
import { columnBuilder } from "./column-builders.js";
import { type CodecColumn, codecDeclaration } from "./codec-columns.js";
import { drizzleModule, drizzleSpecifier, isPostgresCore, sqliteCoreSpecifier } from "./drizzle-module.js";
import { wholeModule } from "./drizzle-exports.js";
import {
  type Specifier,
  exportedNames,
  importSpecifiers,
  isTypeClause,
  isTypeOnly,
  moduleLiterals,
  specifiersOf,
} from "./import-specifiers.js";
import type { SchemaContext } from "./schema-context.js";
import { sqliteNameOf } from "./surface/exports.js";

const code = "drizzle-d1/schema-module";

/** Members of what the callback of a table's columns is given, in sqlite-core. */
export const callbackMembers: ReadonlySet<string> = new Set([
  "blob",
  "customType",
  "integer",
  "numeric",
  "real",
  "text",
]);

/**
 * The names that a file takes from pg-core and needs from sqlite-core. Converters ask for names while they rewrite uses; in
 * the end the imports are made to fit.
 */
export class CoreNames {
  readonly #wanted = new Map<string, { readonly local: string; isType: boolean }>();
  readonly #codecs = new Map<string, { readonly column: CodecColumn; readonly local: string }>();
  readonly #specifiers: readonly Specifier[];
  readonly #added: string[] = [];
  #wantsSql = false;
  #sqlName: string | undefined;

  constructor(
    readonly file: ts.SourceFile,
    readonly context: SchemaContext,
  ) {
    this.#specifiers = specifiersOf(file, context);
  }

  /**
   * How an export of sqlite-core is written at a place.
   *
   * @param instead the name of pg-core that stands there: `pg.text` becomes `pg.integer`, `t.uuid` becomes `t.text`
   */
  use(name: string, instead?: ts.Node, isType = false): string {
    if (instead && (ts.isPropertyAccessExpression(instead) || ts.isQualifiedName(instead))) {
      const holder = ts.isQualifiedName(instead) ? instead.left : instead.expression;
      const isNamespace = this.context.exports.of(holder)?.name === wholeModule;
      if (isNamespace || callbackMembers.has(name)) return `${holder.getText()}.${name}`;
    }
    return this.#local(name, isType);
  }

  /** Puts a name of sqlite-core where one of pg-core stands. */
  replace(node: ts.Node, name: string, by: CodeName, isType = false): void {
    const text = this.use(name, node, isType);
    const member = ts.isPropertyAccessExpression(node) ? node.name : ts.isQualifiedName(node) ? node.right : undefined;
    // Of `pg.text` only the member changes.
    const [place, wanted] = member && text.includes(".") ? [member, name] : [node, text];
    if (place.getText() !== wanted) this.context.collector.replaceNode(place, wanted, by);
  }

  /** What `sql` of drizzle is called in the file, which imports it where it does not. */
  sql(): string {
    if (this.#sqlName !== undefined) return this.#sqlName;
    for (const { specifier, module } of importSpecifiers(this.file)) {
      if (
        drizzleModule(module)?.path === "" &&
        (specifier.propertyName ?? specifier.name).text === "sql" &&
        !isTypeOnly(specifier)
      ) {
        return (this.#sqlName = specifier.name.text);
      }
    }
    const symbol = this.context.checker.resolveName("sql", this.file, ts.SymbolFlags.Value, false);
    const isDrizzle = symbol && this.context.exports.ofSymbol(symbol)?.path === "";
    if (isDrizzle) return (this.#sqlName = "sql");
    this.#wantsSql = true;
    return (this.#sqlName = symbol ? freeName("sql", this.file) : "sql");
  }

  /** The constant of the file that makes a column which no builder of drizzle makes. */
  codec(column: CodecColumn): string {
    const known = this.#codecs.get(column.name);
    if (known) return known.local;
    const local = freeName(column.name, this.file);
    this.#codecs.set(column.name, { column, local });
    this.#local("customType", false);
    return local;
  }

  /** A string in the quotes that the file has. */
  quoted(text: string): string {
    const quote = quoteOf(this.file);
    return (
      quote +
      text.replaceAll(/["'\\]/g, (character) =>
        character === quote || character === "\\" ? `\\${character}` : character,
      ) +
      quote
    );
  }

  /** Code that is written with double quotes, in those of the file. It holds no string with quotes in it. */
  inStyle(code: string): string {
    return code.replaceAll('"', quoteOf(this.file));
  }

  /** Edits the imports. To be called when every use is known. */
  finish(): void {
    this.#editSpecifiers();
    this.#editModules();
    this.#declareCodecs();
  }

  #local(name: string, isType: boolean): string {
    const known = this.#wanted.get(name);
    if (known) {
      known.isType &&= isType;
      return known.local;
    }
    const local = this.#present(name) ?? this.#newLocal(name);
    this.#wanted.set(name, { local, isType });
    return local;
  }

  /** The local name of what the file has already, or will have when a name of pg-core stays. */
  #present(name: string): string | undefined {
    for (const { node, exported } of this.#specifiers) {
      if (ts.isImportSpecifier(node) && exported === name && sqliteNameOf(exported) === name) return node.name.text;
    }
    for (const { specifier, module } of importSpecifiers(this.file)) {
      const isSqlite = drizzleModule(module)?.path === "sqlite-core";
      if (isSqlite && (specifier.propertyName ?? specifier.name).text === name) return specifier.name.text;
    }
    return undefined;
  }

  #newLocal(name: string): string {
    return this.#isTaken(name) ? freeName(`sqlite${name.charAt(0).toUpperCase()}${name.slice(1)}`, this.file) : name;
  }

  /** Whether the file uses a name for something else than pg-core's export of that name. */
  #isTaken(name: string): boolean {
    let taken = false;
    const visit = (node: ts.Node): void => {
      if (taken) return;
      if (ts.isIdentifier(node) && node.text === name && isDeclaredName(node)) {
        const symbol = this.context.checker.getSymbolAtLocation(node);
        const found = symbol && this.context.exports.ofSymbol(symbol);
        if (!found || !isPostgresCore(found.path)) taken = true;
      }
      ts.forEachChild(node, visit);
    };
    visit(this.file);
    return taken;
  }

  #editSpecifiers(): void {
    const { collector, checker } = this.context;
    const waiting = new Map([...this.#wanted].filter(([name]) => this.#present(name) === undefined));
    const specifiers = this.#specifiers.filter(({ node }) => ts.isImportSpecifier(node));
    const kept: ts.ImportSpecifier[] = [];
    const free: ts.ImportSpecifier[] = [];
    for (const { node, exported, direct } of specifiers) {
      if (!ts.isImportSpecifier(node)) continue;
      const target = sqliteNameOf(exported);
      const isBuilder = target === exported;
      // A builder of the same name stays where it is used, or nobody used it before.
      if (isBuilder && (this.#wanted.has(exported) || usesInFile(node.name, checker).length === 0)) {
        kept.push(node);
      } else if (node.propertyName && target !== undefined && direct) {
        collector.replaceNode(node.propertyName, target, code);
        waiting.delete(target);
        kept.push(node);
      } else {
        free.push(node);
      }
    }
    const lists = new Set([...kept, ...free].map(({ parent }) => parent));
    for (const list of lists) {
      const isTypeList = isTypeClause(list.parent);
      const isDirect = specifiers.some(({ node, direct }) => node.parent === list && direct);
      const fits = [...waiting].filter(
        ([name, { isType }]) => (isType || !isTypeList) && (isDirect || this.#reExports(list, name)),
      );
      const texts = fits.map(([name, { local, isType }]) => textOf(name, local, isType && !isTypeList));
      const own = free.filter((node) => node.parent === list);
      for (const [name] of fits) waiting.delete(name);
      const [first, ...others] = own;
      if (texts.length > 0 && !first) {
        const last = kept.findLast((node) => node.parent === list);
        if (last) collector.wrapNode(last, "", `, ${texts.join(", ")}`, code);
        continue;
      }
      // Where as many names come as go, each takes a place of its own.
      const places = [...(first ? [first] : []), ...others];
      for (const [index, node] of places.entries()) {
        const isLast = index === places.length - 1;
        const text = isLast ? texts.slice(index).join(", ") : (texts[index] ?? "");
        if (text === "") collector.remove(node, code);
        else collector.replaceNode(node, text, code);
      }
    }
    for (const [name, { local, isType }] of waiting) {
      this.#addImport({
        name,
        module: this.#module(sqliteCoreSpecifier),
        isType,
        ...(local !== name && { as: local }),
      });
    }
    if (this.#wantsSql) this.#importSql(this.#sqlName ?? "sql");
  }

  /** Adds `sql` to an import that the file has of drizzle itself, else as a new one. */
  #importSql(local: string): void {
    const name = textOf("sql", local, false);
    for (const { specifier, module } of importSpecifiers(this.file)) {
      const { parent: list } = specifier;
      if (drizzleModule(module)?.path !== "" || isTypeClause(list.parent) || list.elements.at(-1) !== specifier)
        continue;
      this.context.collector.wrapNode(specifier, "", `, ${name}`, code);
      return;
    }
    this.#addImport({ name: "sql", module: this.#module(drizzleSpecifier), ...(local !== "sql" && { as: local }) });
  }

  /** Whether a module of the project, from which names are imported, will export a name of sqlite-core. */
  #reExports(list: ts.NamedImports, name: string): boolean {
    const { checker, exports } = this.context;
    const module = checker.getSymbolAtLocation((list.parent.parent as ts.ImportDeclaration).moduleSpecifier);
    if (!module) return false;
    return checker.getExportsOfModule(module).some((symbol) => {
      const found = exports.ofSymbol(symbol);
      return found && isPostgresCore(found.path) && found.name === symbol.name && sqliteNameOf(found.name) === name;
    });
  }

  #module(of: (specifier: string) => string | undefined): string {
    for (const literal of moduleLiterals(this.file)) {
      const found = of(literal.text);
      if (found !== undefined) return found;
    }
    // A file that imports through a module of the project.
    return of("drizzle-orm/pg-core") ?? "drizzle-orm";
  }

  #addImport(wanted: NewImport): void {
    if (!hasImport(this.file, wanted)) this.#added.push(importStatement(this.file, wanted));
  }

  /** The specifiers of pg-core, and re-exports of its names. */
  #editModules(): void {
    const { collector } = this.context;
    for (const statement of this.file.statements) {
      const isImport = ts.isImportDeclaration(statement);
      if (!isImport && !ts.isExportDeclaration(statement)) continue;
      const literal = statement.moduleSpecifier;
      if (!literal || !ts.isStringLiteral(literal)) continue;
      const target = sqliteCoreSpecifier(literal.text);
      if (target === undefined) continue;
      const bindings = isImport ? statement.importClause?.namedBindings : undefined;
      const isNamed = bindings !== undefined && ts.isNamedImports(bindings);
      if (isNamed && this.#goes(bindings)) continue;
      collector.replace(this.file, { start: literal.getStart() + 1, end: literal.end - 1 }, target, code);
    }
    this.#editReExports();
    const position = this.#endOfImports();
    const lineEnd = lineEndOf(this.file.text);
    for (const text of this.#added) {
      collector.insert(this.file, position, position === 0 ? text + lineEnd : lineEnd + text, code);
    }
  }

  /** Whether all names of an import are removed, so that it goes as a whole. */
  #goes(bindings: ts.NamedImports): boolean {
    const edits = this.context.collector.edits.filter(({ path }) => path === this.context.analysis.pathOf(this.file));
    const { parent } = bindings.parent;
    return edits.some(({ start, end, kind }) => kind === "replace" && start <= parent.getStart() && parent.end <= end);
  }

  /** `export { pgTable, text } from "drizzle-orm/pg-core"`: what is exported are the names of sqlite-core. */
  #editReExports(): void {
    const { collector } = this.context;
    const siblings = exportedNames(this.file);
    for (const { node, exported, direct } of this.#specifiers) {
      if (!ts.isExportSpecifier(node) || !direct) continue;
      const target = sqliteNameOf(exported) ?? this.#builderFor(exported);
      if (target === exported) continue;
      if (target === undefined) {
        const message = `\`${exported}\` of pg-core is exported from here; sqlite-core has no one thing that stands for it.`;
        collector.find(node, "drizzle-d1/core-export", message);
        continue;
      }
      if (siblings.has(target)) collector.remove(node, code);
      else if (columnBuilder(exported)) {
        siblings.add(target);
        collector.replaceNode(node, target, code);
      } else collector.replaceNode(node.propertyName ?? node.name, target, code);
    }
  }

  /** The builder of sqlite-core that most columns of one of pg-core's become. */
  #builderFor(exported: string): string | undefined {
    const type = columnBuilder(exported)?.type(new Map());
    return type && mapType(type, this.context.choices, this.context.catalog).drizzle.builder;
  }

  #declareCodecs(): void {
    const lineEnd = lineEndOf(this.file.text);
    for (const { column, local } of this.#codecs.values()) {
      const text = codecDeclaration(column, {
        name: local,
        customType: this.#local("customType", false),
        isTyped: !isJavaScript(this.file),
        lineEnd,
        quote: quoteOf(this.file),
      });
      this.context.collector.insert(this.file, this.#endOfImports(), lineEnd + lineEnd + text, "drizzle-d1/codec");
    }
  }

  #endOfImports(): number {
    const imports = this.file.statements.filter((statement) => ts.isImportDeclaration(statement));
    return imports.at(-1)?.end ?? 0;
  }
}

function textOf(name: string, local: string, isType: boolean): string {
  return `${isType ? "type " : ""}${name}${local === name ? "" : ` as ${local}`}`;
}

function isDeclaredName(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === name;
  if (ts.isQualifiedName(parent)) return parent.left === name;
  const isKey =
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isEnumMember(parent) ||
    ts.isJsxAttribute(parent);
  return !(isKey && parent.name === name);
}
