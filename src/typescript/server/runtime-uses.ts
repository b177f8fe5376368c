import { ts } from "ts-morph";

/** The names by which programs know a runtime. */
export interface RuntimeNames {
  /** The global object: `Bun`, `Deno`. */
  readonly global: string;
  /** The module with the same members, where there is one. */
  readonly module?: string;
  /** Whether a module exports a `serve` that takes what the runtime's own takes. */
  readonly hasServe: (specifier: string) => boolean;
}

/** A place that names something of a runtime: `Bun.sleep`, `sleep` of `import { sleep } from "bun"`. */
export interface RuntimeUse {
  /** Of a value the whole expression: `Bun.sleep`. Of a type its name: `Server`. */
  readonly node: ts.Expression | ts.EntityName;
  /** What the runtime calls it. */
  readonly name: string;
  readonly isType: boolean;
}

/** What a file uses of a runtime. */
export interface FileUses {
  readonly file: ts.SourceFile;
  readonly uses: readonly RuntimeUse[];
  /** Places that use the runtime in a way that names nothing of it: `const { file } = Bun`. */
  readonly unclear: readonly ts.Node[];
}

/**
 * Finds what a file uses of a runtime: of the global, unless the file or the project has something else of that name,
 * of its module, and the `serve` of modules that do the same.
 *
 * @param isUserFile whether a declaration is the project's own
 */
export function collectUses(
  file: ts.SourceFile,
  names: RuntimeNames,
  checker: ts.TypeChecker,
  isUserFile: (file: ts.SourceFile) => boolean,
): FileUses {
  const imported = importedNames(file, names);
  const uses: RuntimeUse[] = [];
  const unclear: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      if (ts.isExportDeclaration(node) && isModule(node.moduleSpecifier, names)) unclear.push(node);
      return;
    }
    if (ts.isCallExpression(node) && loadsModule(node, names)) unclear.push(node);
    if (ts.isIdentifier(node)) {
      const use = useAt(node, names, imported, checker, isUserFile);
      if (use === "unclear") unclear.push(node);
      else if (use) uses.push(use);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { file, uses, unclear };
}

interface ImportedNames {
  /** Local name → name in the runtime. */
  readonly named: ReadonlyMap<string, string>;
  /** Local names of the whole module, or of its default export. */
  readonly whole: ReadonlySet<string>;
}

function importedNames(file: ts.SourceFile, names: RuntimeNames): ImportedNames {
  const named = new Map<string, string>();
  const whole = new Set<string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const clause = statement.importClause;
    if (hasServe(statement.moduleSpecifier, names)) {
      const bindings = clause?.namedBindings;
      for (const element of bindings && ts.isNamedImports(bindings) ? bindings.elements : [])
        if ((element.propertyName ?? element.name).text === "serve") named.set(element.name.text, "serve");
    }
    if (!isModule(statement.moduleSpecifier, names)) continue;
    if (clause?.name) whole.add(clause.name.text);
    const bindings = clause?.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) whole.add(bindings.name.text);
    else
      for (const { name, propertyName } of bindings?.elements ?? []) named.set(name.text, (propertyName ?? name).text);
  }
  return { named, whole };
}

function useAt(
  node: ts.Identifier,
  names: RuntimeNames,
  { named, whole }: ImportedNames,
  checker: ts.TypeChecker,
  isUserFile: (file: ts.SourceFile) => boolean,
): RuntimeUse | "unclear" | undefined {
  const global = globalMember(node);
  const place = global ?? node;
  const { parent } = place;
  const isMember =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isQualifiedName(parent) && parent.right === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node);
  if (isMember) return undefined;
  const isImported = named.has(node.text) || whole.has(node.text);
  if (!isImported && node.text !== names.global) return undefined;
  if (!global && isDeclared(node, isImported, names, checker, isUserFile)) return undefined;

  const name = named.get(node.text);
  if (name !== undefined) return { node, name, isType: isTypePosition(node) };
  if (ts.isPropertyAccessExpression(parent) && parent.expression === place)
    return { node: parent, name: parent.name.text, isType: false };
  if (ts.isQualifiedName(parent) && parent.left === node)
    return { node: parent, name: parent.right.text, isType: true };
  // `typeof Bun !== "undefined"` and `if (globalThis.Bun)` ask where the code runs.
  return ts.isTypeOfExpression(parent) || global ? undefined : "unclear";
}

/** `globalThis.Bun`, of its last name. */
function globalMember(node: ts.Identifier): ts.PropertyAccessExpression | undefined {
  const { parent } = node;
  const isOfGlobal =
    ts.isPropertyAccessExpression(parent) &&
    parent.name === node &&
    ts.isIdentifier(parent.expression) &&
    parent.expression.text === "globalThis";
  return isOfGlobal ? parent : undefined;
}

/** Whether a name means something of the project, and not the runtime's. */
function isDeclared(
  node: ts.Identifier,
  isImported: boolean,
  names: RuntimeNames,
  checker: ts.TypeChecker,
  isUserFile: (file: ts.SourceFile) => boolean,
): boolean {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  const own = symbol?.declarations?.filter((declaration) => isUserFile(declaration.getSourceFile())) ?? [];
  return own.some((declaration) => !(isImported && isImportName(declaration, names)));
}

function isImportName(node: ts.Node, names: RuntimeNames): boolean {
  const statement = ts.findAncestor(node, ts.isImportDeclaration);
  return (
    statement !== undefined &&
    (isModule(statement.moduleSpecifier, names) || hasServe(statement.moduleSpecifier, names))
  );
}

function isTypePosition(node: ts.Identifier): boolean {
  return (
    ts.findAncestor(node, (parent) => (ts.isTypeNode(parent) ? true : ts.isEntityName(parent) ? false : "quit")) !==
    undefined
  );
}

/** Whether a specifier names the runtime's own module. */
export function isModule(specifier: ts.Expression | undefined, { module }: RuntimeNames): boolean {
  return specifier !== undefined && ts.isStringLiteral(specifier) && specifier.text === module;
}

function hasServe(specifier: ts.Expression, names: RuntimeNames): boolean {
  return ts.isStringLiteral(specifier) && names.hasServe(specifier.text);
}

/** `require("bun")`, `await import("bun")`. */
function loadsModule({ expression, arguments: [specifier] }: ts.CallExpression, names: RuntimeNames): boolean {
  const isLoader =
    expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === "require");
  return isLoader && isModule(specifier, names);
}
