import { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import { type LibraryEntity, entityOf, loadedPart, partOfModule } from "./library.js";

/** `put(…)`, or `blob.put(…)` of a namespace. */
export interface LibraryCall {
  readonly call: ts.CallExpression;
  readonly entity: LibraryEntity;
  /** The name in the call that stands for the library: `put`, or the namespace. */
  readonly name: ts.Identifier;
}

/** Another place that names an export: a type, the right side of `instanceof`, a function that is handed on. */
export interface LibraryName {
  readonly node: ts.Identifier;
  readonly entity: LibraryEntity;
  readonly role: "type" | "class" | "value";
  /** The namespace that it is a member of: `blob` in `blob.PutBlobResult`. */
  readonly namespace?: ts.Identifier;
}

/** All uses of the library in one file. */
export interface FileUses {
  readonly file: ts.SourceFile;
  readonly calls: LibraryCall[];
  readonly names: LibraryName[];
  /** `import`, `export … from`, `import x = require()`. */
  readonly imports: (ts.ImportDeclaration | ts.ExportDeclaration | ts.ImportEqualsDeclaration)[];
  /** `import()` and `require()` calls. */
  readonly loadings: ts.CallExpression[];
}

/** Finds every use of the library in the files of the analysis, through symbols; never by name alone. */
export function collectUses(analysis: Analysis): FileUses[] {
  return analysis.sourceFiles
    .map((file) => usesIn(file, analysis.checker))
    .filter(
      ({ calls, names, imports, loadings }) => calls.length + names.length + imports.length + loadings.length > 0,
    );
}

function usesIn(file: ts.SourceFile, checker: ts.TypeChecker): FileUses {
  const uses: FileUses = { file, calls: [], names: [], imports: [], loadings: [] };
  const { single, namespaces } = boundNames(file, checker);

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const specifier = node.moduleSpecifier;
      if (specifier && ts.isStringLiteral(specifier) && partOfModule(specifier.text)) uses.imports.push(node);
      return;
    }
    if (ts.isImportEqualsDeclaration(node)) {
      const reference = node.moduleReference;
      if (ts.isExternalModuleReference(reference) && ts.isStringLiteral(reference.expression)) {
        if (partOfModule(reference.expression.text)) uses.imports.push(node);
      }
      return;
    }
    if (ts.isCallExpression(node) && loadedPart(node)) uses.loadings.push(node);
    if (ts.isIdentifier(node)) visitName(node);
    ts.forEachChild(node, visit);
  };

  const visitName = (node: ts.Identifier): void => {
    const { parent } = node;
    if (namespaces.has(node.text) && isMemberOf(parent, node)) {
      const member = ts.isPropertyAccessExpression(parent) ? parent.name : parent.right;
      if (ts.isIdentifier(member)) add(member, node, parent);
      return;
    }
    if (!single.has(node.text) || isDeclaredHere(node) || isMemberName(node)) return;
    add(node, node, node);
  };

  const add = (member: ts.Identifier, name: ts.Identifier, value: ts.Node): void => {
    const symbol = ts.isShorthandPropertyAssignment(member.parent)
      ? checker.getShorthandAssignmentValueSymbol(member.parent)
      : checker.getSymbolAtLocation(member);
    const entity = entityOf(symbol, checker);
    if (!entity) return;
    const { parent } = value;
    if (ts.isCallExpression(parent) && parent.expression === value) uses.calls.push({ call: parent, entity, name });
    else
      uses.names.push({ node: member, entity, role: roleOf(value), ...(name === member ? {} : { namespace: name }) });
  };

  visit(file);
  return uses;
}

function isMemberOf(parent: ts.Node, node: ts.Identifier): parent is ts.PropertyAccessExpression | ts.QualifiedName {
  return (
    (ts.isPropertyAccessExpression(parent) && parent.expression === node) ||
    (ts.isQualifiedName(parent) && parent.left === node)
  );
}

function isDeclaredHere({ parent }: ts.Identifier): boolean {
  return ts.isBindingElement(parent) || ts.isImportSpecifier(parent) || ts.isNamespaceImport(parent);
}

/** `x.put`, `{ put: … }`: a member that only has the same name. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isQualifiedName(parent) && parent.right === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isPropertySignature(parent)) &&
      parent.name === node)
  );
}

function roleOf(value: ts.Node): LibraryName["role"] {
  const { parent } = value;
  if (ts.isTypeReferenceNode(parent) || ts.isQualifiedName(parent)) return "type";
  const isChecked =
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword &&
    parent.right === value;
  if (isChecked || ts.isNewExpression(parent)) return "class";
  if (ts.isExpressionWithTypeArguments(parent))
    return ts.isInterfaceDeclaration(parent.parent.parent) ? "type" : "class";
  return "value";
}

/** Local names that stand for an export of the library, perhaps through re-exports, or for all of its module. */
function boundNames(
  file: ts.SourceFile,
  checker: ts.TypeChecker,
): { readonly single: ReadonlySet<string>; readonly namespaces: ReadonlySet<string> } {
  const single = new Set<string>();
  const namespaces = new Set<string>();
  for (const statement of file.statements) {
    if (ts.isImportEqualsDeclaration(statement)) namespaces.add(statement.name.text);
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) namespaces.add(bindings.name.text);
    else for (const { name } of bindings?.elements ?? []) if (standsForExport(name, checker)) single.add(name.text);
    const main = statement.importClause?.name;
    if (main && standsForExport(main, checker)) single.add(main.text);
  }
  if (!/\b(?:require|import)\s*\(/.test(file.text)) return { single, namespaces };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer && loadedPart(node.initializer)) {
      if (ts.isIdentifier(node.name)) namespaces.add(node.name.text);
      else for (const element of node.name.elements) addElement(element);
    }
    ts.forEachChild(node, visit);
  };
  const addElement = (element: ts.ArrayBindingElement): void => {
    if (ts.isBindingElement(element) && ts.isIdentifier(element.name)) single.add(element.name.text);
  };
  visit(file);
  return { single, namespaces };
}

function standsForExport(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  return entityOf(checker.getSymbolAtLocation(name), checker) !== undefined;
}
