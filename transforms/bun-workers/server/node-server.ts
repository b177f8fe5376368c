import { ts } from "ts-morph";
import { packageDependsOn } from "../../../src/cloudflare/package-json.js";
import { lineEndOf } from "../../../src/engine/line-end.js";
import type { NewFile } from "../../../src/engine/plan.js";
import { directoryOf, joinPath } from "../../../src/engine/tree-paths.js";
import { usesSemicolons } from "../../../src/typescript/file-style.js";
import { isJavaScript, withoutTypes } from "../../../src/typescript/javascript.js";
import { defaultExportOf } from "../../../src/typescript/server/default-export.js";
import { type StartStatement, startStatementOf } from "../../../src/typescript/server/start-statement.js";
import { topStatement } from "../../../src/typescript/server/start-up.js";
import type { ReferenceIndex } from "../../../src/typescript/cascade/references.js";
import type { BunContext } from "../bun-context.js";
import type { ListeningServer } from "./listening-servers.js";
import { nodeStartText } from "./node-start-text.js";
import { moduleBeside } from "./module-beside.js";
import { extensionIn } from "./routes-module.js";

const code = "bun-workers/node-server";
const startModule = "node-start";

/** Exports the handler of a server of Node beside the statement that lets it listen, or names what stands in the way. */
export function convertNodeServers(
  servers: readonly ListeningServer[],
  references: ReferenceIndex,
  context: BunContext,
): void {
  let isTaken = false;
  for (const server of servers) {
    const { call } = server;
    const file = call.getSourceFile();
    // It has been done.
    if (/^httpServerHandler\b/.test(defaultExportOf(file)?.getText() ?? "") || isStarted(call, context)) return;
    const starts = isInFunction(server) ? startOf(call, references, context) : undefined;
    if (starts && typeof starts !== "string" && !isTaken) {
      isTaken = true;
      exportStart(starts, call, context);
      continue;
    }
    const reason = typeof starts === "string" ? starts : starts ? undefined : refusal(server, file);
    const port = call.arguments[0] && portText(call.arguments[0], context.checker);
    if (reason !== undefined || (port === undefined && !starts))
      context.find(call, "bun-workers/node-server-form", reason ?? "Its port is not written here.");
    else if (isTaken)
      context.find(call, "bun-workers/second-server", "Another server of the module is the Worker's handler.");
    else {
      isTaken = true;
      exportNodeServer(file, port ?? "", context);
    }
  }
}

/** Whether a call of `listen` stands in the generated module's function. */
function isStarted({ parent }: ts.CallExpression, { checker }: BunContext): boolean {
  if (!ts.isCallExpression(parent) || !ts.isIdentifier(parent.expression)) return false;
  const declaration = checker.getSymbolAtLocation(parent.expression)?.declarations?.[0];
  const statement = declaration && ts.findAncestor(declaration, ts.isImportDeclaration);
  return statement !== undefined && new RegExp(`/${startModule}\\b`).test(statement.moduleSpecifier.getText());
}

function isInFunction({ call, kind }: ListeningServer): boolean {
  return kind === "http" && ts.findAncestor(call, ts.isFunctionLike) !== undefined;
}

/** What starts the program whose function lets a server listen. */
function startOf(
  call: ts.CallExpression,
  references: ReferenceIndex,
  { analysis, checker }: BunContext,
): StartStatement | string {
  const starts = startStatementOf(call, references, checker);
  if (typeof starts === "string") return starts;
  const entry = starts.statement.getSourceFile();
  const path = analysis.pathOf(entry);
  if (!analysis.tree.isEditable(path)) return `It is started in ${path}, which is not among the paths.`;
  return defaultExportOf(entry) ? "The module that starts it has another default export." : starts;
}

/** `main();` → `export default startOnFirstRequest(main);`, and in it `listening(app.listen(3000));` */
function exportStart({ statement, call: start }: StartStatement, call: ts.CallExpression, context: BunContext): void {
  const { analysis, collector } = context;
  const home = call.getSourceFile();
  const entry = statement.getSourceFile();
  const moduleFor = (file: ts.SourceFile) => moduleBeside(home, startModule, file, context) + extensionIn(file);
  const listening = context.import(home, { name: "listening", module: moduleFor(home) });
  collector.wrapNode(call, `${listening}(`, ")", code);
  const name = context.import(entry, { name: "startOnFirstRequest", module: moduleFor(entry) });
  const isPlain = ts.isCallExpression(start) && ts.isIdentifier(start.expression) && start.arguments.length === 0;
  const written = isPlain ? start.expression.getText() : `() => ${start.getText()}`;
  context.replace(statement, `export default ${name}(${written})${usesSemicolons(entry) ? ";" : ""}`, code);
  context.entries.add(analysis.pathOf(entry));
  context.nodeServers.add(home);
  context.nodeStarts.add(home);
}

