import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { constantInitializer } from "../../src/typescript/static-text.js";
import type { BlobContext } from "./blob-context.js";
import { contentTypeOf } from "./content-types.js";
import { type Piece, isPlain, operand } from "./pieces.js";

/** The key that a URL or pathname names: as it is where it is known to be a pathname, else by `keyOf()`. */
export function keyPieces(argument: ts.Expression, context: BlobContext): Piece[] {
  const inner = withoutOuterExpressions(argument);
  const read = context.reads.get(inner);
  if (read === "url" || read === "downloadUrl" || read === "pathname") {
    context.keyReads.add(inner);
    return [argument];
  }
  return isPathname(argument, context.checker) ? [argument] : [`${context.helper("keyOf", argument)}(`, argument, ")"];
}

/** The keys of a list of URLs or pathnames. */
export function keyListPieces(argument: ts.Expression, context: BlobContext): Piece[] {
  const { checker } = context;
  const type = checker.getTypeAtLocation(argument);
  const isList = (part: ts.Type) => checker.isArrayType(part) || checker.isTupleType(part);
  const parts = type.isUnion() ? type.types : [type];
  if (!parts.some(isList)) {
    const mayBeList = parts.some((part) => part.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown));
    return mayBeList ? flatKeys(argument, context) : keyPieces(argument, context);
  }
  if (!parts.every(isList)) return flatKeys(argument, context);
  const inner = withoutOuterExpressions(argument);
  if (ts.isArrayLiteralExpression(inner) && inner.elements.every((element) => isPathname(element, checker)))
    return [argument];
  return [...operand(argument), `.map(${context.helper("keyOf", argument)})`];
}

function flatKeys(argument: ts.Expression, context: BlobContext): Piece[] {
  return ["[", argument, `].flat().map(${context.helper("keyOf", argument)})`];
}

/** Whether text is known to begin as no URL does, or comes from the `pathname` of a result. */
function isPathname(expression: ts.Expression, checker: ts.TypeChecker, depth = 0): boolean {
  const inner = withoutOuterExpressions(expression);
  const isNoUrl = (start: string) => start !== "" && !/^https?:\/\//.test(start) && !"https://".startsWith(start);
  if (ts.isStringLiteralLike(inner)) return isNoUrl(inner.text) || inner.text === "";
  if (ts.isTemplateExpression(inner)) return isNoUrl(inner.head.text);
  if (ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return isPathname(inner.left, checker, depth);
  if (ts.isPropertyAccessExpression(inner) && inner.name.text === "pathname") {
    const declaration = checker.getSymbolAtLocation(inner.name)?.declarations?.[0];
    return declaration !== undefined && isOfLibrary(declaration);
  }
  if (depth > 5 || !ts.isIdentifier(inner)) return false;
  const initializer = constantInitializer(inner, checker);
  return initializer !== undefined && isPathname(initializer, checker, depth + 1);
}

function isOfLibrary(declaration: ts.Declaration): boolean {
  if (declaration.getSourceFile().fileName.includes("/node_modules/@vercel/blob/")) return true;
  const module = ts.findAncestor(declaration, (node) => ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name));
  return module !== undefined && (module as ts.ModuleDeclaration).name.text.includes("@vercel/blob");
}

/**
 * The content type that the extension of a pathname stands for, as source text: a literal where the extension is written
 * out, else a call of `contentTypeOf`. `undefined` where the pathname would have to be computed twice.
 */
export function contentTypeText(pathname: ts.Expression, context: BlobContext): string | undefined {
  const inner = withoutOuterExpressions(pathname);
  if (ts.isStringLiteralLike(inner)) return typeLiteral(inner.text, context, inner);
  if (ts.isTemplateExpression(inner)) {
    const last = inner.templateSpans.at(-1);
    const tail = last?.literal.text ?? "";
    if (/\.[^./]+$/.test(tail)) return typeLiteral(tail, context, inner);
    // The extension is that of the last part, unless the text behind it goes on with the name.
    if (tail === "" && last) return byCall(last.expression, context);
    return isPlain(inner) ? byCall(inner, context) : undefined;
  }
  if (ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const right = withoutOuterExpressions(inner.right);
    if (ts.isStringLiteralLike(right) && /\.[^./]+$/.test(right.text)) return typeLiteral(right.text, context, inner);
    return ts.isStringLiteralLike(right) ? undefined : byCall(right, context);
  }
  if (ts.isIdentifier(inner)) {
    const initializer = constantInitializer(inner, context.checker);
    const value = initializer && withoutOuterExpressions(initializer);
    const tail =
      value &&
      (ts.isTemplateExpression(value)
        ? value.templateSpans.at(-1)?.literal.text
        : ts.isStringLiteralLike(value)
          ? value.text
          : "");
    if (tail !== undefined && /\.[^./]+$/.test(tail)) return typeLiteral(tail, context, inner);
  }
  return byCall(inner, context);
}

function byCall(expression: ts.Expression, context: BlobContext): string | undefined {
  if (!isPlain(expression) || containsRead(expression, context)) return undefined;
  return `${context.helper("contentTypeOf", expression)}(${expression.getText()})`;
}

/** Whether something inside of an expression is converted too, so that its text cannot be written again. */
export function containsRead(node: ts.Node, context: BlobContext): boolean {
  if (context.reads.has(node)) return true;
  return ts.forEachChild(node, (child) => containsRead(child, context) || undefined) ?? false;
}

function typeLiteral(name: string, context: BlobContext, node: ts.Node): string {
  return context.quoted(contentTypeOf(name) ?? "application/octet-stream", node);
}
