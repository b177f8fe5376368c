import { ts } from "ts-morph";
import { generatedModulePath } from "../../src/cloudflare/generated-module-path.js";
import { workerFolder } from "../../src/cloudflare/wrangler-config.js";
import type { NewFile } from "../../src/engine/plan.js";
import { directoryOf, relativePath } from "../../src/engine/tree-paths.js";
import type { Analysis } from "../../src/typescript/analysis.js";
import { isJavaScript, withoutTypes } from "../../src/typescript/javascript.js";
import type { NewImport } from "../../src/typescript/new-import.js";
import { type HelperName, helperFileText } from "./kv-commands-text.js";

/** The generated files with the commands that KV does not have, one for each Worker, and the imports from them. */
export class HelperFiles {
  readonly #analysis: Analysis;
  readonly #used = new Map<ts.SourceFile, Set<HelperName>>();
  readonly #generated = new Map<string, Set<HelperName>>();

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  use(file: ts.SourceFile, names: readonly HelperName[]): void {
    if (names.length > 0) this.#used.set(file, new Set([...(this.#used.get(file) ?? []), ...names]));
  }

  /** For a generated module at a path of the same Worker; gives the specifier to import from. */
  useFrom(path: string, names: readonly HelperName[]): string {
    const target = this.pathFor("kv-commands", path);
    this.#generated.set(target, new Set([...(this.#generated.get(target) ?? []), ...names]));
    return `./${target.slice(target.lastIndexOf("/") + 1).replace(/\.ts$/, "")}`;
  }

  importsFor(file: ts.SourceFile): NewImport[] {
    const path = this.#analysis.pathOf(file);
    const missing = [...(this.#used.get(file) ?? [])].filter((name) => !importsName(file, name)).sort();
    const module = importSpecifier(this.pathFor("kv-commands", path), path, file);
    return missing.map((name) => ({ name, module }));
  }

  newFiles(): NewFile[] {
    const { tree } = this.#analysis;
    const byPath = new Map([...this.#generated].filter(([, names]) => names.size > 0));
    for (const [file, names] of this.#used) {
      const path = this.pathFor("kv-commands", this.#analysis.pathOf(file));
      byPath.set(path, new Set([...(byPath.get(path) ?? []), ...names]));
    }
    return [...byPath].sort().map(([path, names]): NewFile => {
      const typed = helperFileText(names, tree.read(path));
      const text = path.endsWith(".ts") ? typed : withoutTypes(typed);
      return { path, text, code: "redis-kv/helper-file", owned: true };
    });
  }

  /** Files that use the binding's type. Functions for values read and write only text, whichever store it is in. */
  get paths(): string[] {
    return [...this.#used]
      .filter(([, names]) => [...names].some((name) => name.startsWith("kv")))
      .map(([file]) => this.pathFor("kv-commands", this.#analysis.pathOf(file)));
  }

  /** Where a generated module goes, for a file of the Worker. */
  pathFor(name: string, path: string): string {
    const { tree } = this.#analysis;
    return generatedModulePath(name, workerFolder(tree, path), tree);
  }
}

/** As the file names its other modules: with an extension or without. */
export function importSpecifier(target: string, from: string, file: ts.SourceFile): string {
  const relative = relativePath(directoryOf(from), target);
  const specifier = relative.startsWith(".") ? relative : `./${relative}`;
  const others = file.statements.flatMap((statement) =>
    ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier.text]
      : [],
  );
  const extension = others
    .filter((other) => /^(?:\.|@\/|~\/)/.test(other))
    .map((other) => /\.[cm]?[jt]sx?$/.exec(other)?.[0])[0];
  if (isJavaScript(file) && extension !== undefined) return specifier;
  const bare = specifier.replace(/\.[jt]s$/, "");
  if (extension === undefined) return bare;
  return bare + (/^\.[cm]?t/.test(extension) ? ".ts" : ".js");
}

function importsName(file: ts.SourceFile, name: string): boolean {
  return file.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      statement.importClause?.namedBindings !== undefined &&
      ts.isNamedImports(statement.importClause.namedBindings) &&
      statement.importClause.namedBindings.elements.some((element) => element.name.text === name),
  );
}
