import { ts } from "ts-morph";
import { runsAtLoad } from "../../src/typescript/runs-at-load.js";
import type { BlobCode, BlobContext } from "./blob-context.js";
import { bodyPieces } from "./body.js";
import { type CallOptions, readOptions } from "./call-options.js";
import { planMultipart } from "./multipart.js";
import { containsRead, keyListPieces, keyPieces } from "./object-key.js";
import { type Piece, isPlain, movedNodes, operand, rewrite } from "./pieces.js";
import { planRead } from "./read-calls.js";
import { type ResultUse, findDownload, useOfResult } from "./result-uses.js";
import { serverExports } from "./surface/server.js";
import type { LibraryCall } from "./uses.js";
import { planWrite, type Write } from "./write-options.js";

/** What a call becomes. */
export interface Conversion {
  readonly pieces: readonly Piece[];
  readonly code: BlobCode;
  /** Functions that the result goes through, innermost first. */
  readonly through?: readonly string[];
}

/** A call with the use of its result, which has to be known of all calls before the first is written. */
export interface PlannedCall extends LibraryCall {
  readonly use: ResultUse;
}

/** Calls that may be converted; the others are found. */
export function plannedCalls(calls: readonly LibraryCall[], context: BlobContext): PlannedCall[] {
  return calls.flatMap((use) => {
    const { call, entity } = use;
    const verdict = verdictOf(entity.part, entity.name);
    if (verdict?.verdict !== "converted") {
      const code = verdict?.verdict === "refused" ? verdict.code : "blob-r2/function-value";
      context.find(call, code, `\`${entity.name}()\` has no counterpart in the R2 binding.`);
      return [];
    }
    if (runsAtLoad(call)) {
      context.find(call, "blob-r2/module-scope", `\`${entity.name}()\` is called while the module loads.`);
      return [];
    }
    return [{ ...use, use: withResult.has(entity.name) ? useOfResult(call, context) : "whole" }];
  });
}

/** Functions whose result is an object of the bucket. */
const withResult: ReadonlySet<string> = new Set(["put", "copy", "rename", "head", "completeMultipartUpload"]);

function verdictOf(part: LibraryCall["entity"]["part"], name: string) {
  if (part !== "@vercel/blob") return { verdict: "refused", code: clientCode(name) } as const;
  return Object.hasOwn(serverExports, name) ? serverExports[name as keyof typeof serverExports] : undefined;
}

export function clientCode(name: string): BlobCode {
  if (name.startsWith("handleUpload")) return "blob-r2/handle-upload";
  if (/^(?:generateClientToken|getPayloadFromClientToken)/.test(name)) return "blob-r2/presigned";
  return "blob-r2/client-upload";
}

/** Writes a call; `false`, with a finding, where it stays. */
export function convertCall(planned: PlannedCall, context: BlobContext): boolean {
  const { call } = planned;
  if (call.arguments.some(ts.isSpreadElement) || (call.arguments.length === 0 && planned.entity.name !== "list")) {
    context.find(call, "blob-r2/options-not-literal", "The arguments are not written out here.");
    return false;
  }
  const conversion = context.attempt(() => {
    const tried = planConversion(planned, context);
    const moved = movedNodes(tried?.pieces ?? []);
    if (!moved.some((node) => !isPlain(node as ts.Expression) || containsRead(node, context))) return tried;
    context.find(call, "blob-r2/options-not-literal", "Its arguments would be computed in another order.");
    return undefined;
  });
  if (!conversion) return false;
  const { pieces, code, through = [] } = conversion;
  rewrite(call, [...pieces, ...passOn(call, through, code, context)], code, context.collector);
  return true;
}

/**
 * Lets a result go through functions: around the `await` where there is one, so that no type is inferred from what is
 * expected of it; else by `then`, whose text is given back.
 */
export function passOn(
  call: ts.Expression,
  through: readonly string[],
  code: BlobCode,
  context: BlobContext,
): string[] {
  const awaited = ts.isParenthesizedExpression(call.parent) ? call.parent.parent : call.parent;
  if (through.length === 0) return [];
  if (!ts.isAwaitExpression(awaited)) return through.map((name) => `.then(${name})`);
  const before = through.toReversed().map((name) => `${name}(`);
  context.collector.wrapNode(awaited, before.join(""), ")".repeat(through.length), code);
  return [];
}

