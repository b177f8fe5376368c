import { ts } from "ts-morph";

/** What the library has for servers, and what it has for browsers and for handing out upload tokens. */
export type LibraryPart = "@vercel/blob" | "@vercel/blob/client";

/** Something that the library exports, whatever it is called where it is used. */
export interface LibraryEntity {
  readonly part: LibraryPart;
  readonly name: string;
}

export function partOfModule(specifier: string): LibraryPart | undefined {
  return specifier === "@vercel/blob" || specifier === "@vercel/blob/client" ? specifier : undefined;
}

/** The part that a declaration belongs to: by the ambient module around it, else by the installed file that it is in. */
function partOfDeclaration(declaration: ts.Node): LibraryPart | undefined {
  for (let node = declaration; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name)) return partOfModule(node.name.text);
  }
  const file = declaration.getSourceFile().fileName;
  if (!file.includes("/node_modules/@vercel/blob/")) return undefined;
  return /\/client\.d\.[cm]?ts$/.test(file) ? "@vercel/blob/client" : "@vercel/blob";
}

/** The entity behind a symbol, through imports and re-exports. */
export function entityOf(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): LibraryEntity | undefined {
  if (!symbol) return undefined;
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target.declarations?.[0];
  const part = declaration && partOfDeclaration(declaration);
  if (declaration && part && isExport(declaration)) return { part, name: target.name };
  return declaration && entityOfLoaded(declaration, checker);
}

/** Members of the library's own interfaces are none of its exports. */
function isExport(declaration: ts.Declaration): boolean {
  const holder = ts.isVariableDeclaration(declaration) ? declaration.parent.parent.parent : declaration.parent;
  return ts.isSourceFile(holder) || ts.isModuleBlock(holder);
}

/** `const { put } = await import("@vercel/blob")`: a variable that holds what the module exports under that name. */
function entityOfLoaded(declaration: ts.Declaration, checker: ts.TypeChecker): LibraryEntity | undefined {
  if (!ts.isBindingElement(declaration) || !ts.isObjectBindingPattern(declaration.parent)) return undefined;
  const holder = declaration.parent.parent;
  if (!ts.isVariableDeclaration(holder) || !holder.initializer || !loadedPart(holder.initializer)) return undefined;
  const name = declaration.propertyName ?? declaration.name;
  if (!ts.isIdentifier(name)) return undefined;
  return entityOf(checker.getTypeAtLocation(declaration.parent).getProperty(name.text), checker);
}

/** The part that `import("@vercel/blob")` or `require("@vercel/blob")` brings in, perhaps awaited. */
export function loadedPart(expression: ts.Expression): LibraryPart | undefined {
  if (ts.isAwaitExpression(expression) || ts.isParenthesizedExpression(expression))
    return loadedPart(expression.expression);
  if (!ts.isCallExpression(expression)) return undefined;
  const callee = expression.expression;
  const loads = callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === "require");
  const [argument] = expression.arguments;
  return loads && argument && ts.isStringLiteralLike(argument) ? partOfModule(argument.text) : undefined;
}
