import { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { commandOf } from "./commands.js";
import { type LibraryName, type LibraryType, entityOf, libraryOfModule, libraryTypeOf } from "./library.js";
import { memberNames } from "./surface/index.js";

/** A call of a client's or pipeline's method: `redis.get(key)`. */
export interface LibraryCall {
  readonly call: ts.CallExpression;
  readonly access: ts.PropertyAccessExpression;
  readonly type: LibraryType;
  /** In lower case: `hgetall`. */
  readonly command: string;
  /** ioredis's `getBuffer`. */
  readonly buffer: boolean;
}

/** A member that is read and not called (`client.isOpen`), taken by name, or taken apart from the client. */
export interface LibraryRead {
  readonly node: ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.ObjectBindingPattern;
  readonly name: string | undefined;
  readonly library: LibraryName;
}

/** `value instanceof Redis` */
export interface LibraryCheck {
  readonly node: ts.BinaryExpression;
  readonly library: LibraryName;
}

/** A member of a value that is a client of one library or of another. */
export interface SeveralUse {
  readonly access: ts.PropertyAccessExpression;
  readonly libraries: readonly LibraryName[];
}

/** `new Redis(…)`, `createClient(…)`, `Redis.fromEnv()`, with what is chained to it: `.on("error", f)`, `.connect()`. */
export interface Construction {
  readonly node: ts.Expression;
  /** The construction itself, whose arguments tell the server. */
  readonly core: ts.NewExpression | ts.CallExpression;
  readonly library: LibraryName;
  /** `globalForRedis.redis ?? new Redis()`: the whole of it, and where it is kept. */
  readonly keptIn?: { readonly whole: ts.BinaryExpression; readonly place: ts.Expression };
}

/** A use of the ready-made client of `@vercel/kv`. */
export interface SingletonUse {
  readonly node: ts.Expression;
  readonly library: LibraryName;
}

export interface LibraryTypeUse {
  readonly node: ts.TypeReferenceNode | ts.ImportTypeNode | ts.TypeQueryNode | ts.ExpressionWithTypeArguments;
  readonly library: LibraryName;
  readonly isClient: boolean;
  readonly name: string;
}

export interface LibraryImport {
  readonly node: ts.ImportDeclaration | ts.ExportDeclaration | ts.ImportEqualsDeclaration | ts.CallExpression;
  readonly library: LibraryName;
}

/** All uses of the Redis clients in one file. */
export interface FileUses {
  readonly file: ts.SourceFile;
  readonly calls: LibraryCall[];
  readonly reads: LibraryRead[];
  readonly constructions: Construction[];
  readonly singletons: SingletonUse[];
  readonly types: LibraryTypeUse[];
  readonly checks: LibraryCheck[];
  readonly imports: LibraryImport[];
  /** Receivers that are a client of one library or of another. */
  readonly several: SeveralUse[];
}

/** Finds every use of a client in the files of the analysis, through types and symbols; never by name alone. */
export function collectUses(analysis: Analysis): FileUses[] {
  return analysis.sourceFiles
    .map((file) => usesIn(file, analysis.checker))
    .filter(({ file: _, ...lists }) => Object.values(lists).some((list) => list.length > 0));
}

/** Of a file that uses no client. */
export function noUses(file: ts.SourceFile): FileUses {
  return {
    file,
    calls: [],
    reads: [],
    constructions: [],
    singletons: [],
    types: [],
    checks: [],
    imports: [],
    several: [],
  };
}

function usesIn(file: ts.SourceFile, checker: ts.TypeChecker): FileUses {
  const uses = noUses(file);
  const inChains = new Set<ts.Node>();

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const specifier = node.moduleSpecifier;
      const library = specifier && ts.isStringLiteral(specifier) ? libraryOfModule(specifier.text) : undefined;
      if (library) uses.imports.push({ node, library });
      return;
    }
    if (ts.isImportEqualsDeclaration(node)) {
      const library = libraryOfRequire(node);
      if (library) uses.imports.push({ node, library });
      return;
    }
    if (ts.isPropertyAccessExpression(node)) visitAccess(node);
    else if (ts.isElementAccessExpression(node)) visitElement(node);
    else if (ts.isObjectBindingPattern(node)) visitPattern(node);
    else if (ts.isIdentifier(node)) visitIdentifier(node);
    else if (isTypeUse(node) && visitType(node)) return;
    else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) {
      const right = ts.isPropertyAccessExpression(node.right) ? node.right.name : node.right;
      const entity = entityOf(checker.getSymbolAtLocation(right), checker);
      if (entity?.entity === "client") uses.checks.push({ node, library: entity.library });
    }
    ts.forEachChild(node, visit);
  };

  const visitCall = (node: ts.CallExpression | ts.NewExpression): void => {
    const [argument] = node.arguments ?? [];
    const { expression } = node;
    if (ts.isCallExpression(node) && argument && ts.isStringLiteral(argument)) {
      const loads =
        expression.kind === ts.SyntaxKind.ImportKeyword ||
        (ts.isIdentifier(expression) && expression.text === "require");
      const library = loads || isMock(expression) ? libraryOfModule(argument.text) : undefined;
      if (library) uses.imports.push({ node, library });
    }
    const library = constructedBy(node, checker);
    if (library === undefined) return;
    const { outer, inside } = chainOf(node, checker);
    for (const part of inside) inChains.add(part);
    uses.constructions.push({ node: outer, core: node, library, ...singletonOf(outer) });
  };

  const visitAccess = (node: ts.PropertyAccessExpression): void => {
    if (inChains.has(node)) return;
    if (!memberNames.has(node.name.text)) return;
    const type = libraryTypeOf(checker.getTypeAtLocation(node.expression), checker);
    if (type === undefined) return;
    if (type === "several") {
      const type = checker.getTypeAtLocation(node.expression);
      const parts = type.isUnion() ? type.types : [type];
      const found = parts.map((part) => libraryTypeOf(part, checker)).filter((part) => typeof part === "object");
      uses.several.push({ access: node, libraries: found.map(({ library }) => library) });
      return;
    }
    const { parent } = node;
    if (ts.isCallExpression(parent) && parent.expression === node) {
      uses.calls.push({ call: parent, access: node, type, ...commandOf(node.name.text) });
    } else uses.reads.push({ node, name: node.name.text, library: type.library });
  };

  const visitElement = (node: ts.ElementAccessExpression): void => {
    const { expression } = node;
    if (!ts.isIdentifier(expression) && !ts.isPropertyAccessExpression(expression)) return;
    const type = libraryTypeOf(checker.getTypeAtLocation(expression), checker);
    if (typeof type === "object") uses.reads.push({ node, name: undefined, library: type.library });
  };

  const visitPattern = (node: ts.ObjectBindingPattern): void => {
    const isAsked = ({ propertyName, name }: ts.BindingElement) => {
      const member = propertyName ?? name;
      return ts.isIdentifier(member) && memberNames.has(member.text);
    };
    if (!node.elements.some(isAsked)) return;
    const type = libraryTypeOf(checker.getTypeAtLocation(node), checker);
    if (typeof type === "object") uses.reads.push({ node, name: undefined, library: type.library });
  };

  const visitIdentifier = (node: ts.Identifier): void => {
    if (node.text !== "kv" && !singletonNames.has(node.text)) return;
    const { parent } = node;
    if (ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isExportSpecifier(parent)) return;
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
      if (isSingleton(checker.getSymbolAtLocation(node))) uses.singletons.push({ node: parent, library: "@vercel/kv" });
      return;
    }
    const symbol = ts.isShorthandPropertyAssignment(parent)
      ? checker.getShorthandAssignmentValueSymbol(parent)
      : checker.getSymbolAtLocation(node);
    if (isSingleton(symbol)) uses.singletons.push({ node, library: "@vercel/kv" });
  };
  const isSingleton = (symbol: ts.Symbol | undefined): boolean => {
    const found = entityOf(symbol, checker);
    return found?.library === "@vercel/kv" && /^(?:kv|default|_default)$/.test(found.name);
  };
  const singletonNames = defaultImports(file);

  const visitType = (node: LibraryTypeUse["node"]): boolean => {
    const name = nameOfType(node);
    const entity = name && entityOf(checker.getSymbolAtLocation(name), checker);
    if (!entity) return false;
    const makesClient = ts.isTypeQueryNode(node) && constructors.has(entity.name);
    uses.types.push({
      node,
      library: entity.library,
      isClient: entity.entity === "client" || makesClient,
      name: entity.name,
    });
    return true;
  };

  // First what is chained to constructions, which is no use by itself.
  const visitConstructions = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) visitCall(node);
    ts.forEachChild(node, visitConstructions);
  };
  visitConstructions(file);
  visit(file);
  return uses;
}

