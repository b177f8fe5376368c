import { ts } from "ts-morph";
import type { Analysis } from "../../src/typescript/analysis.js";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { withOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { frameworkOf, alsoWithoutRedis } from "./frameworks.js";
import { type LibraryName, libraryOfDeclaration, libraryTypeOf } from "./library.js";

/** A client that is handed to code outside of the project, or a package that talks to Redis itself. */
export interface Escape {
  readonly node: ts.Node;
  readonly code: "redis-kv/handle-escapes" | "redis-kv/framework" | "redis-kv/rate-limit";
  readonly message: string;
  /** The library of the client that is among what goes out, and so has to stay. */
  readonly client: LibraryName | undefined;
  /** The call that the client goes into: functions in it stay with it. */
  readonly call: ts.Node | undefined;
}

export function collectEscapes(analysis: Analysis): Escape[] {
  const { checker } = analysis;
  const escapes: Escape[] = [];
  for (const file of analysis.sourceFiles) {
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node)) {
        const escape = importOf(node);
        if (escape) escapes.push(escape);
        return;
      }
      const storage = isNitroConfig(file.fileName) ? driverOf(node) : undefined;
      if (storage) escapes.push(storage);
      if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
        if (isForeign(node, analysis)) visitCall(node);
      }
      ts.forEachChild(node, visit);
    };
    const visitCall = (call: ts.CallExpression | ts.NewExpression): void => {
      const specifier = specifierOf(call, checker);
      const framework = specifier === undefined ? undefined : frameworkOf(specifier);
      for (const value of (call.arguments ?? []).flatMap((argument) => valuesIn(argument, 0))) {
        const type = checker.getTypeAtLocation(value);
        const client = libraryTypeOf(type, checker);
        if (client === undefined) continue;
        const name = call.expression.getText().replace(/\s+/g, " ").slice(0, 60);
        const instead = framework ? ` On Workers: ${framework.counterpart}.` : "";
        escapes.push({
          node: value,
          code: framework?.code === "redis-kv/rate-limit" ? "redis-kv/rate-limit" : "redis-kv/handle-escapes",
          message: `\`${name}\` gets the Redis client.${instead}`,
          client: client === "several" ? undefined : client.library,
          call,
        });
      }
      if (specifier?.startsWith("better-auth")) {
        for (const { name, written } of storagesIn(call, checker)) {
          const message = `\`secondaryStorage\` keeps sessions. On Workers: ${frameworkOf("better-auth")?.counterpart ?? ""}.`;
          escapes.push({ node: name, code: "redis-kv/framework", message, client: undefined, call: written });
        }
      }
      const address = framework && alsoWithoutRedis.has(specifier ?? "") ? addressIn(call) : undefined;
      if (framework && address) {
        const message = `\`${specifier ?? ""}\` gets the address of a Redis server. On Workers: ${framework.counterpart}.`;
        escapes.push({ node: address, code: framework.code, message, client: undefined, call: undefined });
      }
    };
    visit(file);
  }
  return escapes;
}

function importOf(node: ts.ImportDeclaration): Escape | undefined {
  if (!ts.isStringLiteral(node.moduleSpecifier)) return undefined;
  const specifier = node.moduleSpecifier.text;
  const framework = frameworkOf(specifier);
  if (!framework || alsoWithoutRedis.has(specifier) || node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    return undefined;
  if (specifier.startsWith("better-auth")) return undefined;
  const message = `\`${specifier}\` is built on Redis. On Workers: ${framework.counterpart}.`;
  return { node, code: framework.code, message, client: undefined, call: undefined };
}

/** `secondaryStorage: { … }`, or the name of what is written elsewhere: functions in it stay with it. */
function storagesIn(
  call: ts.CallExpression | ts.NewExpression,
  checker: ts.TypeChecker,
): { readonly name: ts.Node; readonly written: ts.Node }[] {
  const [options] = call.arguments ?? [];
  if (!options || !ts.isObjectLiteralExpression(options)) return [];
  return options.properties.flatMap((property) => {
    const { name } = property;
    if (name?.getText() !== "secondaryStorage") return [];
    const value = ts.isPropertyAssignment(property) ? property.initializer : name;
    const found = ts.isShorthandPropertyAssignment(property)
      ? checker.getShorthandAssignmentValueSymbol(property)
      : ts.isIdentifier(value)
        ? checker.getSymbolAtLocation(value)
        : undefined;
    const symbol = found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
    return [{ name, written: symbol?.valueDeclaration ?? property }];
  });
}

/** `"redis://localhost"` or `process.env.REDIS_URL` among what is given. */
function addressIn({ arguments: given }: ts.CallExpression | ts.NewExpression): ts.Node | undefined {
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) return /^rediss?:/.test(node.text) ? node : undefined;
    if (ts.isPropertyAccessExpression(node) && /^(?:\w*_)?REDIS_/.test(node.name.text)) return node;
    return ts.isFunctionLike(node) ? undefined : ts.forEachChild(node, visit);
  };
  for (const argument of given ?? []) {
    const found = visit(argument);
    if (found) return found;
  }
  return undefined;
}

