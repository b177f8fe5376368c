import { ts } from "ts-morph";
import { dottedName } from "../../../src/typescript/dotted-name.js";
import type { ReferenceIndex } from "../../../src/typescript/cascade/references.js";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { defaultExportOf } from "../../../src/typescript/server/default-export.js";
import {
  annotateRequest,
  exportHandler,
  exportOnFirstRequest,
  type HandlerText,
  removeServerDeclaration,
} from "../../../src/typescript/server/export-handler.js";
import { type ServerUses, firstLineOf, serverUses } from "../../../src/typescript/server/server-uses.js";
import { startStatementOf } from "../../../src/typescript/server/start-statement.js";
import { type StartUp, startUpAround, topStatement } from "../../../src/typescript/server/start-up.js";
import { unusedVariables } from "../../../src/typescript/server/unused-variables.js";
import type { BunContext } from "../bun-context.js";
import { readHandlerOptions } from "./handler-options.js";
import { importServeHandler } from "./routes-module.js";
import { type ServerCall, readServerCall } from "./server-call.js";
import { convertSocketServer, isSocketServerUse, usesOfProperty } from "./sockets.js";

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
  const server = readServerCall(call, context.options["durable-objects"]);
  if (typeof server === "string") {
    context.find(call.expression, "bun-workers/serve-form", server);
    return undefined;
  }
  const hasSockets = server.options.properties.some(({ name }) => name?.getText() === "websocket");
  const keepsServer = hasSockets && context.options["durable-objects"];
  if (server.variable && isExported(server.statement)) {
    const message = `\`${server.variable.text}\` is exported, and what others do with a server needs one, so it stays.`;
    context.find(server.variable, "bun-workers/server-use", message);
    return undefined;
  }
  const options = readHandlerOptions(server.options, context, keepsServer);
  const uses = usesOf(server, keepsServer, references, context);
  const top = topStatement(server.statement);
  const starts = top || !keepsServer ? undefined : startStatementOf(call, references, context.checker);
  const startUp = top || keepsServer ? undefined : startUpAround(server.statement, references);
  const reason = [starts, startUp].find((each) => typeof each === "string");
  if (Array.isArray(options) || uses.blocked.length > 0 || typeof starts === "string" || typeof startUp === "string") {
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
    if (reason !== undefined) context.find(call.expression, "bun-workers/serve-form", reason);
    return undefined;
  }
  const file = (starts?.statement ?? call).getSourceFile();
  const other = defaultExportOf(file);
  const serves = other && sameHandler(other, server.options);
  if (other && (!serves || keepsServer)) {
    context.find(call.expression, "bun-workers/second-server", `The module exports ${firstLineOf(other)} already.`);
    return undefined;
  }
  if (starts && !context.analysis.tree.isEditable(context.analysis.pathOf(file))) {
    const message = `It is started in ${context.analysis.pathOf(file)}, which is not among the paths.`;
    context.find(call.expression, "bun-workers/serve-form", message);
    return undefined;
  }
  const place = starts ?? top;
  if (keepsServer && place) {
    for (const statement of uses.removed) context.remove(statement, "bun-workers/socket-server");
    for (const edit of options.edits) edit();
    for (const property of options.dropped) context.remove(property, "bun-workers/socket-server");
    for (const declaration of unusedVariables([...options.dropped, ...uses.removed], context.checker))
      context.remove(declaration, "bun-workers/socket-server");
    const hasRoutes = server.options.properties.some(({ name }) => name?.getText() === "routes");
    convertSocketServer(server, place, uses.removed, hasRoutes, context);
    return undefined;
  }
  context.entries.add(context.analysis.pathOf(file));
  const code = startUp
    ? "bun-workers/serve-on-first-request"
    : options.needsModule
      ? "bun-workers/routes"
      : "bun-workers/serve";
  for (const statement of uses.removed) context.remove(statement, code);
  if (server.variable) removeServerDeclaration(server.variable, code, context);
  if (serves && top) {
    context.remove(top, code);
    return undefined;
  }
  for (const edit of options.edits) edit();
  const written = writtenFetch(server.options);
  if (!options.needsModule && written) annotateRequest(written, "bun-workers/serve", context);
  for (const property of options.dropped) context.remove(property, code);
  const unused = unusedVariables([...options.dropped, ...uses.removed], context.checker);
  for (const declaration of unused) context.remove(declaration, code);
  const [open, close] = options.needsModule ? [`${importServeHandler(file, context)}(`, ")"] : ["", ""];
  const takesRequest = options.needsModule || written?.parameters.length !== 0;
  const handler: HandlerText = { node: server.options, open, close, takesRequest };
  if (startUp) exportOnFirstRequest(server, startUp, new Set(uses.removed), handler, code, context);
  else if (top) exportHandler(top, handler, code, context);
  return startUp;
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.isVariableStatement(statement) &&
    (statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}

/** What becomes of the uses of the server object; where handlers get one, it can be used as they do. */
function usesOf(
  { variable, property }: ServerCall,
  keepsServer: boolean,
  references: ReferenceIndex,
  { checker }: BunContext,
): ServerUses {
  if (property) return usesOfProperty(property, references, checker);
  if (!variable) return { removed: [], blocked: [] };
  const uses = serverUses(variable, checker);
  return keepsServer ? { ...uses, blocked: uses.blocked.filter((use) => !isSocketServerUse(use)) } : uses;
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