/** The generated modules, each beside the module whose function lets a server listen. */
export function nodeStartModules({ nodeStarts, analysis }: BunContext): NewFile[] {
  return [...nodeStarts].map((file) => {
    const extension = isJavaScript(file) ? "js" : "ts";
    const path = joinPath(directoryOf(analysis.pathOf(file)), `${startModule}.${extension}`);
    return { path, text: extension === "js" ? withoutTypes(nodeStartText) : nodeStartText, code };
  });
}

function exportNodeServer(file: ts.SourceFile, port: string, context: BunContext): void {
  const { analysis, collector } = context;
  const handler = context.import(file, { name: "httpServerHandler", module: "cloudflare:node" });
  const lineEnd = lineEndOf(file.text);
  const semicolon = usesSemicolons(file) ? ";" : "";
  const member = port === "port" ? port : `port: ${port}`;
  const text = `${lineEnd}${lineEnd}export default ${handler}({ ${member} })${semicolon}`;
  collector.insert(file, file.statements.at(-1)?.end ?? file.end, text, code);
  context.entries.add(analysis.pathOf(file));
  context.nodeServers.add(file);
}

function refusal({ call, module, kind }: ListeningServer, file: ts.SourceFile): string | undefined {
  if (module === "fastify") return "Fastify makes functions from text while it answers, which a Worker refuses.";
  if (kind !== "http") return `\`listen()\` of \`${module}\` does not work in a Worker.`;
  const statement = ts.findAncestor(call, ts.isStatement);
  const isTop = statement && (statement.parent === file || topStatement(statement) !== undefined);
  if (!isTop || ts.findAncestor(call, ts.isFunctionLike)) return "The server is started inside of another statement.";
  if (defaultExportOf(file)) return "The module has another default export.";
  const options = call.arguments[0];
  return options && ts.isObjectLiteralExpression(options) ? "Its options are an object." : undefined;
}

/** The port as a number, from an expression that can be written a second time. */
function portText(node: ts.Expression, checker: ts.TypeChecker): string | undefined {
  if (!isRepeatable(node)) return undefined;
  const type = checker.getTypeAtLocation(node);
  const isNumber = (type.flags & ts.TypeFlags.NumberLike) !== 0;
  return isNumber ? node.getText() : `Number(${node.getText()})`;
}

function isRepeatable(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && !/^(?:Number|parseInt|Number\.parseInt)$/.test(node.expression.getText()))
    return false;
  if (ts.isNewExpression(node) || ts.isAwaitExpression(node) || ts.isFunctionLike(node) || ts.isStringLiteral(node))
    return ts.isStringLiteral(node) && /^\d+$/.test(node.text);
  return ts.forEachChild(node, (child) => (isRepeatable(child) ? undefined : true)) === undefined;
}

/** Declares `cloudflare:node` where the project does not have workers-types. With them it is one more overload. */
export function nodeServerTypes({ nodeServers, analysis }: BunContext): NewFile[] {
  const paths = [...nodeServers]
    .filter((file) => !isJavaScript(file))
    .map((file) => analysis.pathOf(file))
    .filter((path) => !packageDependsOn(analysis.tree, directoryOf(path), "@cloudflare/workers-types"))
    .map((path) => joinPath(directoryOf(path), "cloudflare-node.d.ts"));
  const text = `// Part of @cloudflare/workers-types, which can take the place of this file.
declare module "cloudflare:node" {
  /** Hands the requests of a Worker to the server of Node that listens on a port. */
  export function httpServerHandler(options: { port: number }): {
    fetch(request: Request, ...others: unknown[]): Promise<Response>;
  };
}
`;
  return [...new Set(paths)].filter((path) => !analysis.tree.fileExists(path)).map((path) => ({ path, text, code }));
}
