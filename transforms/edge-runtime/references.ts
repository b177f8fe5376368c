import { ts } from "ts-morph";

/** Something that a file declares at its top level and that the file's own code may refer to. */
export type TopLevelDeclaration = ts.VariableDeclaration | ts.ImportSpecifier | ts.ImportClause | ts.NamespaceImport;

/**
 * Where a file refers to its own top-level variables and imports, by TypeScript's scoping: a parameter or a local
 * variable of the same name is something else. Nothing outside of the file is looked at.
 */
export class References {
  readonly #sourceFile: ts.SourceFile;
  readonly #checker: ts.TypeChecker;
  readonly #byName = new Map<string, ts.Identifier[]>();

  constructor(sourceFile: ts.SourceFile) {
    this.#sourceFile = sourceFile;
    this.#checker = programOf(sourceFile).getTypeChecker();
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) {
        const known = this.#byName.get(node.text);
        if (known) known.push(node);
        else this.#byName.set(node.text, [node]);
      }
      ts.forEachChild(node, visit);
    };
    visit(sourceFile);
  }

  /** Identifiers that refer to a declaration, its own name not among them. */
  to(declaration: TopLevelDeclaration): ts.Identifier[] {
    const { name } = declaration;
    if (!name || !ts.isIdentifier(name)) return [];
    return (this.#byName.get(name.text) ?? []).filter(
      (identifier) => identifier !== name && this.#declarationsBehind(identifier).includes(declaration),
    );
  }

  /** The file's top-level variables and imports that the code inside of some nodes refers to. */
  from(nodes: ReadonlySet<ts.Node>): TopLevelDeclaration[] {
    return declarationsIn(this.#sourceFile).filter((declaration) =>
      this.to(declaration).some((identifier) => isWithin(identifier, nodes)),
    );
  }

  #declarationsBehind(identifier: ts.Identifier): readonly ts.Node[] {
    const { parent } = identifier;
    if (ts.isExportSpecifier(parent)) {
      // `export { runtime } from "./shared"` names nothing of this file.
      if (parent.parent.parent.moduleSpecifier || (parent.propertyName ?? parent.name) !== identifier) return [];
      return this.#checker.getExportSpecifierLocalTargetSymbol(parent)?.declarations ?? [];
    }
    const symbol = ts.isShorthandPropertyAssignment(parent)
      ? this.#checker.getShorthandAssignmentValueSymbol(parent)
      : this.#checker.getSymbolAtLocation(identifier);
    return symbol?.declarations ?? [];
  }
}

/** Whether a node is one of some nodes, or lies inside of one. */
export function isWithin(node: ts.Node, nodes: ReadonlySet<ts.Node>): boolean {
  for (let current: ts.Node = node; !ts.isSourceFile(current); current = current.parent) {
    if (nodes.has(current)) return true;
  }
  return false;
}

function declarationsIn(sourceFile: ts.SourceFile): TopLevelDeclaration[] {
  return sourceFile.statements.flatMap((statement): TopLevelDeclaration[] => {
    if (ts.isVariableStatement(statement)) return [...statement.declarationList.declarations];
    const clause = ts.isImportDeclaration(statement) ? statement.importClause : undefined;
    if (!clause) return [];
    const { namedBindings } = clause;
    const named = namedBindings && (ts.isNamedImports(namedBindings) ? [...namedBindings.elements] : [namedBindings]);
    return [...(clause.name ? [clause] : []), ...(named ?? [])];
  });
}

/** A program of this one file: no libraries, no imports. It only serves to bind names. */
function programOf(sourceFile: ts.SourceFile): ts.Program {
  const options: ts.CompilerOptions = {
    noLib: true,
    noResolve: true,
    allowJs: true,
    jsx: ts.JsxEmit.Preserve,
    target: ts.ScriptTarget.Latest,
    module: ts.ModuleKind.ESNext,
    types: [],
  };
  const { fileName } = sourceFile;
  return ts.createProgram([fileName], options, {
    getSourceFile: (name) => (name === fileName ? sourceFile : undefined),
    fileExists: (name) => name === fileName,
    readFile: () => undefined,
    getDefaultLibFileName: () => "",
    getCurrentDirectory: () => "",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => undefined,
  });
}