const constructors: ReadonlySet<string> = new Set([
  "createClient",
  "createCluster",
  "createSentinel",
  "createClientPool",
  "fromEnv",
]);

/** The library whose client a call or `new` makes. */
function constructedBy(node: ts.CallExpression | ts.NewExpression, checker: ts.TypeChecker): LibraryName | undefined {
  const { expression } = node;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  if (!ts.isIdentifier(name)) return undefined;
  if (ts.isNewExpression(node) || constructors.has(name.text)) {
    const type = libraryTypeOf(checker.getTypeAtLocation(node), checker);
    if (typeof type !== "object" || type.entity !== "client") return undefined;
    // A class of the project that extends the client is one of its own.
    const symbol = checker.getSymbolAtLocation(name);
    return entityOf(symbol, checker) === undefined && ts.isNewExpression(node) && !isAlias(symbol, checker)
      ? undefined
      : type.library;
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(expression)) {
    const entity = entityOf(checker.getSymbolAtLocation(expression), checker);
    if (entity && constructors.has(entity.name)) return entity.library;
  }
  return undefined;
}

/** `const { default: Redis } = await import("ioredis")`: a variable with the class. */
function isAlias(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): boolean {
  const declaration = symbol?.valueDeclaration;
  if (!declaration || ts.isClassLike(declaration)) return false;
  return checker
    .getTypeAtLocation(declaration)
    .getConstructSignatures()
    .some(
      ({ declaration: signature }) => signature && libraryTypeOf(checker.getTypeAtLocation(signature.parent), checker),
    );
}

