import { ts } from "ts-morph";
import type { CodeName } from "../../../src/engine/plan.js";
import type { EditCollector } from "../../../src/typescript/edit-collector.js";
import { addImport } from "../../../src/typescript/new-import.js";
import { remainingUses } from "../../../src/typescript/unused-imports.js";
import { type DrizzleExports, wholeModule } from "../schema/drizzle-exports.js";
import { drizzleModule } from "../schema/drizzle-module.js";

const code: CodeName = "drizzle-d1/query-import";

/** Names of drizzle that converted queries use, and those that they no longer use. */
export class WantedImports {
  readonly #wanted = new Map<ts.SourceFile, Map<string, { module: string; isType: boolean }>>();

  constructor(readonly exports: DrizzleExports) {}

  /** What a file calls an export of drizzle itself, or will call it. */
  name(file: ts.SourceFile, wanted: string): string {
    for (const { imported, local } of namesIn(file, this.exports)) {
      if (imported === wanted) return local;
      if (imported === wholeModule) return `${local}.${wanted}`;
    }
    this.#want(file, wanted, "", false);
    return wanted;
  }

  type(file: ts.SourceFile, wanted: string, path: string): string {
    this.#want(file, wanted, path, true);
    return wanted;
  }

  #want(file: ts.SourceFile, name: string, path: string, isType: boolean): void {
    const base = packageIn(file);
    const ofFile = this.#wanted.get(file) ?? new Map<string, { module: string; isType: boolean }>();
    ofFile.set(name, { module: path === "" ? base : `${base}/${path}`, isType });
    this.#wanted.set(file, ofFile);
  }

  /** Writes the imports, in place of names that are no longer used where there are some. Comes after all other edits. */
  finish(files: readonly ts.SourceFile[], checker: ts.TypeChecker, collector: EditCollector): void {
    const byPath = new Map<string, typeof collector.edits>();
    for (const edit of collector.edits) {
      const known = byPath.get(edit.path);
      if (known) known.push(edit);
      else byPath.set(edit.path, [edit]);
    }
    for (const file of files) {
      const edits = byPath.get(collector.pathOf(file));
      if (!edits) continue;
      const written = edits.map((edit) => (edit.kind === "replace" ? edit.text : "")).join("\n");
      const wanted = new Map([...(this.#wanted.get(file) ?? [])].filter(([name]) => !importsName(written, name)));
      const remaining = remainingUses(edits, checker);
      for (const declaration of file.statements) {
        if (!ts.isImportDeclaration(declaration) || !ts.isStringLiteral(declaration.moduleSpecifier)) continue;
        const clause = declaration.importClause;
        const bindings = clause?.namedBindings;
        if (!bindings || !ts.isNamedImports(bindings)) continue;
        const isTouched = edits.some((edit) => edit.start < declaration.end && declaration.getStart() < edit.end);
        if (isTouched) continue;
        const module = declaration.moduleSpecifier.text;
        const isTypeOnly = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
        const unused = bindings.elements.filter((element) => {
          const found = this.exports.of(element.name);
          return found?.path === "" && found.name !== wholeModule && remaining(element.name) === "removed";
        });
        const here = [...wanted].filter(([, want]) => want.module === module && !want.isType && !isTypeOnly);
        for (const [name] of here) wanted.delete(name);
        const added = here.map(([name]) => name);
        for (const element of unused) {
          const replacement = added.shift();
          if (replacement !== undefined) collector.replaceNode(element, replacement, code);
          else if (unused.length === bindings.elements.length && !clause.name) {
            collector.remove(declaration, code);
            break;
          } else collector.remove(element, code);
        }
        const last = bindings.elements.at(-1);
        if (added.length === 0 || !last) continue;
        collector.insert(file, last.end, added.map((name) => `, ${name}`).join(""), code);
      }
      for (const [name, { module, isType }] of wanted) addImport(file, { name, module, isType }, collector, code);
    }
  }
}

function importsName(text: string, name: string): boolean {
  return new RegExp(`import (?:type )?\\{[^}]*\\b${name}\\b[^}]*\\}`).test(text);
}

function namesIn(file: ts.SourceFile, exports: DrizzleExports): { imported: string; local: string }[] {
  const names: { imported: string; local: string }[] = [];
  for (const statement of file.statements) {
    const clause = ts.isImportDeclaration(statement) ? statement.importClause : undefined;
    if (!clause?.namedBindings || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) continue;
    const bindings = clause.namedBindings;
    const elements = ts.isNamespaceImport(bindings)
      ? [bindings.name]
      : bindings.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(({ name }) => name);
    for (const name of elements) {
      const found = exports.of(name);
      if (found?.path === "") names.push({ imported: found.name, local: name.text });
    }
  }
  return names;
}

/** `drizzle-orm`, as the file's other imports name it. */
function packageIn(file: ts.SourceFile): string {
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const module = drizzleModule(statement.moduleSpecifier.text);
    if (module) return module.package;
  }
  return "drizzle-orm";
}
