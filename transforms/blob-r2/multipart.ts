import { ts } from "ts-morph";
import { usesInFile } from "../../src/typescript/uses-in-file.js";
import type { BlobContext } from "./blob-context.js";
import { bodyPieces } from "./body.js";
import { readOptions } from "./call-options.js";
import { type Conversion, type PlannedCall, passOn, resultFunctions } from "./calls.js";
import { type Piece, isPlain } from "./pieces.js";
import { useOfResult } from "./result-uses.js";
import { planWrite } from "./write-options.js";

/** The four functions of multipart uploads. What they give each other, R2 gives under the same names. */
export function planMultipart(planned: PlannedCall, context: BlobContext): Conversion | undefined {
  const { name } = planned.entity;
  return name === "createMultipartUpload" || name === "createMultipartUploader"
    ? planCreate(planned, context)
    : planContinued(planned, context);
}

function planCreate({ call, entity }: PlannedCall, context: BlobContext): Conversion | undefined {
  const [pathname, argument] = call.arguments;
  if (!pathname) return undefined;
  const completions = entity.name === "createMultipartUploader" ? completionsOf(call, context) : [];
  if (!completions) {
    context.find(
      call,
      "blob-r2/function-value",
      "The uploader is handed on: what is done with it could not be followed.",
    );
    return undefined;
  }
  const options = readOptions(call, argument, context);
  const write = options && planWrite("multipart", call, pathname, options, undefined, context);
  if (!write) return undefined;
  for (const completion of completions) convertCompletion(completion, context);
  const isPattern = ts.isVariableDeclaration(aroundAwait(call).parent);
  const shape =
    entity.name === "createMultipartUploader" || isPattern ? "" : ".then(({ key, uploadId }) => ({ key, uploadId }))";
  const pieces = [`${context.bucket(call)}.createMultipartUpload(`, ...write.key, ", ", ...write.options, `)${shape}`];
  return { pieces, code: "blob-r2/multipart" };
}

function aroundAwait(call: ts.Expression): ts.Expression {
  return ts.isAwaitExpression(call.parent) ? aroundAwait(call.parent) : call;
}

/** The calls `uploader.complete(parts)`; undefined where the uploader is more than its four members. */
function completionsOf(call: ts.CallExpression, context: BlobContext): readonly ts.CallExpression[] | undefined {
  const declaration = aroundAwait(call).parent;
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return undefined;
  const completions: ts.CallExpression[] = [];
  for (const use of usesInFile(declaration.name, context.checker)) {
    const access = use.parent;
    if (!ts.isPropertyAccessExpression(access) || access.expression !== use) return undefined;
    const called = access.parent;
    const isCalled = ts.isCallExpression(called) && called.expression === access;
    if (isCalled && access.name.text === "complete") completions.push(called);
    else if (isCalled !== (access.name.text === "uploadPart")) return undefined;
    else if (isCalled && !isBytes(called, context)) return undefined;
  }
  return completions;
}

/** The body of a part, where it needs no more than to be handed on. */
function isBytes(call: ts.CallExpression, context: BlobContext): boolean {
  const body = call.arguments[1];
  const pieces = body && bodyPieces(body, call, context);
  return pieces?.length === 1;
}

function convertCompletion(call: ts.CallExpression, context: BlobContext): void {
  const through = resultFunctions({ guard: undefined }, useOfResult(call, context), call, context);
  const [text] = passOn(call, through, "blob-r2/multipart", context);
  if (text !== undefined) context.collector.insert(call.getSourceFile(), call.end, text, "blob-r2/multipart");
}

function planContinued({ call, entity, use }: PlannedCall, context: BlobContext): Conversion | undefined {
  const [, content, argument] = call.arguments;
  const options = readOptions(call, argument, context);
  if (!content || !options) return undefined;
  const key = options.get("key");
  const uploadId = options.get("uploadId");
  if (!key || !uploadId || !isPlain(key) || !isPlain(uploadId)) {
    context.find(call, "blob-r2/options-not-literal", "The upload that this is about is not written out here.");
    return undefined;
  }
  const upload: Piece[] = [`${context.bucket(call)}.resumeMultipartUpload(${key.getText()}, ${uploadId.getText()})`];
  if (entity.name === "completeMultipartUpload") {
    const through = resultFunctions({ guard: undefined }, use, call, context);
    return { pieces: [...upload, ".complete(", content, ")"], code: "blob-r2/multipart", through };
  }
  const partNumber = options.get("partNumber");
  const body = bodyPieces(content, call, context);
  if (!partNumber || !body) return undefined;
  return { pieces: [...upload, `.uploadPart(${partNumber.getText()}, `, ...body, ")"], code: "blob-r2/multipart" };
}
