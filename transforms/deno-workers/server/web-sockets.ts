import { ts } from "ts-morph";
import type { Binding, NewFile } from "../../../src/engine/plan.js";
import { lineEndOf } from "../../../src/engine/line-end.js";
import { quoteOf, usesSemicolons } from "../../../src/typescript/file-style.js";
import { directoryOf, joinPath, relativePath } from "../../../src/engine/tree-paths.js";
import { isJavaScript, withoutTypes } from "../../../src/typescript/javascript.js";
import { outerState } from "../../../src/typescript/server/sockets/outer-state.js";
import { socketBinding, socketClass } from "../../../src/typescript/server/sockets/socket-server-text.js";
import { standardSocketsText } from "../../../src/typescript/server/sockets/standard-sockets-text.js";
import type { DenoContext } from "../deno-context.js";

const code = "deno-workers/web-socket";
const moduleName = "web-sockets";

/** Options of `Deno.upgradeWebSocket()` that the generated function takes: `idleTimeout` without effect. */
const knownOptions: ReadonlySet<string> = new Set(["protocol", "idleTimeout"]);

/**
 * `Deno.upgradeWebSocket(request)` → `upgradeWebSocket(request)` of a generated module. Connections that know of each other
 * meet in a Durable Object, with `--durable-objects`; else they are named.
 *
 * @param node `Deno.upgradeWebSocket`
 */
export function convertUpgrade(node: ts.Node, context: DenoContext): string | undefined {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.expression !== node) return "it is not called here";
  const [request, options] = call.arguments;
  if (!request || call.arguments.some((argument) => ts.isSpreadElement(argument)))
    return "its arguments are not written here";
  const isKnown =
    !options ||
    (ts.isObjectLiteralExpression(options) &&
      options.properties.every(({ name }) => name !== undefined && knownOptions.has(name.getText())));
  if (!isKnown) return "its options are not written here";
  const state = sharedState(call, context);
  if (state !== undefined && !context.options["durable-objects"]) {
    const message = `The connections share ${state}: they have to meet in a Durable Object (\`--durable-objects\`).`;
    context.find(node, "deno-workers/websocket", message);
    return undefined;
  }
  if (state !== undefined) {
    const [entry, ...others] = entriesOver(call.getSourceFile(), context);
    if (entry === undefined || others.length > 0)
      return `the connections share ${state}, and it is not one server that they belong to`;
    if (!context.movable.has(entry))
      return `the connections share ${state}, and the server is not at the top of its module`;
    context.rooms.add(entry);
  }
  const file = call.getSourceFile();
  const local = context.import(file, { name: "upgradeWebSocket", module: moduleFrom(file, context) });
  context.collector.replaceNode(node, local, code);
  context.upgrading.add(file);
  return undefined;
}

/** What several connections of the same call share, in words. */
function sharedState(call: ts.CallExpression, { analysis, checker }: DenoContext): string | undefined {
  const around = ts.findAncestor(call, ts.isFunctionLike);
  if (!around) return undefined;
  const own = new Set<ts.Node>();
  const declare = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node)) own.add(node);
    ts.forEachChild(node, declare);
  };
  declare(around);
  const roots = new Set<ts.Node>(followingStatements(call));
  if (roots.size === 0) roots.add(around);
  // What the function has got before, for the connection.
  for (const root of roots) {
    const visit = (node: ts.Node): void => {
      const symbol = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
      const declaration = symbol?.valueDeclaration;
      if (declaration && own.has(declaration) && ts.isVariableDeclaration(declaration) && declaration.initializer)
        roots.add(declaration.initializer);
      ts.forEachChild(node, visit);
    };
    visit(root);
  }
  const found = outerState([...roots], analysis, own);
  if (found) return `\`${found.name.getText()}\``;
  if ([...roots].some(hasThis)) return "what `this` holds";
  return [...roots].some((root) => /\bBroadcastChannel\b/.test(root.getText())) ? "a BroadcastChannel" : undefined;
}

