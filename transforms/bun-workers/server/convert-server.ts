import { ts } from "ts-morph";
import { lineEndOf } from "../../../src/engine/line-end.js";
import { dottedName } from "../../../src/typescript/dotted-name.js";
import type { ReferenceIndex } from "../../../src/typescript/cascade/references.js";
import { freeName, indentationOf, usesSemicolons } from "../../../src/typescript/file-style.js";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { isJavaScript } from "../../../src/typescript/javascript.js";
import type { BunCode, BunContext } from "../bun-context.js";
import { readHandlerOptions } from "./handler-options.js";
import { defaultExportOf } from "./default-export.js";
import { importServeHandler } from "./routes-module.js";
import { type ServerCall, readServerCall } from "./server-call.js";
import { firstLineOf, isShutdownListener, serverUses } from "./server-uses.js";
import { unusedVariables } from "./unused-variables.js";
import { type StartUp, startUpAround, topStatement } from "./start-up.js";

/**
 * Converts a call of `Bun.serve` into the default export of its module, or names what stands in the way.
 *
 * @param call of `Bun.serve`
 * @returns the function that now starts up with the first request, if there is one
 */
export function convertServer(
  call: ts.CallExpression,
  references: ReferenceIndex,
  context: BunContext,
): StartUp | undefined {
  const server = readServerCall(call);
  if (typeof server === "string") {
    context.find(call.expression, "bun-workers/serve-form", server);
    return undefined;
  }
  const options = readHandlerOptions(server.options, context);
  const uses = server.variable ? serverUses(server.variable, context) : { removed: [], blocked: [] };
  const top = topStatement(server.statement);
  const startUp = top ? undefined : startUpAround(server.statement, references);
  if (Array.isArray(options) || uses.blocked.length > 0 || typeof startUp === "string") {
    // Where there are WebSockets, all that needs the server follows from them.
    const refusals = Array.isArray(options) ? options : [];
    const socket = refusals.find(({ code }) => code === "bun-workers/websocket");
    if (socket) {
      context.find(socket.node, socket.code, socket.message);
      return undefined;
    }
    for (const { node, code, message } of refusals) context.find(node, code, message);
    for (const use of uses.blocked)
      context.find(use, "bun-workers/server-use", `\`${firstLineOf(use.parent)}\` needs a server, so it stays.`);
    if (typeof startUp === "string") context.find(call.expression, "bun-workers/serve-form", startUp);
    return undefined;
  }
  const file = call.getSourceFile();
  const other = defaultExportOf(file);
  const serves = other && sameHandler(other, server.options);
  if (other && !serves) {
    context.find(call.expression, "bun-workers/second-server", `The module exports ${firstLineOf(other)} already.`);
    return undefined;
  }
  context.entries.add(context.analysis.pathOf(file));
  const code = startUp
    ? "bun-workers/serve-on-first-request"
    : options.needsModule
      ? "bun-workers/routes"
      : "bun-workers/serve";
  for (const statement of uses.removed) context.remove(statement, code);
  if (server.variable) removeDeclaration(server.variable, code, context);
  if (serves && top) {
    context.remove(top, code);
    return undefined;
  }
  for (const edit of options.edits) edit();
  if (!options.needsModule) annotateRequest(server.options, context);
  for (const property of options.dropped) context.remove(property, code);
  const unused = unusedVariables([...options.dropped, ...uses.removed], context);
  for (const declaration of unused) context.remove(declaration, code);
  if (startUp) convertStartUp(server, startUp, new Set(uses.removed), options.needsModule, context);
  else if (top) convertTop(server, top, options.needsModule, code, context);
  return startUp;
}

function convertTop(
  server: ServerCall,
  top: ts.Statement,
  needsModule: boolean,
  code: BunCode,
  context: BunContext,
): void {
  const { collector } = context;
  const file = top.getSourceFile();
  const { options } = server;
  const [open, close] = needsModule ? [`${importServeHandler(file, context)}(`, ")"] : ["", ""];
  collector.replace(file, { start: top.getStart(), end: options.getStart() }, `export default ${open}`, code);
  const semicolon = usesSemicolons(file) ? ";" : "";
  collector.replace(file, { start: options.end, end: top.end }, close + semicolon, code);
}

