import { ts } from "ts-morph";
import { usesInFile } from "../../src/typescript/uses-in-file.js";

/** Something that a file declares at its top level and that the file's own code may refer to. */
export type TopLevelDeclaration = ts.VariableDeclaration | ts.ImportSpecifier | ts.ImportClause | ts.NamespaceImport;

/**
 * Where a file refers to its own top-level variables and imports. Nothing outside of the file is looked at.
 */
export class References {
  readonly #sourceFile: ts.SourceFile;
  readonly #checker: ts.TypeChecker;

  constructor(sourceFile: ts.SourceFile) {
    this.#sourceFile = sourceFile;
    this.#checker = programOf(sourceFile).getTypeChecker();
  }

  /** Identifiers that refer to a declaration, its own name not among them. */
  to(declaration: TopLevelDeclaration): ts.Identifier[] {
    const { name } = declaration;
    return name && ts.isIdentifier(name) ? usesInFile(name, this.#checker) : [];
  }

  /** The file's top-level variables and imports that the code inside of some nodes refers to. */
  from(nodes: ReadonlySet<ts.Node>): TopLevelDeclaration[] {
    return declarationsIn(this.#sourceFile).filter((declaration) =>
      this.to(declaration).some((identifier) => isWithin(identifier, nodes)),
    );
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
