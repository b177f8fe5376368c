import { ts } from "ts-morph";
import type { BlobContext } from "./blob-context.js";
import type { Piece } from "./pieces.js";

/** What may be stored: `bytes` are text and buffers, `stream` is a web stream, `node` one of Node. */
type BodyKind = "bytes" | "blob" | "stream" | "node" | "unknown";

const kindsByName: Readonly<Record<string, BodyKind>> = {
  ArrayBuffer: "bytes",
  SharedArrayBuffer: "bytes",
  DataView: "bytes",
  Buffer: "bytes",
  Blob: "blob",
  File: "blob",
  FileLike: "blob",
  BunFile: "blob",
  ReadableStream: "stream",
  Readable: "node",
  ReadStream: "node",
  PassThrough: "node",
  Duplex: "node",
  Transform: "node",
  IncomingMessage: "node",
};

/** The kinds that a value may be, by its type. Empty for null and undefined alone. */
export function bodyKindsOf(body: ts.Expression, checker: ts.TypeChecker): ReadonlySet<BodyKind> {
  const found = new Set<BodyKind>();
  const add = (type: ts.Type): void => {
    if (type.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) return;
    if (type.isUnion()) type.types.forEach(add);
    else if (type.flags & ts.TypeFlags.StringLike) found.add("bytes");
    else found.add(kindOf(type, checker));
  };
  add(checker.getTypeAtLocation(body));
  return found;
}

function kindOf(type: ts.Type, checker: ts.TypeChecker): BodyKind {
  const name = type.getSymbol()?.name ?? "";
  if (/^(?:Big)?(?:Ui|I)nt\d+(?:Clamped)?Array$|^Float\d+Array$/.test(name)) return "bytes";
  if (Object.hasOwn(kindsByName, name)) return kindsByName[name] ?? "unknown";
  const bases = type.isClassOrInterface() ? checker.getBaseTypes(type) : [];
  return bases.map((base) => kindOf(base, checker)).find((kind) => kind !== "unknown") ?? "unknown";
}

/** The expression of which `type` tells the content type: a Blob or File that is stored as it is. */
export function typedBody(body: ts.Expression, checker: ts.TypeChecker): boolean {
  const found = bodyKindsOf(body, checker);
  return found.size === 1 && found.has("blob");
}

/** Finds streams that R2 does not take as they are, and what may be one. */
export function findStreams(body: ts.Expression, kinds: ReadonlySet<BodyKind>, context: BlobContext): void {
  const text = body.getText().replace(/\s+/g, " ").slice(0, 40);
  if (kinds.has("node")) {
    context.find(body, "blob-r2/node-stream", `\`${text}\` is a stream of Node, which R2 does not take.`);
  } else if (kinds.has("stream")) {
    const message = `\`${text}\` is a stream of unknown length: it is read into memory first.`;
    context.find(body, "blob-r2/buffered-body", message);
  } else if (kinds.has("unknown")) {
    const message = `What \`${text}\` is could not be proven; R2 takes no stream of unknown length.`;
    context.find(body, "blob-r2/unproven-body", message);
  }
}

/** The body as R2 takes it; `undefined`, with a finding, where it takes none of the kind. */
export function bodyPieces(body: ts.Expression, call: ts.CallExpression, context: BlobContext): Piece[] | undefined {
  const found = bodyKindsOf(body, context.checker);
  if (found.has("stream") && !found.has("node") && !isInAsync(call)) {
    const text = body.getText().replace(/\s+/g, " ").slice(0, 40);
    context.find(body, "blob-r2/not-async", `\`${text}\` is a stream, and the function around it is not async.`);
    return undefined;
  }
  findStreams(body, found, context);
  if (found.has("node")) return undefined;
  if (found.has("stream")) return ["await new Response(", body, ").arrayBuffer()"];
  if (found.has("blob") && context.hasDomTypes(body)) return [`${context.helper("bodyOf", body)}(`, body, ")"];
  return [body];
}

function isInAsync(node: ts.Node): boolean {
  const owner = ts.findAncestor(node, ts.isFunctionLike);
  return owner !== undefined && (ts.getCombinedModifierFlags(owner) & ts.ModifierFlags.Async) !== 0;
}
