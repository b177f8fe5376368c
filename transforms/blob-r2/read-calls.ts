import { ts } from "ts-morph";
import type { BlobContext } from "./blob-context.js";
import { mayBeMissing, readOptions } from "./call-options.js";
import type { Conversion, PlannedCall } from "./calls.js";
import { keyPieces } from "./object-key.js";
import { type Piece, isPlain, operand } from "./pieces.js";

/** `head`, `get` and `list`. */
export function planRead(planned: PlannedCall, context: BlobContext): Conversion | undefined {
  switch (planned.entity.name) {
    case "head":
      return planHead(planned, context);
    case "get":
      return planGet(planned, context);
    default:
      return planList(planned, context);
  }
}

function planHead({ call, use }: PlannedCall, context: BlobContext): Conversion | undefined {
  const [name, argument] = call.arguments;
  if (!name || !readOptions(call, argument, context)) return undefined;
  const result = context.helper(use === "whole" ? "headOf" : "found", call);
  const pieces = [`${context.bucket(call)}.head(`, ...keyPieces(name, context), ")"];
  return { pieces, code: "blob-r2/head", through: [result] };
}

function planGet({ call }: PlannedCall, context: BlobContext): Conversion | undefined {
  const [name, argument] = call.arguments;
  const options = readOptions(call, argument, context);
  if (!name || !options) return undefined;
  const condition = conditionPieces(options.get("ifNoneMatch"), context);
  if (!condition) {
    context.find(
      call,
      "blob-r2/options-not-literal",
      "`ifNoneMatch` may be missing: keep it in a variable, and run again.",
    );
    return undefined;
  }
  const pieces = [`${context.bucket(call)}.get(`, ...keyPieces(name, context), ...condition];
  return { pieces: [...pieces, ")"], code: "blob-r2/get", through: [context.helper("getOf", call)] };
}

/** ETags have quotes in HTTP, and none in R2's conditions. */
function conditionPieces(etag: ts.Expression | undefined, context: BlobContext): Piece[] | undefined {
  if (!etag) return [];
  const empty = context.quoted("", etag);
  const unquoted = [...operand(etag), `.replace(/"/g, ${empty}) }`];
  if (!mayBeMissing(etag, context)) return [", { onlyIf: { etagDoesNotMatch: ", ...unquoted, " }"];
  if (!isPlain(etag)) return undefined;
  return [", ", etag, ` ? { onlyIf: { etagDoesNotMatch: ${etag.getText()}.replace(/"/g, ${empty}) } } : undefined`];
}

/** Options that R2 has under the same name. */
const kept: ReadonlySet<string> = new Set(["limit", "prefix", "cursor"]);

function planList({ call }: PlannedCall, context: BlobContext): Conversion | undefined {
  const [argument] = call.arguments;
  const options = readOptions(call, argument, context);
  if (!options) return undefined;
  const mode = options.get("mode");
  if (mode && !ts.isStringLiteralLike(mode)) {
    context.find(call, "blob-r2/options-not-literal", "Whether the list is folded is not written out here.");
    return undefined;
  }
  const isFolded = mode !== undefined && ts.isStringLiteralLike(mode) && mode.text === "folded";
  const fields = [...options].flatMap(([name, value]): Piece[][] => {
    if (name === "mode") return isFolded ? [[`delimiter: ${context.quoted("/", call)}`]] : [];
    if (!kept.has(name)) return [];
    return [ts.isShorthandPropertyAssignment(value.parent) ? [value] : [`${name}: `, value]];
  });
  const body = fields.flatMap((field, index): Piece[] => (index === 0 ? field : [", ", ...field]));
  const object = fields.length === 0 ? [] : ["{ ", ...body, " }"];
  const result = context.helper(isFolded ? "foldedListOf" : "listOf", call);
  return { pieces: [`${context.bucket(call)}.list(`, ...object, ")"], code: "blob-r2/list", through: [result] };
}