/** The statement with a call, and those behind it in the same block. */
function followingStatements(call: ts.CallExpression): readonly ts.Statement[] {
  const statement = ts.findAncestor(call, (node): node is ts.Statement => ts.isStatement(node));
  const block = statement?.parent;
  if (!statement || !block || !(ts.isBlock(block) || ts.isSourceFile(block) || ts.isCaseClause(block))) return [];
  return block.statements.slice(block.statements.indexOf(statement));
}

function hasThis(node: ts.Node): boolean {
  if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isClassLike(node)) return false;
  return (
    node.kind === ts.SyntaxKind.ThisKeyword || (ts.forEachChild(node, (child) => hasThis(child) || undefined) ?? false)
  );
}

/** The entries of Workers that lead to a module. */
function entriesOver(file: ts.SourceFile, { analysis, modules, entries }: DenoContext): string[] {
  const path = analysis.pathOf(file);
  return [...entries].filter((entry) => {
    const reached = new Set([entry]);
    for (const each of reached) for (const imported of modules.graph.importsOf(each)) reached.add(imported);
    return reached.has(path);
  });
}

/** The folder of the generated module: that of the one server, else that of the module itself. */
function homeOf(file: ts.SourceFile, context: DenoContext): string {
  const [entry, ...others] = entriesOver(file, context);
  return directoryOf(entry !== undefined && others.length === 0 ? entry : context.analysis.pathOf(file));
}

/** The generated module, as a file names it. */
function moduleFrom(file: ts.SourceFile, context: DenoContext): string {
  const home = homeOf(file, context);
  const relative = relativePath(directoryOf(context.analysis.pathOf(file)), joinPath(home, moduleName));
  return `${relative.startsWith(".") ? relative : `./${relative}`}.${isJavaScript(file) ? "js" : "ts"}`;
}

/** Text around the object that a module exports, and behind the statement, where its server is moved to a Durable Object. */
export interface MovedHandler {
  readonly open: string;
  readonly close: string;
  readonly behind: string;
}

/** @returns empty texts where the server stays in the Worker */
export function aroundHandler(
  file: ts.SourceFile,
  semicolon: string,
  lineEnd: string,
  context: DenoContext,
): MovedHandler {
  const path = context.analysis.pathOf(file);
  if (!context.rooms.has(path)) return { open: "", close: "", behind: "" };
  const module = moduleFrom(file, context);
  const serve = context.import(file, { name: "serveInObject", module });
  const quote = quoteOf(file);
  const behind = `${lineEnd}${lineEnd}export { ${socketClass} } from ${quote}${module}${quote}${semicolon}`;
  return { open: `${serve}(`, close: ")", behind };
}

/** `export default app;` → `export default serveInObject(app);` */
export function moveExported(context: DenoContext): void {
  for (const [path, exported] of context.movable) {
    if (!exported || !context.rooms.has(path)) continue;
    const file = exported.getSourceFile();
    const { open, close, behind } = aroundHandler(file, usesSemicolons(file) ? ";" : "", lineEndOf(file.text), context);
    context.collector.wrapNode(exported, open, close, code);
    context.collector.insert(file, exported.parent.end, behind, code);
  }
}

/** The generated modules, each beside the server. */
export function socketModules(context: DenoContext): NewFile[] {
  const files = new Map<string, NewFile>();
  for (const file of context.upgrading) {
    const isTyped = !isJavaScript(file);
    const home = homeOf(file, context);
    const path = joinPath(home, `${moduleName}.${isTyped ? "ts" : "js"}`);
    const withObject = [...context.rooms].some((entry) => directoryOf(entry) === home);
    const text = standardSocketsText(withObject);
    files.set(path, { path, text: isTyped ? text : withoutTypes(text), code });
  }
  return [...files.values()];
}

/** The bindings of the Durable Objects that answer for servers. */
export function socketBindings({ rooms, upgrading }: DenoContext): Binding[] {
  const isTyped = [...upgrading].every((file) => !isJavaScript(file));
  return [...rooms].sort().map((usedBy) => {
    const module = joinPath(directoryOf(usedBy), `${moduleName}.${isTyped ? "ts" : "js"}`);
    return { kind: "durable-object", name: socketBinding, className: socketClass, module, usedBy };
  });
}
