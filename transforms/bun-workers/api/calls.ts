import { ts } from "ts-morph";
import type { BunContext } from "../bun-context.js";

/** How a call of one of Bun's functions is written anew. */
interface CallForm {
  /** Where the function comes from; none for a global. */
  readonly module?: string;
  readonly name: string;
  /** What it is called in the file, where its own name says too little. */
  readonly as?: string;
  /** Why a call cannot be converted, if so. */
  readonly refuse?: (call: ts.CallExpression, checker: ts.TypeChecker) => string | undefined;
  readonly isSimilar?: true;
}

const first = ({ arguments: [argument] }: ts.CallExpression) => argument;

function atMost(count: number): NonNullable<CallForm["refuse"]> {
  return (call) => (call.arguments.length > count || hasSpread(call) ? "It is called with more arguments." : undefined);
}

function hasSpread(call: ts.CallExpression): boolean {
  return call.arguments.some((argument) => ts.isSpreadElement(argument));
}

const compression: NonNullable<CallForm["refuse"]> = (call) => {
  const options = call.arguments[1];
  if (hasSpread(call)) return "It is called with a spread.";
  if (options === undefined) return undefined;
  if (!ts.isObjectLiteralExpression(options)) return "Its options are not written here.";
  const names = options.properties.map(({ name }) => (name && ts.isIdentifier(name) ? name.text : ""));
  const other = names.find((name) => !["level", "memLevel", "windowBits", "strategy"].includes(name));
  return other === undefined ? undefined : "Its options hold one that is Bun's alone.";
};

/** Functions whose calls keep their arguments. */
const callForms: Readonly<Record<string, CallForm>> = {
  sleep: {
    module: "node:timers/promises",
    name: "setTimeout",
    as: "sleep",
    refuse: (call, checker) => {
      const argument = first(call);
      if (!argument || call.arguments.length > 1 || ts.isSpreadElement(argument))
        return "It is not called with one argument.";
      const type = checker.getTypeAtLocation(argument);
      const isNumber = (type.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.Any)) !== 0;
      return isNumber ? undefined : "It waits for something that is not a number: for a Date, subtract `Date.now()`.";
    },
  },
  fetch: { name: "fetch", refuse: refuseBunOptions },
  gzipSync: { module: "node:zlib", name: "gzipSync", refuse: compression },
  gunzipSync: { module: "node:zlib", name: "gunzipSync", refuse: compression },
  deflateSync: { module: "node:zlib", name: "deflateRawSync", refuse: compression },
  inflateSync: { module: "node:zlib", name: "inflateRawSync", refuse: compression },
  zstdCompressSync: { module: "node:zlib", name: "zstdCompressSync", refuse: atMost(1) },
  zstdDecompressSync: { module: "node:zlib", name: "zstdDecompressSync", refuse: atMost(1) },
  fileURLToPath: { module: "node:url", name: "fileURLToPath" },
  pathToFileURL: { module: "node:url", name: "pathToFileURL" },
  inspect: { module: "node:util", name: "inspect", isSimilar: true },
  stripANSI: { module: "node:util", name: "stripVTControlCharacters" },
  readableStreamToArray: { name: "Array.fromAsync", refuse: atMost(1) },
};

/** `Bun.readableStreamToText(stream)` → `new Response(stream).text()`. */
const streamReaders: Readonly<Record<string, string>> = {
  readableStreamToText: "text",
  readableStreamToJSON: "json",
  readableStreamToBlob: "blob",
  readableStreamToBytes: "bytes",
  readableStreamToArrayBuffer: "arrayBuffer",
};

/**
 * Converts a call of a function of Bun.
 *
 * @param callee the function, as the call names it
 * @returns false where `name` is no function that this converts
 */
export function convertCall(callee: ts.Node, call: ts.CallExpression, name: string, context: BunContext): boolean {
  const { collector, checker } = context;
  const file = callee.getSourceFile();
  const reader = streamReaders[name];
  if (reader !== undefined) {
    const argument = first(call);
    if (!argument || call.arguments.length > 1) return false;
    collector.replace(file, { start: call.getStart(), end: argument.getStart() }, "new Response(", "bun-workers/api");
    collector.replace(file, { start: argument.end, end: call.end }, `).${reader}()`, "bun-workers/api");
    return true;
  }
  if (name === "nanoseconds" && call.arguments.length === 0) {
    const isOperand = ts.isBinaryExpression(call.parent) || ts.isPropertyAccessExpression(call.parent);
    collector.replaceNode(
      call,
      isOperand ? "(performance.now() * 1e6)" : "performance.now() * 1e6",
      "bun-workers/similar-api",
    );
    return true;
  }
  if (name === "deepEquals") return convertDeepEquals(callee, call, context);
  const form = callForms[name];
  if (!form) return false;
  const reason = form.refuse?.(call, checker);
  if (reason !== undefined) {
    context.find(call, "bun-workers/call-form", `\`${callee.getText()}()\` stays: ${reason}`);
    return true;
  }
  const { module, name: target, as } = form;
  const local =
    module === undefined ? target : context.import(file, { name: target, module, ...(as !== undefined && { as }) });
  context.converted.add(callee);
  if (local !== callee.getText())
    collector.replaceNode(callee, local, form.isSimilar ? "bun-workers/similar-api" : "bun-workers/api");
  return true;
}

/** Without `true` as its third argument Bun's comparison passes over members that are `undefined`; Node's does not. */
function convertDeepEquals(callee: ts.Node, call: ts.CallExpression, context: BunContext): boolean {
  const [, second, strict] = call.arguments;
  if (!second || strict?.kind !== ts.SyntaxKind.TrueKeyword || call.arguments.length > 3) {
    context.find(
      call,
      "bun-workers/call-form",
      "`Bun.deepEquals()` stays: without `true` for `strict` it takes `{ a: undefined }` and `{}` for equal, which `isDeepStrictEqual()` does not.",
    );
    return true;
  }
  const file = callee.getSourceFile();
  const local = context.import(file, { name: "isDeepStrictEqual", module: "node:util" });
  context.collector.replaceNode(callee, local, "bun-workers/api");
  context.collector.replace(file, { start: second.end, end: strict.end }, "", "bun-workers/api");
  return true;
}

/** Options of `Bun.fetch` that the web's has not: `proxy`, `tls`, `unix`, `verbose`. */
function refuseBunOptions(call: ts.CallExpression): string | undefined {
  const options = call.arguments[1];
  if (options && !ts.isObjectLiteralExpression(options)) return undefined;
  const own = options?.properties.find(
    ({ name }) => name && ts.isIdentifier(name) && ["proxy", "tls", "unix", "verbose", "s3"].includes(name.text),
  );
  return own ? "Its options hold one that is Bun's alone." : undefined;
}
