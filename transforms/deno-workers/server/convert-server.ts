import { ts } from "ts-morph";
import { lineEndOf } from "../../../src/engine/line-end.js";
import type { ReferenceIndex } from "../../../src/typescript/cascade/references.js";
import { dottedName } from "../../../src/typescript/dotted-name.js";
import { freeName, usesSemicolons } from "../../../src/typescript/file-style.js";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { isJavaScript } from "../../../src/typescript/javascript.js";
import { defaultExportOf } from "../../../src/typescript/server/default-export.js";
import { exportOnFirstRequest, removeServerDeclaration } from "../../../src/typescript/server/export-handler.js";
import { firstLineOf, serverUses } from "../../../src/typescript/server/server-uses.js";
import { type StartUp, startUpAround, topStatement } from "../../../src/typescript/server/start-up.js";
import { unusedVariables } from "../../../src/typescript/server/unused-variables.js";
import type { DenoContext } from "../deno-context.js";
import { scheduledMethod } from "./cron-jobs.js";
import { type HandlerForm, readHandler } from "./handler-function.js";
import { readServeCall, type ServeCall } from "./serve-call.js";
import { aroundHandler, type MovedHandler } from "./web-sockets.js";

/** A server that is converted: its module's text is written when all else of the module is known. */
export interface ConvertedServer {
  /** The function that now starts up with the first request, if there is one. */
  readonly startUp?: StartUp;
  /** Writes the default export. Comes after jobs were collected. */
  readonly write: () => void;
}

/**
 * Reads a call that serves and makes its module an entry, or names what stands in the way.
 *
 * @param call of `Deno.serve`, or of the standard library's `serve`
 */
export function convertServer(
  call: ts.CallExpression,
  references: ReferenceIndex,
  context: DenoContext,
): ConvertedServer | undefined {
  const form = (message: string) => context.find(call.expression, "deno-workers/serve-form", message);
  const server = readServeCall(call);
  if (typeof server === "string") {
    form(server);
    return undefined;
  }
  const handler = readHandler(server.handler, references, context);
  const uses = server.variable ? serverUses(server.variable, context.checker) : { removed: [], blocked: [] };
  const top = topStatement(server.statement);
  const startUp = top ? undefined : startUpAround(server.statement, references);
  const isComputed = !Array.isArray(handler) && handler.isComputed;
  const isInNamedFunction = startUp !== undefined && (server.onError !== undefined || isComputed);
  if (Array.isArray(handler) || uses.blocked.length > 0 || typeof startUp === "string" || isInNamedFunction) {
    for (const { node, code, message } of Array.isArray(handler) ? handler : []) context.find(node, code, message);
    for (const use of uses.blocked)
      context.find(use, "deno-workers/server-use", `\`${firstLineOf(use.parent)}\` needs a server, so it stays.`);
    if (typeof startUp === "string") form(startUp);
    else if (isInNamedFunction) form("The server in a function has `onError`, or a handler that the call computes.");
    return undefined;
  }
  const file = call.getSourceFile();
  const path = context.analysis.pathOf(file);
  const other = defaultExportOf(file);
  const isSame = other && dottedName(server.handler) === `${other.getText()}.fetch` && !server.onError;
  if (context.entries.has(path) || (other && !isSame)) {
    const what = other ? `exports ${firstLineOf(other)}` : "serves";
    context.find(call.expression, "deno-workers/second-server", `The module ${what} already.`);
    return undefined;
  }
  context.entries.add(path);
  const code = startUp ? "deno-workers/serve-on-first-request" : "deno-workers/serve";
  for (const statement of uses.removed) context.remove(statement, code);
  if (server.variable) removeServerDeclaration(server.variable, code, context);
  const listeners = [...context.gone].filter((node) => node.getSourceFile() === file);
  const unused = unusedVariables([...server.dropped, ...uses.removed, ...listeners], context.checker);
  for (const declaration of unused) context.remove(declaration, code);
  for (const node of server.dropped) context.gone.add(node);
  if (isSame && top) {
    context.remove(top, code);
    if (ts.isExportAssignment(other.parent)) context.movable.set(path, other);
    return { write: () => undefined };
  }
  for (const edit of handler.edits) edit();
  // `if (import.meta.main)` goes with the server behind it.
  if (top && ts.isIfStatement(top)) context.gone.add(top.expression);
  if (startUp) context.gone.add(startUp.start);
  if (startUp) {
    const node = server.handler;
    const [before, after] = handlerText(server, handler, file);
    return {
      startUp,
      write: () => {
        if (ts.isMethodDeclaration(node)) context.collector.replaceNode(node.name, "fetch", code);
        const text = { node, open: `{ ${before}`, close: `${after} }`, takesRequest: handler.takesRequest };
        exportOnFirstRequest(server, startUp, new Set(uses.removed), text, code, context);
      },
    };
  }
  if (top) context.movable.set(path, undefined);
  return { write: () => top && writeExport(server, handler, top, context) };
}