function isNitroConfig(fileName: string): boolean {
  return /\/(?:nuxt|nitro)\.config\.[cm]?[jt]s$/.test(fileName);
}

/** `storage: { cache: { driver: "redis" } }` of Nuxt and Nitro, which is unstorage's. */
function driverOf(node: ts.Node): Escape | undefined {
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== "driver") return undefined;
  const value = node.initializer;
  if (!ts.isStringLiteralLike(value)) return undefined;
  const framework = frameworkOf(`unstorage/drivers/${kebabCase(value.text)}`);
  if (!framework) return undefined;
  const message = `\`driver: "${value.text}"\` is unstorage's for Redis. On Workers: ${framework.counterpart}.`;
  return { node, code: framework.code, message, client: undefined, call: undefined };
}

/** "vercelKV" → "vercel-kv" */
const kebabCase = (text: string) => text.replace(/[A-Z]+/g, (letter) => `-${letter.toLowerCase()}`);

/** The values in an argument: itself, and those of an object literal. */
function valuesIn(argument: ts.Expression, depth: number): ts.Expression[] {
  if (depth > 3) return [];
  if (ts.isSpreadElement(argument)) return valuesIn(argument.expression, depth + 1);
  if (ts.isObjectLiteralExpression(argument)) {
    return argument.properties.flatMap((property) => {
      if (ts.isPropertyAssignment(property)) return valuesIn(property.initializer, depth + 1);
      return ts.isShorthandPropertyAssignment(property) ? [property.name] : [];
    });
  }
  const isValue =
    ts.isIdentifier(argument) ||
    ts.isPropertyAccessExpression(argument) ||
    ts.isCallExpression(argument) ||
    ts.isNewExpression(argument) ||
    ts.isNonNullExpression(argument) ||
    ts.isAsExpression(argument);
  return isValue ? [argument] : [];
}

/** The module that the leftmost name of a callee is imported from. */
function specifierOf(
  { expression }: ts.CallExpression | ts.NewExpression,
  checker: ts.TypeChecker,
): string | undefined {
  let name: ts.Expression = expression;
  while (ts.isPropertyAccessExpression(name) || ts.isCallExpression(name) || ts.isNewExpression(name))
    name = name.expression;
  const declaration = checker.getSymbolAtLocation(name)?.declarations?.[0];
  // `const RedisStore = connectRedis(session);`
  const made =
    declaration && ts.isVariableDeclaration(declaration) && name === expression ? declaration.initializer : undefined;
  if (made && ts.isCallExpression(made) && ts.isIdentifier(made.expression)) {
    const maker = specifierOf(made, checker);
    return maker !== undefined && frameworkOf(maker) ? maker : undefined;
  }
  const statement = declaration && ts.findAncestor(declaration, ts.isImportDeclaration);
  return statement && ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : undefined;
}

function isForeign(call: ts.CallExpression | ts.NewExpression, analysis: Analysis): boolean {
  const { checker } = analysis;
  const callee = ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression;
  const found = checker.getSymbolAtLocation(callee);
  const specifier = specifierOf(call, checker);
  const isPackage = specifier !== undefined && !/^[./#~]|^@\//.test(specifier);
  if (!found || (specifier !== undefined && frameworkOf(specifier))) return isPackage;
  const symbol = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  const declarations = symbol.declarations ?? [];
  if (declarations.length === 0) return isPackage;
  return declarations.every(
    (declaration) =>
      !analysis.isUserFile(declaration.getSourceFile()) &&
      libraryOfDeclaration(declaration) === undefined &&
      !isStandard(declaration.getSourceFile().fileName),
  );
}

/** The language's own functions (`Promise.all`, `array.push`, `console.log`) keep no client. */
function isStandard(fileName: string): boolean {
  return fileName.includes("/typescript/lib/") || /\/node_modules\/(?:@types\/node|bun-types)\//.test(fileName);
}

/** Names each escape. */
export function findEscapes(escapes: readonly Escape[], analysis: Analysis, collector: EditCollector): void {
  for (const { node, code, message } of escapes) {
    if (analysis.tree.isEditable(analysis.pathOf(node.getSourceFile())))
      collector.find(ts.isExpression(node) ? withOuterExpressions(node) : node, code, message);
  }
}
