import { ts } from "ts-morph";
import { usesInFile } from "../../src/typescript/uses-in-file.js";
import type { BlobContext } from "./blob-context.js";

/**
 * What is done with the result of a call: nothing, only fields are read that the R2 object has too, or it goes on as a
 * whole (into JSON, a return value, a pattern) and has to keep its shape.
 */
export type ResultUse = "unused" | "fields" | "whole";

/** Fields of the library's results, and how the R2 object gives them. Others need the whole shape. */
const resultFields = {
  url: "publicUrl(object.key)",
  downloadUrl: "downloadUrl(object.key)",
  pathname: "object.key",
  size: "object.size",
  uploadedAt: "object.uploaded",
  etag: "object.httpEtag",
  contentType: "object.httpMetadata?.contentType",
  cacheControl: "object.httpMetadata?.cacheControl",
} as const satisfies Readonly<Record<string, string>>;

/** Decides it, and notes the reads of fields in the context. */
export function useOfResult(call: ts.CallExpression, context: BlobContext): ResultUse {
  const awaited = aroundParentheses(call);
  if (!ts.isAwaitExpression(awaited.parent)) {
    return ts.isExpressionStatement(awaited.parent) || ts.isVoidExpression(awaited.parent) ? "unused" : "whole";
  }
  const value = aroundParentheses(awaited.parent);
  const { parent } = value;
  if (ts.isExpressionStatement(parent)) return "unused";
  if (ts.isPropertyAccessExpression(parent) && parent.expression === value) return noteReads([parent], context);
  const isConstant =
    ts.isVariableDeclaration(parent) &&
    parent.initializer === value &&
    ts.isIdentifier(parent.name) &&
    parent.type === undefined &&
    ts.isVariableDeclarationList(parent.parent) &&
    (parent.parent.flags & ts.NodeFlags.Const) !== 0;
  if (!isConstant || !ts.isIdentifier(parent.name) || isExported(parent)) return "whole";
  const uses = usesInFile(parent.name, context.checker);
  if (uses.length === 0) return "unused";
  const reads = uses.map((use) => use.parent);
  if (!reads.every((read, index) => ts.isPropertyAccessExpression(read) && read.expression === uses[index])) {
    return "whole";
  }
  return noteReads(reads as ts.PropertyAccessExpression[], context);
}

function isExported(declaration: ts.VariableDeclaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0;
}

function noteReads(reads: readonly ts.PropertyAccessExpression[], context: BlobContext): ResultUse {
  const known = reads.every(
    (read) => Object.hasOwn(resultFields, read.name.text) && !read.questionDotToken && !isTarget(read),
  );
  if (!known) return "whole";
  for (const read of reads) context.reads.set(read, read.name.text);
  return "fields";
}

function isTarget(read: ts.PropertyAccessExpression): boolean {
  const { parent } = read;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === read &&
    parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment
  );
}

function aroundParentheses(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node.parent) ? aroundParentheses(node.parent) : node;
}

/** Writes the reads: `blob.url` → `publicUrl(blob.key)`. */
export function convertReads(context: BlobContext): void {
  for (const [node, field] of context.reads) {
    const read = node as ts.PropertyAccessExpression;
    if (!context.analysis.tree.isEditable(context.analysis.pathOf(read.getSourceFile()))) continue;
    const [before, after] = context.keyReads.has(read) ? ["", ".key"] : aroundObject(field, read, context);
    const file = read.getSourceFile();
    if (before !== "") context.collector.insert(file, read.getStart(), before, "blob-r2/result");
    const range = { start: read.expression.end, end: read.end };
    if (after !== `.${field}`) context.collector.replace(file, range, after, "blob-r2/result");
  }
}

function aroundObject(field: string, read: ts.Node, context: BlobContext): [string, string] {
  switch (field) {
    case "url":
      return [`${context.helper("publicUrl", read)}(`, ".key)"];
    case "downloadUrl":
      findDownload(read, context);
      return [`${context.helper("downloadUrl", read)}(`, ".key)"];
    case "pathname":
      return ["", ".key"];
    case "uploadedAt":
      return ["", ".uploaded"];
    case "etag":
      return ["", ".httpEtag"];
    case "contentType":
      return coalesced(`.httpMetadata?.contentType ?? ${context.quoted("application/octet-stream", read)}`, read);
    case "cacheControl":
      return coalesced(`.httpMetadata?.cacheControl ?? ${context.quoted("", read)}`, read);
    default:
      return ["", `.${field}`];
  }
}

/** In parentheses, unless what is around the read ends with it. */
function coalesced(text: string, { parent }: ts.Node): [string, string] {
  const stands =
    ts.isPropertyAssignment(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isTemplateSpan(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isCallExpression(parent);
  return stands ? ["", text] : ["(", `${text})`];
}

/** A public bucket does not know `?download=1`; the generated route does. */
export function findDownload(node: ts.Node, context: BlobContext): void {
  if (context.serveRoute !== undefined) return;
  context.find(
    node,
    "blob-r2/download-url",
    "This address is to download the file, which a public bucket cannot know.",
  );
}