function planConversion(planned: PlannedCall, context: BlobContext): Conversion | undefined {
  const { call, entity, use } = planned;
  const [first, second, third] = call.arguments;
  if (entity.name === "list") return planRead(planned, context);
  if (!first) return undefined;
  const bucket = () => context.bucket(call);
  switch (entity.name) {
    case "put":
      return second && planPut(call, first, second, third, use, context);
    case "del": {
      if (!readOptionsOf(call, second, context, ["ifMatch"])) return undefined;
      return { pieces: [`${bucket()}.delete(`, ...keyListPieces(first, context), ")"], code: "blob-r2/delete" };
    }
    case "copy":
    case "rename":
      return second && planCopy(entity.name, call, [first, second], third, use, context);
    case "createFolder": {
      if (!readOptionsOf(call, second, context)) return undefined;
      const through = use === "whole" && !isUnused(call) ? [context.helper("blobOf", call)] : [];
      const empty = context.quoted("", call);
      const pieces = [`${bucket()}.put(`, ...folderPieces(first, context), `, ${empty})`];
      return { pieces, code: "blob-r2/create-folder", through };
    }
    case "getDownloadUrl":
      findDownload(call, context);
      return {
        pieces: [`${context.helper("downloadUrl", call)}(`, ...keyPieces(first, context), ")"],
        code: "blob-r2/result",
      };
    case "head":
    case "get":
      return planRead(planned, context);
    default:
      return planMultipart(planned, context);
  }
}

/** Options that are only dropped; some cannot be. */
export function readOptionsOf(
  call: ts.CallExpression,
  argument: ts.Expression | undefined,
  context: BlobContext,
  impossible: readonly string[] = [],
): CallOptions | undefined {
  const options = readOptions(call, argument, context);
  const found = impossible.find((name) => options?.has(name));
  if (found === undefined) return options;
  context.find(call, "blob-r2/unsupported-option", `R2 has nothing for the option \`${found}\` here.`);
  return undefined;
}

function planPut(
  call: ts.CallExpression,
  pathname: ts.Expression,
  body: ts.Expression,
  argument: ts.Expression | undefined,
  use: ResultUse,
  context: BlobContext,
): Conversion | undefined {
  const options = readOptions(call, argument, context);
  const write = options && planWrite("put", call, pathname, options, body, context);
  const stored = write && bodyPieces(body, call, context);
  if (!write || !stored) return undefined;
  const pieces = [`${context.bucket(call)}.put(`, ...write.key, ", ", ...stored, ", ", ...write.options, ")"];
  return { pieces, code: "blob-r2/put", through: resultFunctions(write, use, call, context) };
}

function planCopy(
  name: "copy" | "rename",
  call: ts.CallExpression,
  [from, to]: readonly [ts.Expression, ts.Expression],
  argument: ts.Expression | undefined,
  use: ResultUse,
  context: BlobContext,
): Conversion | undefined {
  const options = readOptions(call, argument, context);
  const write = options && planWrite(name, call, to, options, undefined, context);
  if (!write) return undefined;
  const helper = context.helper(name === "copy" ? "copyObject" : "renameObject", call);
  const key = keyPieces(from, context);
  const pieces = [`${helper}(${context.bucket(call)}, `, ...key, ", ", ...write.key, ", ", ...write.options, ")"];
  // These may give null by their type, whatever their options say.
  const guard = write.guard ?? "created";
  return { pieces, code: "blob-r2/copy", through: resultFunctions({ ...write, guard }, use, call, context) };
}

/** What gives the result of a write the shape that its use needs, and throws where nothing was written. */
export function resultFunctions(
  { guard }: Pick<Write, "guard">,
  use: ResultUse,
  call: ts.Node,
  context: BlobContext,
): string[] {
  const checks = guard === "matched" || (guard !== undefined && use !== "whole");
  return [
    ...(checks ? [context.helper(guard, call)] : []),
    ...(use === "whole" ? [context.helper("blobOf", call)] : []),
  ];
}

function folderPieces(pathname: ts.Expression, context: BlobContext): Piece[] {
  if (ts.isStringLiteralLike(pathname)) {
    const quote = pathname.getText()[0] ?? '"';
    return [pathname.text.endsWith("/") ? pathname : `${quote}${pathname.getText().slice(1, -1)}/${quote}`];
  }
  const slash = `.replace(/\\/?$/, ${context.quoted("/", pathname)})`;
  return [...operand(pathname), slash];
}

function isUnused(call: ts.Node): boolean {
  const { parent } = call;
  return ts.isAwaitExpression(parent) ? isUnused(parent) : ts.isExpressionStatement(parent);
}
