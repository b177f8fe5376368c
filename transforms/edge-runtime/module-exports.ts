import { ts } from "ts-morph";

/** One place that gives a module's export its name. */
export type ModuleExport =
  /** `export const runtime = …` */
  | {
      readonly kind: "declaration";
      readonly node: ts.VariableDeclaration & { readonly name: ts.Identifier };
      readonly exportKeyword: ts.Node;
    }
  /** `export const { runtime } = …` */
  | { readonly kind: "pattern"; readonly node: ts.BindingElement }
  /** `export { local as runtime }`, and the same with `from "…"` */
  | { readonly kind: "specifier"; readonly node: ts.ExportSpecifier; readonly from: string | undefined };

/** Where a module exports a value by a name. More than one place is an error that TypeScript reports. */
export function exportsNamed(sourceFile: ts.SourceFile, name: string): ModuleExport[] {
  return sourceFile.statements.flatMap((statement): ModuleExport[] => {
    if (ts.isVariableStatement(statement)) {
      const exportKeyword = statement.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
      if (!exportKeyword) return [];
      return statement.declarationList.declarations.flatMap((node): ModuleExport[] => {
        if (hasIdentifierName(node)) {
          return node.name.text === name ? [{ kind: "declaration", node, exportKeyword }] : [];
        }
        const element = boundElement(node.name as ts.BindingPattern, name);
        return element ? [{ kind: "pattern", node: element }] : [];
      });
    }
    if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) return [];
    const clause = statement.exportClause;
    if (!clause || !ts.isNamedExports(clause)) return [];
    const from = moduleSpecifier(statement);
    return clause.elements
      .filter((node) => !node.isTypeOnly && node.name.text === name)
      .map((node) => ({ kind: "specifier", node, from }));
  });
}

/** The variable that a module declares by a name at its top level, whether it is exported or not. */
export function topLevelVariable(sourceFile: ts.SourceFile, name: string): ts.VariableDeclaration | undefined {
  return sourceFile.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((declaration) => ts.isIdentifier(declaration.name) && declaration.name.text === name);
}

/** What a named import of a module stands for: `import { edge as runtime } from "./shared"`. */
export function importNamed(
  sourceFile: ts.SourceFile,
  name: string,
): { readonly from: string; readonly exportedName: string } | undefined {
  for (const statement of sourceFile.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const from = moduleSpecifier(statement);
    const bindings = statement.importClause?.namedBindings;
    if (from === undefined || !bindings || !ts.isNamedImports(bindings)) continue;
    const specifier = bindings.elements.find((element) => element.name.text === name);
    if (specifier) return { from, exportedName: (specifier.propertyName ?? specifier.name).text };
  }
  return undefined;
}

function moduleSpecifier({ moduleSpecifier: node }: ts.ImportDeclaration | ts.ExportDeclaration): string | undefined {
  return node && ts.isStringLiteral(node) ? node.text : undefined;
}

function hasIdentifierName(
  node: ts.VariableDeclaration,
): node is ts.VariableDeclaration & { readonly name: ts.Identifier } {
  return ts.isIdentifier(node.name);
}

function boundElement(pattern: ts.BindingPattern, name: string): ts.BindingElement | undefined {
  for (const element of pattern.elements) {
    if (ts.isOmittedExpression(element)) continue;
    if (ts.isIdentifier(element.name)) {
      if (element.name.text === name) return element;
    } else {
      const found = boundElement(element.name, name);
      if (found) return found;
    }
  }
  return undefined;
}
