import { ts } from "ts-morph";
import { indentationOf } from "../../src/typescript/file-style.js";
import type { BlobContext } from "./blob-context.js";
import { typedBody } from "./body.js";
import { type CallOptions, booleanOf, mayBeMissing } from "./call-options.js";
import { containsRead, contentTypeText } from "./object-key.js";
import { type Piece, isPlain, operand } from "./pieces.js";

/** What a write to the bucket is made of. */
export interface Write {
  readonly key: readonly Piece[];
  /** The argument behind the body. */
  readonly options: readonly Piece[];
  /** How a result of null is to be read. */
  readonly guard: "created" | "matched" | undefined;
}

/** Which of the functions writes: their defaults differ. */
export type Writer = "put" | "copy" | "rename" | "multipart";

/** @returns `undefined`, with a finding, where the call cannot be converted */
export function planWrite(
  writer: Writer,
  call: ts.CallExpression,
  pathname: ts.Expression,
  options: CallOptions,
  body: ts.Expression | undefined,
  context: BlobContext,
): Write | undefined {
  const version = context.versionFor(call);
  if (version.major === undefined) {
    context.find(call, "blob-r2/unknown-version", "The defaults of the newest version were taken.");
  }
  const refuse = (what: string): void => {
    context.find(call, "blob-r2/options-not-literal", `${what}: keep it in a variable, and run again.`);
  };

  const suffix = options.get("addRandomSuffix");
  // `copy` and `rename` never add one by themselves: the library's documentation of `copy`.
  const defaultSuffix = (writer === "put" || writer === "multipart") && version.addsRandomSuffix;
  const adds = suffix ? booleanOf(suffix) : defaultSuffix;
  if (adds === undefined && !(isPlain(pathname) && suffix && isPlain(suffix) && !containsRead(pathname, context))) {
    refuse("The pathname is needed twice");
    return undefined;
  }
  const withSuffix = adds === false ? "" : context.helper("withRandomSuffix", pathname);
  const key: Piece[] =
    adds === undefined
      ? [`${suffix?.getText() ?? ""} ? ${withSuffix}(${pathname.getText()}) : `, pathname]
      : adds
        ? [`${withSuffix}(`, pathname, ")"]
        : [pathname];

  const type = contentTypePieces(pathname, options.get("contentType"), body, context);
  if (!type) {
    refuse("The content type follows from the pathname, which is computed here");
    return undefined;
  }
  const cache = cachePieces(options.get("cacheControlMaxAge"), version.maxAge, context, call);
  const isShorthand = type.length === 1 && type[0] === options.get("contentType") && isNamedContentType(type[0]);
  const metadata: Piece[] = [
    `httpMetadata: { ${isShorthand ? "" : "contentType: "}`,
    ...type,
    ", cacheControl: ",
    ...cache,
    " }",
  ];

  const overwrite = options.get("allowOverwrite");
  const match = options.get("ifMatch");
  const lines: Piece[][] = [metadata];
  const anything = context.quoted("*", call);
  let guard: Write["guard"];
  if (match) {
    if (mayBeMissing(match, context)) {
      refuse("`ifMatch` may be missing");
      return undefined;
    }
    lines.push(["onlyIf: { etagMatches: ", ...operand(match), `.replace(/"/g, ${context.quoted("", call)}) }`]);
    guard = "matched";
  } else if (writer !== "multipart" && version.refusesOverwrite && adds !== true) {
    const allowed = overwrite ? booleanOf(overwrite) : false;
    if (allowed === undefined)
      lines.push(["...(", overwrite ?? "", ` ? {} : { onlyIf: { etagDoesNotMatch: ${anything} } })`]);
    else if (!allowed) lines.push([`onlyIf: { etagDoesNotMatch: ${anything} }`]);
    if (allowed !== true) guard = "created";
  }
  return { key, options: objectText(inSourceOrder(lines), call), guard };
}

/** `ifMatch` written before `contentType` stays where it is. */
function inSourceOrder(lines: readonly Piece[][]): readonly Piece[][] {
  const start = (line: readonly Piece[]) => line.find((piece) => typeof piece !== "string");
  return [...lines].sort((a, b) => {
    const [first, second] = [start(a), start(b)];
    if (!first || !second || typeof first === "string" || typeof second === "string") return 0;
    return first.getStart() - second.getStart();
  });
}

/** An object over several lines, indented as the statement of the call. */
function objectText(lines: readonly (readonly Piece[])[], call: ts.CallExpression): Piece[] {
  const lineEnd = call.getSourceFile().text.includes("\r\n") ? "\r\n" : "\n";
  const indentation = indentationOf(call);
  const unit = indentation.includes("\t") || /^\t/m.test(call.getSourceFile().text) ? "\t" : "  ";
  const pieces: Piece[] = ["{"];
  for (const line of lines) pieces.push(`${lineEnd}${indentation}${unit}`, ...line, ",");
  return [...pieces, `${lineEnd}${indentation}}`];
}

function contentTypePieces(
  pathname: ts.Expression,
  contentType: ts.Expression | undefined,
  body: ts.Expression | undefined,
  context: BlobContext,
): readonly Piece[] | undefined {
  if (contentType && !mayBeMissing(contentType, context)) return [contentType];
  const byName = contentTypeText(pathname, context);
  if (contentType) return byName === undefined ? undefined : [...operand(contentType), ` || ${byName}`];
  if (body && isPlain(body) && typedBody(body, context.checker) && !containsRead(body, context)) {
    const ofFile = `${body.getText()}.type`;
    return [byName === undefined ? ofFile : `${ofFile} || ${byName}`];
  }
  return byName === undefined ? undefined : [byName];
}

function cachePieces(
  maxAge: ts.Expression | undefined,
  defaultAge: number,
  context: BlobContext,
  call: ts.Node,
): readonly Piece[] {
  if (maxAge && !ts.isNumericLiteral(maxAge)) return ["`public, max-age=${", maxAge, "}`"];
  return [context.quoted(`public, max-age=${maxAge ? maxAge.text : String(defaultAge)}`, call)];
}

function isNamedContentType(piece: Piece | undefined): boolean {
  return typeof piece === "object" && ts.isIdentifier(piece) && piece.text === "contentType";
}
