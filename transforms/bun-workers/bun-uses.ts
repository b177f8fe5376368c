import { ts } from "ts-morph";

/**
 * A place that names something of Bun: `Bun.sleep`, `sleep` of `import { sleep } from "bun"`. The `serve` of
 * `@hono/node-server` counts as Bun's.
 */
export interface BunUse {
  /** Of a value the whole expression: `Bun.sleep`. Of a type its name: `Server`. */
  readonly node: ts.Expression | ts.EntityName;
  /** What Bun calls it. */
  readonly name: string;
  readonly isType: boolean;
}

/** What a file uses of Bun. */
export interface FileUses {
  readonly file: ts.SourceFile;
  readonly uses: readonly BunUse[];
  /** Places that use Bun in a way that names nothing of it: `const { file } = Bun`. */
  readonly unclear: readonly ts.Node[];
}

/**
 * Finds what a file uses of Bun: of the global, unless the file or the project has something else of that name, and of
 * the module "bun".
 *
 * @param isUserFile whether a declaration is the project's own
 */
export function collectUses(
  file: ts.SourceFile,
  checker: ts.TypeChecker,
  isUserFile: (file: ts.SourceFile) => boolean,
): FileUses {
  const imported = importedNames(file);
  const uses: BunUse[] = [];
  const unclear: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      if (ts.isExportDeclaration(node) && isBun(node.moduleSpecifier)) unclear.push(node);
      return;
    }
    if (ts.isCallExpression(node) && loadsBun(node)) unclear.push(node);
    if (ts.isIdentifier(node)) {
      const use = useAt(node, imported, checker, isUserFile);
      if (use === "unclear") unclear.push(node);
      else if (use) uses.push(use);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { file, uses, unclear };
}

interface ImportedNames {
  /** Local name → name in Bun. */
  readonly named: ReadonlyMap<string, string>;
  /** Local names of the whole module, or of its default export. */
  readonly whole: ReadonlySet<string>;
}

function importedNames(file: ts.SourceFile): ImportedNames {
  const named = new Map<string, string>();
  const whole = new Set<string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const clause = statement.importClause;
    if (isNodeServer(statement.moduleSpecifier)) {
      const names = clause?.namedBindings;
      for (const element of names && ts.isNamedImports(names) ? names.elements : [])
        if ((element.propertyName ?? element.name).text === "serve") named.set(element.name.text, "serve");
    }
    if (!isBun(statement.moduleSpecifier)) continue;
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
  { named, whole }: ImportedNames,
  checker: ts.TypeChecker,
  isUserFile: (file: ts.SourceFile) => boolean,
): BunUse | "unclear" | undefined {
  const { parent } = node;
  const isMember =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isQualifiedName(parent) && parent.right === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node);
  if (isMember) return undefined;
  const isImported = named.has(node.text) || whole.has(node.text);
  if (!isImported && node.text !== "Bun") return undefined;
  if (isDeclared(node, isImported, checker, isUserFile)) return undefined;

  const name = named.get(node.text);
  if (name !== undefined) return { node, name, isType: isTypePosition(node) };
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node)
    return { node: parent, name: parent.name.text, isType: false };
  if (ts.isQualifiedName(parent) && parent.left === node)
    return { node: parent, name: parent.right.text, isType: true };
  // `typeof Bun !== "undefined"` and `if (globalThis.Bun)` ask where the code runs.
  return ts.isTypeOfExpression(parent) ? undefined : "unclear";
}

/** Whether a name means something of the project, and not Bun's. */
function isDeclared(
  node: ts.Identifier,
  isImported: boolean,
  checker: ts.TypeChecker,
  isUserFile: (file: ts.SourceFile) => boolean,
): boolean {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  const own = symbol?.declarations?.filter((declaration) => isUserFile(declaration.getSourceFile())) ?? [];
  return own.some((declaration) => !(isImported && isImportName(declaration)));
}

function isImportName(node: ts.Node): boolean {
  const statement = ts.findAncestor(node, ts.isImportDeclaration);
  return statement !== undefined && (isBun(statement.moduleSpecifier) || isNodeServer(statement.moduleSpecifier));
}

function isTypePosition(node: ts.Identifier): boolean {
  return (
    ts.findAncestor(node, (parent) => (ts.isTypeNode(parent) ? true : ts.isEntityName(parent) ? false : "quit")) !==
    undefined
  );
}

export function isBun(specifier: ts.Expression | undefined): boolean {
  return specifier !== undefined && ts.isStringLiteral(specifier) && specifier.text === "bun";
}

/** Hono's server for Node, whose `serve({ fetch, port })` takes what Bun's takes. */
export const nodeServer = "@hono/node-server";

function isNodeServer(specifier: ts.Expression): boolean {
  return ts.isStringLiteral(specifier) && specifier.text === nodeServer;
}

/** `require("bun")`, `await import("bun")`. */
function loadsBun({ expression, arguments: [specifier] }: ts.CallExpression): boolean {
  const isLoader =
    expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === "require");
  return isLoader && isBun(specifier);
}