/** `fetch: ` and what has to stand around the handler. */
function handlerText(
  { handler }: ServeCall,
  { isWrapped }: HandlerForm,
  file: ts.SourceFile,
): readonly [string, string] {
  if (ts.isMethodDeclaration(handler)) return ["", ""];
  if (!isWrapped) return ["fetch: ", ""];
  const request = isJavaScript(file) ? "request" : "request: Request";
  return [`fetch: (${request}) => `, "(request)"];
}

/** The server's statement becomes the constants for what is written in it, and the default export. */
function writeExport(server: ServeCall, form: HandlerForm, top: ts.Statement, context: DenoContext): void {
  const { collector } = context;
  const file = top.getSourceFile();
  const lineEnd = lineEndOf(file.text);
  const isTyped = !isJavaScript(file);
  const semicolon = usesSemicolons(file) ? ";" : "";
  const unit = unitOf(file);
  const jobs = context.cronJobs.get(file) ?? [];
  const code = server.onError
    ? "deno-workers/error-handler"
    : jobs.length > 0
      ? "deno-workers/cron"
      : "deno-workers/serve";
  const { handler, onError } = server;
  const isShort = !form.isWritten || hasExpressionBody(handler);
  const needsName = onError !== undefined || jobs.length > 0 || !isShort || form.isComputed;
  const replace = (start: number, end: number, text: string) => collector.replace(file, { start, end }, text, code);
  const moved = aroundHandler(file, semicolon, lineEnd, context);
  const [open, close] = [`export default ${moved.open}{`, `}${moved.close}${semicolon}${moved.behind}`];

  if (server.object && !onError && jobs.length === 0 && !form.isWrapped) {
    exportOptions(server.object, server, top, moved, context);
    return;
  }
  if (!needsName) {
    const [before, after] = handlerText(server, form, file);
    if (ts.isMethodDeclaration(handler)) {
      replace(top.getStart(), handler.getStart(), `${open} `);
      replace(handler.name.getStart(), handler.name.end, "fetch");
    } else replace(top.getStart(), handler.getStart(), `${open} ${before}`);
    replace(handler.end, top.end, `${after} ${close}`);
    return;
  }
  const request = isTyped ? "request: Request" : "request";
  const argument = form.takesRequest ? "request" : "";
  const handlerName = nameFor(handler, "handler", file);
  const errorName = onError && nameFor(onError, "onError", file);
  const answer = `${handlerName}(${argument})`;
  const fetchLines = errorName
    ? [
        `async fetch(${form.takesRequest ? request : ""})${isTyped ? ": Promise<Response>" : ""} {`,
        `${unit}try {`,
        `${unit}${unit}return await ${answer}${semicolon}`,
        `${unit}} catch (error) {`,
        `${unit}${unit}return ${isNamedHere(onError) ? `await ${errorName}(error)` : `${errorName}(error)`}${semicolon}`,
        `${unit}}`,
        "},",
      ]
    : form.isWrapped
      ? [`fetch: (${request}) => ${answer},`]
      : [handlerName === "fetch" ? "fetch," : `fetch: ${handlerName},`];
  const scheduled = jobs.length > 0 ? scheduledMethod(jobs, isTyped, semicolon, unit) : [];
  const exported =
    fetchLines.length === 1 && scheduled.length === 0
      ? [`${open} ${(fetchLines[0] ?? "").slice(0, -1)} ${close}`]
      : [open, ...[...fetchLines, ...scheduled].map((line) => unit + line), close];
  // Constants in the order in which they are written, then the export.
  const written = [handler, ...(onError ? [onError] : [])]
    .filter((node) => !isNamedHere(node))
    .sort((a, b) => a.getStart() - b.getStart());
  let at = top.getStart();
  let ends = "";
  for (const node of written) {
    const name = node === handler ? handlerName : (errorName ?? "");
    const isMethod = ts.isMethodDeclaration(node);
    const start = node.getStart();
    replace(at, start, ends + (isMethod ? "" : `const ${name} = `));
    if (isMethod) {
      replace(node.name.getStart(), node.name.end, `function ${name}`);
    }
    at = node.end;
    ends = `${isMethod ? "" : semicolon}${lineEnd}${lineEnd}`;
    if (node === onError && isTyped) annotateError(node, context);
  }
  replace(at, top.end, ends + exported.join(lineEnd));
}

