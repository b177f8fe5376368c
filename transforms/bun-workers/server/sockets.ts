import { ts } from "ts-morph";
import { lineEndOf } from "../../../src/engine/line-end.js";
import type { Binding, NewFile } from "../../../src/engine/plan.js";
import { directoryOf, joinPath, relativePath } from "../../../src/engine/tree-paths.js";
import { indentationOf, quoteOf, usesSemicolons } from "../../../src/typescript/file-style.js";
import { isJavaScript, withoutTypes } from "../../../src/typescript/javascript.js";
import { outerState } from "../../../src/typescript/server/sockets/outer-state.js";
import {
  socketBinding,
  socketClass,
  socketServerText,
} from "../../../src/typescript/server/sockets/socket-server-text.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import type { BunContext } from "../bun-context.js";
import { extensionIn } from "./routes-module.js";
import { socketRoutesText } from "./routes-text.js";
import type { ServerCall } from "./server-call.js";

const code = "bun-workers/socket-server";
const moduleName = "socket-server";
const routesName = "socket-routes";

/** What of a server object the generated module has. */
const members: ReadonlySet<string> = new Set(["upgrade", "publish", "subscriberCount", "requestIP", "timeout"]);

/** A server with WebSockets that became one with a Durable Object. */
export interface SocketEntry {
  readonly file: ts.SourceFile;
  readonly hasRoutes: boolean;
}

/** Whether the generated server does what is asked of a server object here: a method that it has, or to be handed on. */
export function isSocketServerUse(use: ts.Identifier): boolean {
  const { parent } = use;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === use) return members.has(parent.name.text);
  return (
    (ts.isCallExpression(parent) && parent.arguments.includes(use)) ||
    ts.isShorthandPropertyAssignment(parent) ||
    (ts.isPropertyAssignment(parent) && parent.initializer === use)
  );
}

/**
 * `Bun.serve({ fetch, websocket })` at the top of a module → `serveSockets({ fetch, websocket })` of the generated module,
 * which the module exports, with the class of the Durable Object.
 *
 * @param removed statements that go: lines that print the address, listeners that stop the server
 */
export function convertSocketServer(
  server: ServerCall,
  top: ts.Statement,
  removed: readonly ts.Statement[],
  hasRoutes: boolean,
  context: BunContext,
): void {
  const { collector, checker } = context;
  const { call, options, variable } = server;
  const file = call.getSourceFile();
  const serve = context.import(file, { name: "serveSockets", module: `./${moduleName}${extensionIn(file)}` });
  const semicolon = usesSemicolons(file) ? ";" : "";
  const lineEnd = lineEndOf(file.text);
  const remaining = (variable ? usesInFile(variable, checker) : []).filter(
    (use) => !removed.some((statement) => statement.pos <= use.pos && use.end <= statement.end),
  );
  const [data, ...others] = call.typeArguments ?? [];
  const last = others.at(-1);
  if (data && last) collector.replace(file, { start: data.end, end: last.end }, "", code);
  const quote = quoteOf(file);
  const module = `${quote}./${moduleName}${extensionIn(file)}${quote}`;
  const exported = `${lineEnd}${lineEnd}export { ${socketClass} } from ${module}${semicolon}`;
  if (variable && remaining.length > 0) {
    collector.replaceNode(call.expression, serve, code);
    const text = `${lineEnd}${lineEnd}export default ${variable.text}${semicolon}${exported}`;
    collector.insert(file, top.end, text, code);
  } else {
    const start = top.getStart();
    collector.replace(file, { start, end: call.expression.end }, `export default ${serve}`, code);
    collector.replace(file, { start: call.end, end: top.end }, semicolon + exported, code);
  }
  const websocket = options.properties.find(isWebsocket);
  const state = websocket && stateOf(options, websocket, variable, context);
  if (websocket && state !== undefined) {
    const text = `// ${state}${lineEnd}${indentationOf(websocket)}inMemory: true,${lineEnd}${indentationOf(websocket)}`;
    collector.wrapNode(websocket, text, "", "bun-workers/socket-state");
  }
  context.sockets.push({ file, hasRoutes });
}

function isWebsocket({ name }: ts.ObjectLiteralElementLike): boolean {
  return name?.getText() === "websocket";
}

/** Why all requests have to be answered in the object: what its handlers keep outside of themselves. */
function stateOf(
  options: ts.ObjectLiteralExpression,
  websocket: ts.ObjectLiteralElementLike,
  variable: ts.Identifier | undefined,
  { analysis, checker }: BunContext,
): string | undefined {
  const own = new Set<ts.Node>(variable ? [variable.parent] : []);
  const declaration = variable && checker.getSymbolAtLocation(variable)?.valueDeclaration;
  if (declaration) own.add(declaration);
  const state = outerState([websocket], analysis, own);
  if (state) return `The handlers keep \`${state.name.getText()}\` in memory.`;
  return /\bsubscriberCount\b/.test(options.getText()) ? "The subscribers are counted." : undefined;
}

/** The generated modules, each beside the entry that serves. */
export function socketModules({ sockets, analysis }: BunContext): NewFile[] {
  return sockets.flatMap(({ file, hasRoutes }) => {
    const folder = directoryOf(analysis.pathOf(file));
    const extension = isJavaScript(file) ? "js" : "ts";
    const own = extensionIn(file);
    const texts: [string, string][] = [[moduleName, socketServerText(hasRoutes)]];
    if (hasRoutes) texts.push([routesName, socketRoutesText]);
    return texts.map(([name, typed]): NewFile => {
      const linked = typed.replaceAll(/"\.\/(socket-\w+)"/g, `"./$1${own}"`);
      return {
        path: joinPath(folder, `${name}.${extension}`),
        text: extension === "js" ? withoutTypes(linked) : linked,
        code,
      };
    });
  });
}

export function socketBindings({ sockets, analysis }: BunContext): Binding[] {
  return sockets.map(({ file }) => {
    const usedBy = analysis.pathOf(file);
    const module = joinPath(directoryOf(usedBy), `${moduleName}.${isJavaScript(file) ? "js" : "ts"}`);
    return { kind: "durable-object", name: socketBinding, className: socketClass, module, usedBy };
  });
}

/** Bun's types of servers and sockets, wherever the Worker's modules name them, become those of the generated module. */
export function convertSocketTypes(
  uses: readonly { readonly node: ts.Node; readonly name: string }[],
  context: BunContext,
): void {
  const [entry, ...others] = context.sockets;
  if (!entry || others.length > 0) return;
  const home = directoryOf(context.analysis.pathOf(entry.file));
  for (const { node, name } of uses) {
    const isKnown = name === "Server" || name === "ServerWebSocket";
    const reference = node.parent;
    if (!isKnown || !ts.isTypeReferenceNode(reference)) continue;
    const file = node.getSourceFile();
    const folder = relativePath(directoryOf(context.analysis.pathOf(file)), home);
    const prefix = folder === "." ? "." : folder.startsWith(".") ? folder : `./${folder}`;
    const module = `${prefix}/${moduleName}${extensionIn(file)}`;
    // The class of sockets is a value: in the entry it stands beside what serves.
    const isType = name === "Server" || file !== entry.file;
    const local = context.import(file, { name, module, ...(isType && { isType }) });
    context.converted.add(node);
    const [first] = reference.typeArguments ?? [];
    if (name === "Server" && first) context.replace(reference, local, code);
    else if (local !== node.getText()) context.collector.replaceNode(node, local, code);
  }
}