/** The function returns the handler, and the module exports one that calls it. */
function convertStartUp(
  server: ServerCall,
  startUp: StartUp,
  removed: ReadonlySet<ts.Statement>,
  needsModule: boolean,
  context: BunContext,
): void {
  const { collector } = context;
  const code = "bun-workers/serve-on-first-request";
  const { options, statement } = server;
  const { body, declaration, start } = startUp;
  const file = statement.getSourceFile();
  for (const other of body.statements)
    if (isShutdownListener(other) && !removed.has(other)) context.remove(other, code);
  const following = body.statements.slice(body.statements.indexOf(statement) + 1);
  const last = following.findLast((other) => !removed.has(other) && !isShutdownListener(other));
  const [open, close] = needsModule ? [`${importServeHandler(file, context)}(`, ")"] : ["", ""];
  const semicolon = usesSemicolons(file) ? ";" : "";
  const handler = server.variable?.text ?? freeName("handler", body);
  const keyword = last === undefined ? "return" : `const ${handler} =`;
  collector.replace(file, { start: statement.getStart(), end: options.getStart() }, `${keyword} ${open}`, code);
  collector.replace(file, { start: options.end, end: statement.end }, close + semicolon, code);
  const lineEnd = lineEndOf(file.text);
  if (last) {
    const text = `${lineEnd}${indentationOf(statement)}return ${handler}${semicolon}`;
    collector.insert(file, last.end, text, code);
  }
  if (declaration.type)
    collector.replace(file, { start: declaration.parameters.end + 1, end: declaration.type.end }, "", code);
  collector.replaceNode(
    start,
    entryText(startUp, file, needsModule || takesRequest(options), lineEnd, semicolon),
    code,
  );
}

function entryText(
  { name, isAsync }: StartUp,
  file: ts.SourceFile,
  takesRequest: boolean,
  lineEnd: string,
  semicolon: string,
): string {
  const isTyped = !isJavaScript(file);
  const ready = freeName("ready", file);
  const indentation = /^[ \t]+(?=\S)/m.exec(file.text)?.[0] ?? "  ";
  const unit = indentation.startsWith("\t") ? "\t" : indentation;
  const argument = takesRequest ? "request" : "";
  const parameter = takesRequest ? (isTyped ? "request: Request" : "request") : "";
  const result = isTyped ? ": Promise<Response>" : "";
  const started = isAsync
    ? [
        `${ready} ??= ${name}().catch((error${isTyped ? ": unknown" : ""}) => {`,
        `${unit}${ready} = undefined${semicolon}`,
        `${unit}throw error${semicolon}`,
        `})${semicolon}`,
        `return (await ${ready}).fetch(${argument})${semicolon}`,
      ]
    : [`${ready} ??= ${name}()${semicolon}`, `return ${ready}.fetch(${argument})${semicolon}`];
  return [
    `let ${ready}${isTyped ? `: ReturnType<typeof ${name}> | undefined` : ""}${semicolon}`,
    "",
    "export default {",
    `${unit}async fetch(${parameter})${result} {`,
    ...started.map((line) => unit + unit + line),
    `${unit}},`,
    `}${semicolon}`,
  ].join(lineEnd);
}

/** `let server: Server | undefined;`, where an assignment fills it. */
function removeDeclaration(variable: ts.Identifier, code: BunCode, context: BunContext): void {
  if (ts.isVariableDeclaration(variable.parent)) return;
  const declaration = context.checker.getSymbolAtLocation(variable)?.valueDeclaration;
  if (declaration && ts.isVariableDeclaration(declaration)) context.remove(declaration, code);
}

/** Whether a module exports the very thing that its server answers with: `export default app` beside `fetch: app.fetch`. */
function sameHandler(exported: ts.Expression, options: ts.ObjectLiteralExpression): boolean {
  const fetch = options.properties.find((property) => property.name?.getText() === "fetch");
  if (!ts.isIdentifier(exported) || !fetch || !ts.isPropertyAssignment(fetch)) return false;
  const others = options.properties.some((property) => ["routes", "error"].includes(property.name?.getText() ?? ""));
  return !others && dottedName(fetch.initializer) === `${exported.text}.fetch`;
}

/** The function that is written as `fetch`, if it is written in the options. */
function writtenFetch(options: ts.ObjectLiteralExpression): ts.SignatureDeclaration | undefined {
  const property = options.properties.find(({ name }) => name && ts.isIdentifier(name) && name.text === "fetch");
  const written =
    property && ts.isPropertyAssignment(property) ? withoutOuterExpressions(property.initializer) : property;
  return written && ts.isFunctionLike(written) ? written : undefined;
}

/** A function without parameters is called without arguments, as its type asks for. */
function takesRequest(options: ts.ObjectLiteralExpression): boolean {
  return writtenFetch(options)?.parameters.length !== 0;
}

/** `fetch(request)` → `fetch(request: Request)`: `Bun.serve` gave the parameter its type. */
function annotateRequest(options: ts.ObjectLiteralExpression, { collector }: BunContext): void {
  const file = options.getSourceFile();
  const written = writtenFetch(options);
  if (isJavaScript(file) || !written) return;
  const [request] = written.parameters;
  if (!request || request.type || request.initializer) return;
  const hasParentheses =
    written.getText().includes("(") && file.text.slice(written.getStart(), request.getStart()).includes("(");
  const [open, close] = hasParentheses ? ["", ""] : ["(", ")"];
  collector.wrap(file, { start: request.getStart(), end: request.end }, open, `: Request${close}`, "bun-workers/serve");
}
