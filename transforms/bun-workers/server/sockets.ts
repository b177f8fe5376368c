import { ts } from "ts-morph";
import { lineEndOf } from "../../../src/engine/line-end.js";
import type { Binding, NewFile } from "../../../src/engine/plan.js";
import { directoryOf, joinPath } from "../../../src/engine/tree-paths.js";
import type { ReferenceIndex } from "../../../src/typescript/cascade/references.js";
import { indentationOf, quoteOf, usesSemicolons } from "../../../src/typescript/file-style.js";
import { isJavaScript, withoutTypes } from "../../../src/typescript/javascript.js";
import { type ServerUses, statementsWithout } from "../../../src/typescript/server/server-uses.js";
import type { StartStatement } from "../../../src/typescript/server/start-statement.js";
import { outerState } from "../../../src/typescript/server/sockets/outer-state.js";
import {
  socketBinding,
  socketClass,
  socketServerText,
} from "../../../src/typescript/server/sockets/socket-server-text.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import type { BunContext } from "../bun-context.js";
import { moduleBeside } from "./module-beside.js";
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
  /** The module that serves. The generated modules stand beside it. */
  readonly file: ts.SourceFile;
  /** The Worker's entry: the same, or the module that starts the program. */
  readonly entry: ts.SourceFile;
  readonly hasRoutes: boolean;
  /** The program starts with the first request. */
  readonly startsLater: boolean;
}

/** Whether the generated server does what is asked of a server object here: a method that it has, or to be handed on. */
export function isSocketServerUse(use: ts.Identifier): boolean {
  const { parent } = use;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === use) return members.has(parent.name.text);
  return (
    (ts.isCallExpression(parent) && parent.arguments.includes(use)) ||
    ts.isReturnStatement(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    (ts.isPropertyAssignment(parent) && parent.initializer === use)
  );
}

/** What becomes of the uses of a server that an object holds: `this.server.publish(…)`. */
export function usesOfProperty(
  property: ts.PropertyAccessExpression,
  references: ReferenceIndex,
  checker: ts.TypeChecker,
): ServerUses {
  const removed: ts.Statement[] = [];
  const blocked: ts.Identifier[] = [];
  const declarations = checker.getSymbolAtLocation(property.name)?.declarations ?? [];
  for (const name of references.to(new Set<ts.Node>(declarations))) {
    const use = name.parent;
    if (use === property || !ts.isPropertyAccessExpression(use) || !ts.isIdentifier(name)) continue;
    const member = use.parent;
    const isMember = ts.isPropertyAccessExpression(member) && member.expression === use;
    if (isMember && members.has(member.name.text)) continue;
    const isStop = isMember && member.name.text === "stop" && ts.isCallExpression(member.parent);
    const stop = isStop && ts.isExpressionStatement(member.parent.parent) ? member.parent.parent : undefined;
    const statements = stop ? [stop] : statementsWithout(name, checker);
    if (statements) removed.push(...statements);
    else blocked.push(name);
  }
  return { removed, blocked };
}

/**
 * `Bun.serve({ fetch, websocket })` at the top of a module → `serveSockets({ fetch, websocket })` of the generated module,
 * which the module exports, with the class of the Durable Object. In a function, the module that starts it exports a handler
 * that does so with the first request.
 *
 * @param place the statement at the top, or what starts the program
 * @param removed statements that go: lines that print the address, listeners that stop the server
 */
export function convertSocketServer(
  server: ServerCall,
  place: ts.Statement | StartStatement,
  removed: readonly ts.Statement[],
  hasRoutes: boolean,
  context: BunContext,
): void {
  const { collector } = context;
  const { call, options, variable } = server;
  const file = call.getSourceFile();
  const serve = context.import(file, { name: "serveSockets", module: `./${moduleName}${extensionIn(file)}` });
  const [data, ...others] = call.typeArguments ?? [];
  const last = others.at(-1);
  if (data && last) collector.replace(file, { start: data.end, end: last.end }, "", code);
  if ("statement" in place) {
    collector.replaceNode(call.expression, serve, code);
    // Routes that use the server would have to be known for its type.
    if (
      hasRoutes &&
      variable &&
      ts.isVariableDeclaration(variable.parent) &&
      !variable.parent.type &&
      !isJavaScript(file)
    ) {
      const module = `./${moduleName}${extensionIn(file)}`;
      const type = context.import(file, { name: "Server", module, isType: true });
      collector.insert(file, variable.end, `: ${type}`, code);
    }
    exportStart(place, file, context);
  } else exportServer(server, place, serve, removed, context);
  const websocket = options.properties.find(isWebsocket);
  const state = websocket && stateOf(options, websocket, variable, context);
  if (websocket && state !== undefined) {
    const lineEnd = lineEndOf(file.text);
    const text = `// ${state}${lineEnd}${indentationOf(websocket)}inMemory: true,${lineEnd}${indentationOf(websocket)}`;
    collector.wrapNode(websocket, text, "", "bun-workers/socket-state");
  }
  const startsLater = "statement" in place;
  const entry = "statement" in place ? place.statement.getSourceFile() : file;
  context.entries.add(context.analysis.pathOf(entry));
  context.sockets.push({ file, entry, hasRoutes, startsLater });
}

