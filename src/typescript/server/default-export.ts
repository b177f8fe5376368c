import { ts } from "ts-morph";

/** What a module exports by default, as an expression. */
export function defaultExportOf(file: ts.SourceFile): ts.Expression | undefined {
  for (const statement of file.statements) {
    if (ts.isExportAssignment(statement) && !statement.isExportEquals) return statement.expression;
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
      const named = statement.exportClause.elements.find(({ name }) => name.text === "default");
      if (named) return named.propertyName ?? named.name;
    }
    const isDefault =
      (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) &&
      statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
    if (isDefault && statement.name) return statement.name;
  }
  return undefined;
}
