import { ts } from "ts-morph";
import { packageDependsOn } from "../../../src/cloudflare/package-json.js";
import { lineEndOf } from "../../../src/engine/line-end.js";
import type { NewFile } from "../../../src/engine/plan.js";
import { directoryOf, joinPath } from "../../../src/engine/tree-paths.js";
import { usesSemicolons } from "../../../src/typescript/file-style.js";
import { isJavaScript } from "../../../src/typescript/javascript.js";
import { defaultExportOf } from "../../../src/typescript/server/default-export.js";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { topStatement } from "../../../src/typescript/server/start-up.js";
import type { BunContext } from "../bun-context.js";

const code = "bun-workers/node-server";

/** Servers of Node that listen, by the module that makes them: those whose requests a Worker can hand on, and others. */
const makers: Readonly<Record<string, "http" | "other">> = {
  http: "http",
  express: "http",
  fastify: "other",
  https: "other",
  http2: "other",
  net: "other",
  elysia: "other",
  tls: "other",
};

/** A call of `listen` on a server of Node. */
export interface NodeServer {
  readonly call: ts.CallExpression;
  readonly module: string;
}

/** The servers of Node that a file lets listen: `createServer(handler).listen(3000)`, `app.listen(3000)` of Express. */
export function nodeServersOf(file: ts.SourceFile, checker: ts.TypeChecker): NodeServer[] {
  const servers: NodeServer[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "listen"
    ) {
      const module = moduleOf(node.expression.expression, checker);
      if (module !== undefined) servers.push({ call: node, module });
    }
    ts.forEachChild(node, visit);
  };
  if (file.text.includes("listen")) visit(file);
  return servers;
}

/** The module that made a value: by a call of its export, in place or in a variable. */
function moduleOf(value: ts.Expression, checker: ts.TypeChecker): string | undefined {
  const made = withoutOuterExpressions(value);
  if (ts.isNewExpression(made))
    return ts.isIdentifier(made.expression) && importedFrom(made.expression, checker) === "elysia"
      ? "elysia"
      : undefined;
  if (ts.isCallExpression(made)) {
    const { expression } = made;
    // `createServer(app).on("error", log)` is the server again, `new Elysia().get(…)` the app.
    if (ts.isPropertyAccessExpression(expression) && !isCreateServer(expression, checker))
      return moduleOf(expression.expression, checker);
    const callee = ts.isPropertyAccessExpression(expression) ? expression.expression : expression;
    if (!ts.isIdentifier(callee)) return undefined;
    const module = importedFrom(callee, checker);
    const isMaker =
      module === "express" || module === "fastify" ? callee === expression : isCreateServer(expression, checker);
    return module !== undefined && isMaker ? module : undefined;
  }
  if (!ts.isIdentifier(made)) return undefined;
  const declaration = targetOf(made, checker)?.valueDeclaration;
  return declaration && ts.isVariableDeclaration(declaration) && declaration.initializer
    ? moduleOf(declaration.initializer, checker)
    : undefined;
}

function isCreateServer(callee: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isPropertyAccessExpression(callee)) return /^create(?:Secure)?Server$/.test(callee.name.text);
  const declaration = checker.getSymbolAtLocation(callee)?.declarations?.[0];
  if (!declaration || !ts.isImportSpecifier(declaration)) return false;
  return /^create(?:Secure)?Server$/.test((declaration.propertyName ?? declaration.name).text);
}

/** The module in `makers` that a name is imported from. */
function importedFrom(name: ts.Identifier, checker: ts.TypeChecker): string | undefined {
  const declaration = checker.getSymbolAtLocation(name)?.declarations?.[0];
  const statement = declaration && ts.findAncestor(declaration, ts.isImportDeclaration);
  if (!statement || !ts.isStringLiteral(statement.moduleSpecifier)) return undefined;
  const module = statement.moduleSpecifier.text.replace(/^node:/, "");
  return Object.hasOwn(makers, module) ? module : undefined;
}

function targetOf(name: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Exports the handler of a server of Node beside the statement that lets it listen, or names what stands in the way. */
export function convertNodeServers(servers: readonly NodeServer[], context: BunContext): void {
  let isTaken = false;
  for (const { call, module } of servers) {
    const file = call.getSourceFile();
    // It has been done.
    if (/^httpServerHandler\b/.test(defaultExportOf(file)?.getText() ?? "")) return;
    const reason = refusal(call, module, file);
    const port = call.arguments[0] && portText(call.arguments[0], context.checker);
    if (reason !== undefined || port === undefined)
      context.find(call, "bun-workers/node-server-form", reason ?? "Its port is not written here.");
    else if (isTaken)
      context.find(call, "bun-workers/second-server", "Another server of the module is the Worker's handler.");
    else {
      isTaken = true;
      exportNodeServer(file, port, context);
    }
  }
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

function refusal(call: ts.CallExpression, module: string, file: ts.SourceFile): string | undefined {
  if (makers[module] !== "http") return `\`listen()\` of \`${module}\` does not work in a Worker.`;
  const statement = ts.findAncestor(call, ts.isStatement);
  const isTop = statement && (statement.parent === file || topStatement(statement) !== undefined);
  if (!isTop || ts.findAncestor(call, ts.isFunctionLike)) return "The server is started inside of a function.";
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
