import { ts } from "ts-morph";
import { visitAll } from "./app-context.js";

/** An import of one module in a file. */
export interface ModuleImport {
  readonly declaration: ts.ImportDeclaration;
  readonly specifier: ts.StringLiteral;
  /** Names in braces. Empty for other forms. */
  readonly names: readonly ts.ImportSpecifier[];
  /** Whether it binds anything besides names in braces. */
  readonly hasOthers: boolean;
}

/** The imports of modules that a test accepts, without those of types alone. */
export function importsOf(file: ts.SourceFile, isWanted: (module: string) => boolean): ModuleImport[] {
  return file.statements.flatMap((declaration): ModuleImport[] => {
    if (!ts.isImportDeclaration(declaration) || !ts.isStringLiteral(declaration.moduleSpecifier)) return [];
    if (!isWanted(declaration.moduleSpecifier.text)) return [];
    const { importClause } = declaration;
    const bindings = importClause?.namedBindings;
    return [
      {
        declaration,
        specifier: declaration.moduleSpecifier,
        names: bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : [],
        hasOthers:
          importClause === undefined ||
          importClause.name !== undefined ||
          (bindings !== undefined && ts.isNamespaceImport(bindings)),
      },
    ];
  });
}

/** Modules that a file loads by `require()`, `import()` or `export … from`. */
export function otherLoads(file: ts.SourceFile, isWanted: (module: string) => boolean): ts.Node[] {
  const found: ts.Node[] = [];
  visitAll(file, (node) => {
    if (!ts.isStringLiteralLike(node) || !isWanted(node.text) || ts.isImportDeclaration(node.parent)) return;
    const { parent } = node;
    const isCall =
      ts.isCallExpression(parent) &&
      (parent.expression.kind === ts.SyntaxKind.ImportKeyword ||
        (ts.isIdentifier(parent.expression) && parent.expression.text === "require"));
    if (isCall || ts.isExportDeclaration(parent)) found.push(node);
  });
  return found;
}

/** The uses of an imported name; `undefined` where the file declares the name once more, so that scopes would decide. */
export function usesOf({ name }: ts.ImportSpecifier): ts.Identifier[] | undefined {
  const uses: ts.Identifier[] = [];
  const declarations: ts.Identifier[] = [];
  visitAll(name.getSourceFile(), (node) => {
    if (!ts.isIdentifier(node) || node.text !== name.text || node === name) return;
    const { parent } = node;
    if (ts.isImportSpecifier(parent)) return;
    const isMember =
      (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
      (ts.isPropertyAssignment(parent) && parent.name === node) ||
      (ts.isBindingElement(parent) && parent.propertyName === node) ||
      (ts.isQualifiedName(parent) && parent.right === node);
    if (isMember) return;
    const declares =
      (ts.isVariableDeclaration(parent) ||
        ts.isParameter(parent) ||
        ts.isBindingElement(parent) ||
        ts.isFunctionDeclaration(parent) ||
        ts.isFunctionExpression(parent) ||
        ts.isClassDeclaration(parent)) &&
      parent.name === node;
    (declares ? declarations : uses).push(node);
  });
  return declarations.length > 0 ? undefined : uses;
}

/** Whether a name in an import is a type only. */
export function isTypeName(specifier: ts.ImportSpecifier): boolean {
  return specifier.isTypeOnly || specifier.parent.parent.phaseModifier === ts.SyntaxKind.TypeKeyword;
}
