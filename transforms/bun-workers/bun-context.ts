import { ts } from "ts-morph";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { freeName } from "../../src/typescript/file-style.js";
import type { NewImport } from "../../src/typescript/new-import.js";
import type { Removable } from "../../src/typescript/removal/removable.js";
import type { ProjectAnalysis } from "../../src/typescript/program.js";
import { isBun } from "./bun-uses.js";
import type { codes } from "./codes.js";

export type BunCode = keyof typeof codes;

/** What the conversion of a run shares. */
export class BunContext {
  /** What files import anew. */
  readonly imports = new Map<ts.SourceFile, NewImport[]>();
  /** Names of Bun that are converted, also where the text stays as it is. */
  readonly converted = new Set<ts.Node>();
  /** What is removed or replaced as a whole. */
  readonly gone = new Set<ts.Node>();
  /** Entries of Workers, as paths. */
  readonly entries = new Set<string>();
  /** Modules that need the generated router. */
  readonly routed = new Set<ts.SourceFile>();

  constructor(
    readonly analysis: ProjectAnalysis,
    readonly collector: EditCollector,
  ) {}

  get checker(): ts.TypeChecker {
    return this.analysis.checker;
  }

  /** Takes out a node, and all that would be done inside of it. */
  remove(node: Removable, code: BunCode): void {
    this.gone.add(node);
    this.collector.remove(node, code);
  }

  isGone(node: ts.Node): boolean {
    return ts.findAncestor(node, (parent) => this.gone.has(parent)) !== undefined;
  }

  find(node: ts.Node, code: BunCode, message: string): void {
    this.collector.find(node, code, message);
  }

  /** Lets a file import a name, and returns what it is called there. */
  import(file: ts.SourceFile, wanted: NewImport): string {
    const known = this.imports.get(file) ?? [];
    this.imports.set(file, known);
    const same = known.find(({ name, module }) => name === wanted.name && module === wanted.module);
    if (same) return same.as ?? same.name;
    const short = wanted.as ?? wanted.name;
    const local = isOnlyBuns(short, file) ? short : freeName(short, file);
    known.push({ name: wanted.name, module: wanted.module, ...(local !== wanted.name && { as: local }) });
    return local;
  }
}

/** Whether a name is only there because the file imports it from "bun": that import goes when all uses are converted. */
function isOnlyBuns(name: string, file: ts.SourceFile): boolean {
  return file.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      isBun(statement.moduleSpecifier) &&
      importedLocally(statement).some((element) => element.name.text === name),
  );
}

function importedLocally({ importClause }: ts.ImportDeclaration): readonly ts.ImportSpecifier[] {
  const bindings = importClause?.namedBindings;
  return bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
}