const chained: ReadonlySet<string> = new Set(["on", "once", "connect", "duplicate"]);

/** `await createClient().on("error", f).connect()`: the whole of it, and the accesses that belong to it. */
function chainOf(
  core: ts.Expression,
  checker: ts.TypeChecker,
): { readonly outer: ts.Expression; readonly inside: readonly ts.Node[] } {
  const inside: ts.Node[] = [];
  let outer = core;
  for (;;) {
    const { parent } = outer;
    if (
      ts.isPropertyAccessExpression(parent) &&
      chained.has(parent.name.text) &&
      ts.isCallExpression(parent.parent) &&
      parent.parent.expression === parent
    ) {
      inside.push(parent);
      outer = parent.parent;
    } else if (
      ts.isAwaitExpression(parent) &&
      libraryTypeOf(checker.getTypeAtLocation(parent), checker) !== undefined
    ) {
      outer = parent;
    } else if (ts.isParenthesizedExpression(parent) && ts.isAwaitExpression(outer)) outer = parent;
    else return { outer, inside };
  }
}

/** A client that is kept on `globalThis`, so that modules which are loaded again find it. */
function singletonOf(construction: ts.Expression): Pick<Construction, "keptIn"> {
  const { parent } = construction;
  const isChoice =
    ts.isBinaryExpression(parent) &&
    parent.right === construction &&
    /^(?:\?\?|\|\|)$/.test(ts.tokenToString(parent.operatorToken.kind) ?? "");
  if (!isChoice || !ts.isVariableDeclaration(parent.parent) || !ts.isPropertyAccessExpression(parent.left)) return {};
  return { keptIn: { whole: parent, place: parent.left } };
}

function libraryOfRequire({ moduleReference }: ts.ImportEqualsDeclaration): LibraryName | undefined {
  return ts.isExternalModuleReference(moduleReference) && ts.isStringLiteral(moduleReference.expression)
    ? libraryOfModule(moduleReference.expression.text)
    : undefined;
}

/** `vi.mock("ioredis")`, `jest.mock("redis")`, `mock.module("redis", …)` */
function isMock(callee: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(callee) && /^(?:mock|doMock|unmock|module)$/.test(callee.name.text);
}

function isTypeUse(node: ts.Node): node is LibraryTypeUse["node"] {
  return (
    ts.isTypeReferenceNode(node) ||
    ts.isImportTypeNode(node) ||
    ts.isTypeQueryNode(node) ||
    (ts.isExpressionWithTypeArguments(node) && ts.isHeritageClause(node.parent))
  );
}

function nameOfType(node: LibraryTypeUse["node"]): ts.Node | undefined {
  if (ts.isExpressionWithTypeArguments(node)) {
    const value = withoutOuterExpressions(node.expression);
    return ts.isPropertyAccessExpression(value) ? value.name : value;
  }
  const name = ts.isTypeReferenceNode(node) ? node.typeName : ts.isTypeQueryNode(node) ? node.exprName : node.qualifier;
  return name && ts.isQualifiedName(name) ? name.right : name;
}

/** Local names of default and renamed imports of `@vercel/kv`. */
function defaultImports(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const clause = statement.importClause;
    if (clause?.name) names.add(clause.name.text);
    const bindings = clause?.namedBindings;
    if (bindings && ts.isNamedImports(bindings)) {
      for (const { name, propertyName } of bindings.elements) {
        if (propertyName) names.add(name.text);
        else if (/^[a-z]*(?:kv|redis|client|store|cache)$/i.test(name.text)) names.add(name.text);
      }
    }
  }
  return names;
}
