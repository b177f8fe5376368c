import { ts } from "ts-morph";
import type { CodeName, Edit } from "../../engine/plan.js";
import type { EditCollector } from "../edit-collector.js";
import { freeName } from "../file-style.js";
import type { NewImport } from "../new-import.js";
import type { ProjectAnalysis } from "../program.js";
import type { Removable } from "../removal/removable.js";

/** What the conversion of one run from a runtime shares. */
export class RuntimeContext<Code extends CodeName> {
  /** What files import anew. */
  readonly imports = new Map<ts.SourceFile, NewImport[]>();
  /** Names of the runtime that are converted, also where the text stays as it is. */
  readonly converted = new Set<ts.Node>();
  /** What is removed or replaced as a whole. */
  readonly gone = new Set<ts.Node>();
  /** Entries of Workers, as paths. */
  readonly entries = new Set<string>();

  /** @param isReplacedModule whether an import of that module goes, so that its names are free again */
  constructor(
    readonly analysis: ProjectAnalysis,
    readonly collector: EditCollector,
    readonly isReplacedModule: (specifier: ts.Expression) => boolean,
  ) {}

  get checker(): ts.TypeChecker {
    return this.analysis.checker;
  }

  /** Takes out a node, and all that would be done inside of it. */
  remove(node: Removable, code: Code): void {
    this.gone.add(node);
    this.collector.remove(node, code);
  }

  /** Replaces a node and all that would be done inside of it. */
  replace(node: ts.Node, text: string, code: Code): void {
    this.gone.add(node);
    this.collector.replaceNode(node, text, code);
  }

  isGone(node: ts.Node): boolean {
    return ts.findAncestor(node, (parent) => this.gone.has(parent)) !== undefined;
  }

  /** Whether an edit so far puts other text in a node's place. */
  isReplaced(node: ts.Node): boolean {
    const path = this.analysis.pathOf(node.getSourceFile());
    const isAround = (edit: Edit) =>
      edit.kind === "replace" && edit.path === path && edit.start <= node.getStart() && node.end <= edit.end;
    return this.isGone(node) || this.collector.edits.some(isAround);
  }

  find(node: ts.Node, code: Code, message: string): void {
    this.collector.find(node, code, message);
  }

  /** Lets a file import a name, and returns what it is called there. */
  import(file: ts.SourceFile, wanted: NewImport): string {
    const known = this.imports.get(file) ?? [];
    this.imports.set(file, known);
    const same = known.find(
      (each) => each.name === wanted.name && each.module === wanted.module && each.isType === wanted.isType,
    );
    if (same) return same.as ?? same.name;
    const short = wanted.as ?? wanted.name;
    const local = this.#isReplacedName(short, file) ? short : freeName(short, file);
    const { name, module, isType } = wanted;
    known.push({ name, module, ...(isType && { isType }), ...(local !== name && { as: local }) });
    return local;
  }

  /** Whether a name is only there because the file imports it from a module whose import goes. */
  #isReplacedName(name: string, file: ts.SourceFile): boolean {
    return file.statements.some(
      (statement) =>
        ts.isImportDeclaration(statement) &&
        this.isReplacedModule(statement.moduleSpecifier) &&
        importedLocally(statement).some((element) => element.name.text === name),
    );
  }
}

function importedLocally({ importClause }: ts.ImportDeclaration): readonly ts.ImportSpecifier[] {
  const bindings = importClause?.namedBindings;
  return bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
}
