import { ts } from "ts-morph";
import type { DenoConfigs } from "../../../src/typescript/deno-import-map.js";
import type { ModuleGraph } from "../../../src/typescript/module-graph.js";
import { type Target, targetOf } from "./target.js";

/** Where an imported name comes from: a module that is no file of the project, and what it is called there. */
export interface ImportedFrom {
  readonly target: Target;
  /** `default` and `*` for what they mean. */
  readonly name: string;
}

/** How the modules of a Deno program hang together, through import maps and files that only re-export (`deps.ts`). */
export class ProjectModules {
  constructor(
    readonly configs: DenoConfigs,
    readonly graph: ModuleGraph,
    readonly fileAt: (path: string) => ts.SourceFile | undefined,
    readonly pathOf: (file: ts.SourceFile) => string,
  ) {}

  /** What a specifier stands for in a file. A path of the project is `other`. */
  targetOf(specifier: string, importer: string): Target {
    const mapped = this.configs.resolve(specifier, importer);
    if (typeof mapped === "object") return { kind: "other" };
    return targetOf(mapped ?? specifier);
  }

  /** The project's file that a specifier names. */
  fileOf(specifier: string, importer: string): string | undefined {
    return this.graph.resolve(specifier, importer);
  }

  /** Where a name that a file imports comes from in the end; `undefined` where that is the project itself. */
  origin(specifier: string, name: string, importer: string, depth = 0): ImportedFrom | undefined {
    const path = this.fileOf(specifier, importer);
    if (path === undefined) {
      const target = this.targetOf(specifier, importer);
      return target.kind === "other" ? undefined : { target, name };
    }
    const file = this.fileAt(path);
    if (!file || depth > 8) return undefined;
    for (const statement of file.statements) {
      if (!ts.isExportDeclaration(statement)) continue;
      const { exportClause, moduleSpecifier } = statement;
      if (!exportClause || !ts.isNamedExports(exportClause)) continue;
      const element = exportClause.elements.find((each) => each.name.text === name);
      if (!element) continue;
      const source = (element.propertyName ?? element.name).text;
      if (moduleSpecifier && ts.isStringLiteral(moduleSpecifier))
        return this.origin(moduleSpecifier.text, source, path, depth + 1);
      return this.#imported(file, source, path, depth);
    }
    return undefined;
  }

  /** `import { serve } from "…"; export { serve };` */
  #imported(file: ts.SourceFile, local: string, path: string, depth: number): ImportedFrom | undefined {
    for (const statement of file.statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const found = importedNames(statement).find((each) => each.local.text === local);
      if (found) return this.origin(statement.moduleSpecifier.text, found.name, path, depth + 1);
    }
    return undefined;
  }
}

/** A name that an import gives a file. */
export interface ImportName {
  readonly local: ts.Identifier;
  /** What the module calls it. */
  readonly name: string;
  readonly node: ts.ImportSpecifier | ts.NamespaceImport | ts.ImportClause;
  readonly isType: boolean;
}

export function importedNames({ importClause }: ts.ImportDeclaration): ImportName[] {
  if (!importClause) return [];
  const isTypeOnly = importClause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const names: ImportName[] = importClause.name
    ? [{ local: importClause.name, name: "default", node: importClause, isType: isTypeOnly }]
    : [];
  const bindings = importClause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings))
    names.push({ local: bindings.name, name: "*", node: bindings, isType: isTypeOnly });
  else
    for (const element of bindings?.elements ?? [])
      names.push({
        local: element.name,
        name: (element.propertyName ?? element.name).text,
        node: element,
        isType: isTypeOnly || element.isTypeOnly,
      });
  return names;
}
