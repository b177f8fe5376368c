import { ts } from "ts-morph";
import type { DenoContext } from "../deno-context.js";
import type { UseConversion } from "./library-form.js";

const review = "deno-workers/similar-api";

/** The call whose function a name is. */
export function callOf(use: ts.Node): ts.CallExpression | undefined {
  return ts.isCallExpression(use.parent) && use.parent.expression === use ? use.parent : undefined;
}

function hasSpread(call: ts.CallExpression): boolean {
  return call.arguments.some((argument) => ts.isSpreadElement(argument));
}

/** `delay(ms)` → the timer of `node:timers/promises` */
export const convertDelay: UseConversion = (use, context) => {
  const call = callOf(use);
  if (call?.arguments.length !== 1 || hasSpread(call)) return "it is not called with one argument";
  const local = context.import(use.getSourceFile(), {
    name: "setTimeout",
    module: "node:timers/promises",
    as: use.text,
  });
  if (local !== use.text) context.collector.replaceNode(use, local, "deno-workers/api");
  return undefined;
};

/** `encodeBase64(data)` → `Buffer.from(data).toString("base64")` */
export function bytesToText(encoding: "base64" | "base64url" | "hex"): UseConversion {
  return (use, context) => {
    const call = callOf(use);
    const [data] = call?.arguments ?? [];
    if (!call || !data || call.arguments.length > 1 || hasSpread(call)) return "it is not called with one argument";
    const file = use.getSourceFile();
    const buffer = context.import(file, { name: "Buffer", module: "node:buffer" });
    context.collector.replace(
      file,
      { start: call.getStart(), end: data.getStart() },
      `${buffer}.from(`,
      "deno-workers/api",
    );
    context.collector.replace(
      file,
      { start: data.end, end: call.end },
      `).toString("${encoding}")`,
      "deno-workers/api",
    );
    return undefined;
  };
}

/** `decodeBase64(text)` → `new Uint8Array(Buffer.from(text, "base64"))` */
export function textToBytes(encoding: "base64" | "base64url" | "hex"): UseConversion {
  return (use, context) => {
    const call = callOf(use);
    const [text] = call?.arguments ?? [];
    if (!call || !text || call.arguments.length > 1 || hasSpread(call)) return "it is not called with one argument";
    const file = use.getSourceFile();
    const buffer = context.import(file, { name: "Buffer", module: "node:buffer" });
    const open = `new Uint8Array(${buffer}.from(`;
    context.collector.replace(file, { start: call.getStart(), end: text.getStart() }, open, review);
    context.collector.replace(file, { start: text.end, end: call.end }, `, "${encoding}"))`, review);
    return undefined;
  };
}

/** `toHashString(hash)` → `Buffer.from(hash).toString("hex")` */
export const toHashString: UseConversion = (use, context) => {
  const call = callOf(use);
  const [hash, encoding] = call?.arguments ?? [];
  if (!call || !hash || hasSpread(call)) return "it is not called here";
  if (encoding && !ts.isStringLiteralLike(encoding)) return "its encoding is not written here";
  const file = use.getSourceFile();
  const buffer = context.import(file, { name: "Buffer", module: "node:buffer" });
  const name = encoding && ts.isStringLiteralLike(encoding) ? encoding.text : "hex";
  context.collector.replace(
    file,
    { start: call.getStart(), end: hash.getStart() },
    `${buffer}.from(`,
    "deno-workers/api",
  );
  context.collector.replace(file, { start: hash.end, end: call.end }, `).toString("${name}")`, "deno-workers/api");
  return undefined;
};

/** Deno's answers `false` where the lengths differ; Node's throws. */
export const convertTimingSafeEqual: UseConversion = (use, context) => {
  const call = callOf(use);
  const [a, b] = call?.arguments ?? [];
  if (!call || !a || !b || call.arguments.length > 2 || hasSpread(call)) return "it is not called with two arguments";
  if (!ts.isIdentifier(a) || !ts.isIdentifier(b))
    return "its arguments are not names, and Node's throws where lengths differ";
  const file = use.getSourceFile();
  const local = context.import(file, { name: "timingSafeEqual", module: "node:crypto", as: use.text });
  const isAlone = !ts.isBinaryExpression(call.parent) && !ts.isPrefixUnaryExpression(call.parent);
  const text = `${a.text}.byteLength === ${b.text}.byteLength && ${local}(${a.text}, ${b.text})`;
  context.collector.replaceNode(call, isAlone ? text : `(${text})`, "deno-workers/api");
  return undefined;
};

/** `v4.generate()`, `generate()` → `crypto.randomUUID()` */
export const convertUuid: UseConversion = (use, context) => {
  const member = use.parent;
  const callee =
    ts.isPropertyAccessExpression(member) && member.expression === use && member.name.text === "generate"
      ? member
      : use;
  const call = callOf(callee);
  if (!call || call.arguments.length > 0 || (callee === use && use.text === "v4"))
    return "it does not make a UUID here";
  context.collector.replaceNode(call, "crypto.randomUUID()", "deno-workers/api");
  return undefined;
};

/** `await load({ export: true });` goes; `const env = await load();` reads what is there. */
export const convertLoad: UseConversion = (use, context) => {
  const call = callOf(use);
  if (!call) return "it is not called here";
  const outer = ts.isAwaitExpression(call.parent) ? call.parent : call;
  noteDotenv(call, context);
  if (ts.isExpressionStatement(outer.parent)) {
    context.remove(outer.parent, "deno-workers/api");
    return undefined;
  }
  context.gone.add(outer);
  context.collector.replaceNode(outer, "process.env", review);
  return undefined;
};

export function noteDotenv(node: ts.Node, context: DenoContext): void {
  context.find(node, "deno-workers/dotenv", "The program loaded `.env` here: wrangler reads `.dev.vars`.");
}

/** The old enumeration, by value. https://www.iana.org/assignments/http-status-codes */
const statuses: Readonly<Record<string, number>> = {
  OK: 200,
  Created: 201,
  Accepted: 202,
  NoContent: 204,
  ResetContent: 205,
  PartialContent: 206,
  MovedPermanently: 301,
  Found: 302,
  SeeOther: 303,
  NotModified: 304,
  TemporaryRedirect: 307,
  PermanentRedirect: 308,
  BadRequest: 400,
  Unauthorized: 401,
  PaymentRequired: 402,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  NotAcceptable: 406,
  RequestTimeout: 408,
  Conflict: 409,
  Gone: 410,
  LengthRequired: 411,
  PreconditionFailed: 412,
  RequestEntityTooLarge: 413,
  UnsupportedMediaType: 415,
  Teapot: 418,
  UnprocessableEntity: 422,
  TooEarly: 425,
  UpgradeRequired: 426,
  TooManyRequests: 429,
  InternalServerError: 500,
  NotImplemented: 501,
  BadGateway: 502,
  ServiceUnavailable: 503,
  GatewayTimeout: 504,
};

/** `Status.NotFound` → `404` */
export const convertStatus: UseConversion = (use, context) => {
  const member = use.parent;
  const name = ts.isPropertyAccessExpression(member) && member.expression === use ? member.name.text : "";
  const value = Object.hasOwn(statuses, name) ? statuses[name] : undefined;
  if (value === undefined || ts.isPropertyAccessExpression(member.parent)) return "it names no status here";
  context.collector.replaceNode(member, String(value), "deno-workers/api");
  return undefined;
};