/** The server at the top of a module becomes its default export. */
function exportServer(
  { call, variable }: ServerCall,
  top: ts.Statement,
  serve: string,
  removed: readonly ts.Statement[],
  { collector, checker }: BunContext,
): void {
  const file = call.getSourceFile();
  const semicolon = usesSemicolons(file) ? ";" : "";
  const lineEnd = lineEndOf(file.text);
  const remaining = (variable ? usesInFile(variable, checker) : []).filter(
    (use) => !removed.some((statement) => statement.pos <= use.pos && use.end <= statement.end),
  );
  const exported = `${lineEnd}${lineEnd}${classExport(file, `./${moduleName}`)}`;
  if (variable && remaining.length > 0) {
    collector.replaceNode(call.expression, serve, code);
    const text = `${lineEnd}${lineEnd}export default ${variable.text}${semicolon}${exported}`;
    collector.insert(file, top.end, text, code);
  } else {
    const start = top.getStart();
    collector.replace(file, { start, end: call.expression.end }, `export default ${serve}`, code);
    collector.replace(file, { start: call.end, end: top.end }, semicolon + exported, code);
  }
}

/** `main();` → `export default serveOnFirstRequest(main);` */
function exportStart({ statement, call }: StartStatement, home: ts.SourceFile, context: BunContext): void {
  const entry = statement.getSourceFile();
  const path = moduleBeside(home, moduleName, entry, context);
  const start = context.import(entry, { name: "serveOnFirstRequest", module: path + extensionIn(entry) });
  const isPlain = ts.isCallExpression(call) && ts.isIdentifier(call.expression) && call.arguments.length === 0;
  const written = isPlain ? call.expression.getText() : `() => ${call.getText()}`;
  const semicolon = usesSemicolons(entry) ? ";" : "";
  const lineEnd = lineEndOf(entry.text);
  const text = `export default ${start}(${written})${semicolon}${lineEnd}${lineEnd}${classExport(entry, path)}`;
  context.replace(statement, text, code);
}

/** `export { SocketServer } from "./socket-server";` */
function classExport(file: ts.SourceFile, module: string): string {
  const quote = quoteOf(file);
  const from = quote + module + extensionIn(file) + quote;
  return `export { ${socketClass} } from ${from}${usesSemicolons(file) ? ";" : ""}`;
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
  if (usesThis(options)) return "The handlers use the object that serves.";
  return /\bsubscriberCount\b/.test(options.getText()) ? "The subscribers are counted." : undefined;
}

/** `this` of the object around: functions of their own have another. */
function usesThis(options: ts.ObjectLiteralExpression): boolean {
  const visit = (node: ts.Node): boolean => {
    if (node.kind === ts.SyntaxKind.ThisKeyword) return true;
    if (ts.isFunctionExpression(node) || ts.isMethodDeclaration(node) || ts.isClassLike(node)) return false;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(options);
}

/** The generated modules, each beside the entry that serves. */
export function socketModules({ sockets, analysis }: BunContext): NewFile[] {
  return sockets.flatMap(({ file, hasRoutes, startsLater }) => {
    const folder = directoryOf(analysis.pathOf(file));
    const extension = isJavaScript(file) ? "js" : "ts";
    const own = extensionIn(file);
    const texts: [string, string][] = [[moduleName, socketServerText({ withRoutes: hasRoutes, startsLater })]];
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
  return sockets.map(({ file, entry }) => {
    const usedBy = analysis.pathOf(entry);
    const module = joinPath(directoryOf(analysis.pathOf(file)), `${moduleName}.${isJavaScript(file) ? "js" : "ts"}`);
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
  for (const { node, name } of uses) {
    const isKnown = name === "Server" || name === "ServerWebSocket";
    const reference = node.parent;
    if (!isKnown || !ts.isTypeReferenceNode(reference)) continue;
    const file = node.getSourceFile();
    const module = moduleBeside(entry.file, moduleName, file, context) + extensionIn(file);
    // The class of sockets is a value: in the entry it stands beside what serves.
    const isType = name === "Server" || file !== entry.file;
    const local = context.import(file, { name, module, ...(isType && { isType }) });
    context.converted.add(node);
    const [first] = reference.typeArguments ?? [];
    if (name === "Server" && first) context.replace(reference, local, code);
    else if (local !== node.getText()) context.collector.replaceNode(node, local, code);
  }
}
