import { ts } from "ts-morph";
import { declaresDependency, readPackageJson } from "../../../src/cloudflare/package-json.js";
import { directoryOf, joinPath, nearestFolderWith } from "../../../src/engine/tree-paths.js";
import type { Analysis } from "../../../src/typescript/analysis.js";
import { ModuleGraph } from "../../../src/typescript/module-graph.js";
import { isTestFile } from "../../../src/typescript/test-files.js";

/** How the programs that use a file reach the bindings. */
export type Access = "cloudflare:workers" | "opennext" | "mixed";

/** The programs of a repository that use a database module: the packages that no other package of it imports. */
export class WorkerHomes {
  readonly #analysis: Analysis;
  readonly #files: ReadonlyMap<string, ts.SourceFile>;
  readonly #users = new Map<string, ReadonlyMap<string, string>>();

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
    this.#files = new Map(analysis.sourceFiles.map((file) => [analysis.pathOf(file), file]));
  }

  /** How the programs that use a file reach the bindings. */
  accessOf(path: string): Access {
    const homes = [...this.programsUsing(path).keys()];
    const onNext = homes.filter((folder) => declaresDependency(this.#analysis.tree, folder, "next"));
    if (onNext.length === 0) return "cloudflare:workers";
    return onNext.length === homes.length ? "opennext" : "mixed";
  }

  /** The folders of the packages that use a file and that no other one uses, each with a file of it that does. */
  programsUsing(path: string): ReadonlyMap<string, string> {
    const known = this.#users.get(path);
    if (known) return known;
    const { tree } = this.#analysis;
    const graph = ModuleGraph.of(tree);
    const packageOf = (file: string) => nearestFolderWith(tree, directoryOf(file), ["package.json"]) ?? "";
    const users = new Set([path]);
    const libraries = new Set<string>();
    for (const file of users) {
      for (const importer of graph.importersOf(file)) {
        if (isTestFile(importer) || this.#importsTypes(importer, file, graph)) continue;
        users.add(importer);
        if (packageOf(importer) !== packageOf(file)) libraries.add(packageOf(file));
      }
    }
    const found = new Map<string, string>();
    for (const file of [...users].sort()) {
      const folder = packageOf(file);
      if ((!libraries.has(folder) || this.#starts(folder)) && !found.has(folder)) found.set(folder, file);
    }
    const own = packageOf(path);
    // Packages that use each other: each may be a program.
    const programs = found.size > 0 ? found : new Map([[own, path]]);
    if (programs.has(own)) programs.set(own, path);
    this.#users.set(path, programs);
    return programs;
  }

  /** Whether nothing but types is imported: nothing of the module runs in that program. */
  #importsTypes(importer: string, path: string, graph: ModuleGraph): boolean {
    const imports = (this.#files.get(importer)?.statements ?? []).filter(
      (statement) =>
        (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
        statement.moduleSpecifier !== undefined &&
        ts.isStringLiteral(statement.moduleSpecifier) &&
        graph.resolve(statement.moduleSpecifier.text, importer) === path,
    );
    return imports.length > 0 && imports.every((statement) => this.#isOfTypes(statement));
  }

  #isOfTypes(statement: ts.Statement): boolean {
    if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
    if (!ts.isImportDeclaration(statement) || !statement.importClause) return false;
    const { phaseModifier, name, namedBindings } = statement.importClause;
    if (phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
    if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
    return namedBindings.elements.every((element) => element.isTypeOnly || this.#isType(element.name));
  }

  #isType(name: ts.Identifier): boolean {
    const { checker } = this.#analysis;
    const symbol = checker.getSymbolAtLocation(name);
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return target !== undefined && (target.flags & ts.SymbolFlags.Type) !== 0 && !(target.flags & ts.SymbolFlags.Value);
  }

  /** Whether a package is a program also where others reach into its sources: it is started, or deployed. */
  #starts(folder: string): boolean {
    const { tree } = this.#analysis;
    const { scripts } = readPackageJson(tree, folder);
    const isStarted = typeof scripts === "object" && scripts !== null && "start" in scripts;
    return (
      isStarted ||
      ["wrangler.jsonc", "wrangler.json", "wrangler.toml"].some((name) => tree.fileExists(joinPath(folder, name)))
    );
  }
}