/** Whether a function is short enough to stand in the export: `() => new Response("OK")`. */
function hasExpressionBody(node: ts.Node): boolean {
  const written = ts.isExpression(node) ? withoutOuterExpressions(node) : node;
  return ts.isArrowFunction(written) && !ts.isBlock(written.body);
}

/** `handler`, `router.handle` */
function isNamedHere(node: ts.Node): boolean {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
}

function nameFor(node: ts.Node, wanted: string, file: ts.SourceFile): string {
  return isNamedHere(node) ? node.getText() : freeName(wanted, file);
}

/** `Deno.serve({ port, handler() { … } })` → `export default { fetch() { … } }` */
function exportOptions(
  object: ts.ObjectLiteralExpression,
  { handler, dropped }: ServeCall,
  top: ts.Statement,
  moved: MovedHandler,
  context: DenoContext,
): void {
  const { collector } = context;
  const code = "deno-workers/serve";
  const file = top.getSourceFile();
  const end = `${moved.close}${usesSemicolons(file) ? ";" : ""}${moved.behind}`;
  collector.replace(file, { start: top.getStart(), end: object.getStart() }, `export default ${moved.open}`, code);
  collector.replace(file, { start: object.end, end: top.end }, end, code);
  for (const property of object.properties) if (dropped.includes(property)) context.remove(property, code);
  const property = ts.isMethodDeclaration(handler) ? handler : handler.parent;
  if (ts.isShorthandPropertyAssignment(property)) collector.wrapNode(property, "fetch: ", "", code);
  else if (ts.isMethodDeclaration(property) || ts.isPropertyAssignment(property))
    collector.replaceNode(property.name, "fetch", code);
}

function unitOf(file: ts.SourceFile): string {
  const indentation = /^[ \t]+(?=\S)/m.exec(file.text)?.[0] ?? "  ";
  return indentation.startsWith("\t") ? "\t" : indentation;
}

/** `(error) =>` → `(error: unknown) =>` */
function annotateError(node: ts.Expression | ts.MethodDeclaration, { collector }: DenoContext): void {
  if (!ts.isFunctionLike(node)) return;
  const [error] = node.parameters;
  if (!error || error.type) return;
  const file = node.getSourceFile();
  const hasParentheses = file.text.slice(node.getStart(), error.getStart()).includes("(");
  const [open, close] = hasParentheses ? ["", ""] : ["(", ")"];
  collector.wrap(
    file,
    { start: error.getStart(), end: error.end },
    open,
    `: unknown${close}`,
    "deno-workers/error-handler",
  );
}
