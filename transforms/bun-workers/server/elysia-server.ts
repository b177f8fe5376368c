import { ts } from "ts-morph";
import { declaredRange } from "../../../src/cloudflare/package-json.js";
import { lineEndOf } from "../../../src/engine/line-end.js";
import { directoryOf } from "../../../src/engine/tree-paths.js";
import { indentationOf, usesSemicolons } from "../../../src/typescript/file-style.js";
import { defaultExportOf } from "../../../src/typescript/server/default-export.js";
import { statementsWithout } from "../../../src/typescript/server/server-uses.js";
import { topStatement } from "../../../src/typescript/server/start-up.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import type { BunContext } from "../bun-context.js";
import { elysiaRoutes } from "./elysia-routes.js";
import { type ListeningServer, makerOf } from "./listening-servers.js";
import { onlyLogs } from "./server-call.js";

const code = "bun-workers/elysia";
const form = "bun-workers/node-server-form";

/** The first version with `elysia/adapter/cloudflare-worker`. */
const sinceAdapter = [1, 4, 7] as const;

/**
 * An Elysia app that listens when its module is loaded → one with the adapter for Workers, compiled and exported. Routes
 * that are values become functions: the app would make responses of them while the Worker loads.
 *
 * @param files of the Worker, where routes may be
 * @param isImported whether another module imports a file
 */
export function convertElysia(
  servers: readonly ListeningServer[],
  files: readonly ts.SourceFile[],
  isImported: (file: ts.SourceFile) => boolean,
  context: BunContext,
): void {
  const exported = servers.length === 0 ? files.flatMap((file) => exportedApp(file, isImported, context)) : [];
  const routes = servers.length + exported.length === 0 ? [] : files.flatMap((file) => elysiaRoutes(file, context));
  const socket = routes.find(({ value }) => value === undefined);
  if (socket) {
    context.find(
      socket.path,
      "bun-workers/websocket",
      "Elysia's adapter for Workers takes no WebSockets, so it stays.",
    );
    return;
  }
  let isConverted = exported.length > 0;
  for (const { expression, app } of exported) {
    context.collector.wrapNode(expression, "", ".compile()", code);
    takeAdapter(app, context);
    context.entries.add(context.analysis.pathOf(expression.getSourceFile()));
  }
  for (const { call } of servers) {
    const place = placeOf(call, context);
    if (typeof place === "string") context.find(call, form, place);
    else {
      exportApp(place, context);
      isConverted = true;
    }
  }
  if (isConverted) for (const { value } of routes) if (value) answerWhenAsked(value, context);
}

/** `.get("/", "hello")` → `.get("/", () => "hello")` */
function answerWhenAsked(value: ts.Expression, context: BunContext): void {
  const [open, close] = ts.isObjectLiteralExpression(value) ? ["(", ")"] : ["", ""];
  context.deferred.add(value);
  context.collector.wrapNode(value, `() => ${open}`, close, code);
}

/** The app that a module exports by default, which Bun serves: not that of a plugin, nor one with an adapter. */
function exportedApp(
  file: ts.SourceFile,
  isImported: (file: ts.SourceFile) => boolean,
  { analysis, checker }: BunContext,
): { readonly expression: ts.Expression; readonly app: ts.NewExpression }[] {
  const expression = defaultExportOf(file);
  if (!expression || !ts.isExportAssignment(expression.parent) || isImported(file)) return [];
  const app = makerOf(expression, checker);
  if (app?.module !== "elysia" || !ts.isNewExpression(app.node)) return [];
  const isEditable = analysis.tree.isEditable(analysis.pathOf(app.node.getSourceFile()));
  return isEditable && !/\badapter\b/.test(app.node.getText()) ? [{ expression, app: app.node }] : [];
}

interface Place {
  readonly call: ts.CallExpression;
  readonly app: ts.NewExpression;
  /** The statement at the top of the module that `listen` is in. */
  readonly top: ts.Statement;
  /** The variable with the app, where it is in one. */
  readonly variable: ts.Identifier | undefined;
  /** Statements that go: lines that print the address, listeners that stop the server. */
  readonly removed: readonly ts.Statement[];
}

/** @returns a reason where it stands in another form */
function placeOf(call: ts.CallExpression, { analysis, checker }: BunContext): Place | string {
  const file = call.getSourceFile();
  const path = analysis.pathOf(file);
  const { expression } = call;
  const receiver = ts.isPropertyAccessExpression(expression) ? expression.expression : undefined;
  const app = receiver && makerOf(receiver, checker)?.node;
  if (!receiver || !app || !ts.isNewExpression(app)) return "Its app is not made in the project.";
  const appPath = analysis.pathOf(app.getSourceFile());
  if (!analysis.tree.isEditable(appPath)) return `Its app is made in ${appPath}, which is not among the paths.`;
  const version = tooOld(declaredRange(analysis.tree, directoryOf(path), "elysia"));
  if (version !== undefined)
    return `Elysia ${version} has no adapter for Workers: update it to ${sinceAdapter.join(".")} or later.`;
  const [options] = app.arguments ?? [];
  if (options && !ts.isObjectLiteralExpression(options)) return "The options of its app are not written here.";
  const [, callback, ...others] = call.arguments;
  if (others.length > 0 || (callback && !onlyLogs(callback)))
    return "What is done when it listens moves into the first request.";
  const declaration = ts.isVariableDeclaration(call.parent) ? call.parent : undefined;
  const declared = declaration && ts.isIdentifier(declaration.name) ? declaration.name : undefined;
  const statement = declaration ? declaration.parent.parent : call.parent;
  const isWhole =
    ts.isExpressionStatement(statement) ||
    (ts.isVariableStatement(statement) && statement.declarationList.declarations.length === 1 && declared);
  if (!isWhole) return "The server is a part of another expression.";
  const top = topStatement(statement);
  if (!top || (declaration && top !== statement)) return "The server is started inside of a function.";
  const variable = declared ?? (ts.isIdentifier(receiver) ? receiver : undefined);
  const exported = defaultExportOf(file);
  if (exported && exported.getText() !== variable?.text) return "The module has another default export.";
  const removed = variable ? removedWith(variable, checker) : [];
  return typeof removed === "string" ? removed : { call, app, top, variable, removed };
}

/** `^0.7.29` → `0.7.29`: undefined where the range is new enough, or names no version. */
function tooOld(range: string | undefined): string | undefined {
  const numbers = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(range ?? "");
  if (!numbers) return undefined;
  const [version, ...parts] = numbers;
  for (const [index, since] of sinceAdapter.entries()) {
    const part = Number(parts[index] ?? since);
    if (part !== since) return part < since ? version : undefined;
  }
  return undefined;
}

/** What uses the server of the app, and goes with it; a reason where that cannot go. */
function removedWith(variable: ts.Identifier, checker: ts.TypeChecker): ts.Statement[] | string {
  const removed = new Set<ts.Statement>();
  const declaration = checker.getSymbolAtLocation(variable)?.valueDeclaration;
  const name = declaration && ts.isVariableDeclaration(declaration) ? declaration.name : undefined;
  const file = variable.getSourceFile();
  const all =
    name && ts.isIdentifier(name) && name.getSourceFile() === file
      ? usesInFile(name, checker)
      : usesInFile(variable, checker);
  for (const use of all) {
    const member = ts.isPropertyAccessExpression(use.parent) ? use.parent.name.text : "";
    if (!/^(?:server|stop)$/.test(member)) continue;
    const statements = statementsWithout(use, checker);
    if (!statements) return `\`${use.parent.getText()}\` needs a server.`;
    for (const statement of statements) removed.add(statement);
  }
  return [...removed];
}

function exportApp({ call, app, top, variable, removed }: Place, context: BunContext): void {
  const { analysis, collector } = context;
  const file = call.getSourceFile();
  const semicolon = usesSemicolons(file) ? ";" : "";
  const lineEnd = lineEndOf(file.text);
  for (const statement of removed) context.remove(statement, code);
  const { expression } = call;
  const member = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  const isExported = defaultExportOf(file) !== undefined;
  const isStatement = !ts.isVariableStatement(top);
  if (!isStatement || isExported)
    collector.replace(file, { start: member.getStart(), end: call.end }, "compile()", code);
  const last = file.statements.findLast((other) => other === top || !removed.includes(other)) ?? top;
  if (!isStatement) {
    const text = `${lineEnd}${lineEnd}export default ${variable?.text ?? ""}${semicolon}`;
    if (!isExported) collector.insert(file, last.end, text, code);
  } else if (!isExported) {
    // Routes that are added after `listen` belong to the app as well.
    const isLast = file.statements.slice(file.statements.indexOf(top) + 1).every((other) => removed.includes(other));
    if (isLast || !variable) {
      collector.replace(file, { start: top.getStart(), end: expression.getStart() }, "export default ", code);
      collector.replace(file, { start: member.getStart(), end: top.end }, `compile()${semicolon}`, code);
    } else {
      context.remove(top, code);
      const text = `${lineEnd}${lineEnd}export default ${variable.text}.compile()${semicolon}`;
      collector.insert(file, last.end, text, code);
    }
  }
  takeAdapter(app, context);
  context.entries.add(analysis.pathOf(file));
}

/** `new Elysia()` → `new Elysia({ adapter: CloudflareAdapter })` */
function takeAdapter(app: ts.NewExpression, context: BunContext): void {
  const { collector } = context;
  const file = app.getSourceFile();
  const adapter = context.import(file, { name: "CloudflareAdapter", module: "elysia/adapter/cloudflare-worker" });
  const member = `adapter: ${adapter}`;
  const [options] = app.arguments ?? [];
  if (!options || !ts.isObjectLiteralExpression(options)) {
    collector.replace(file, { start: app.expression.end, end: app.end }, `({ ${member} })`, code);
    return;
  }
  const standing = options.properties.find(({ name }) => name?.getText() === "adapter");
  const [first] = options.properties;
  if (standing) collector.replaceNode(standing, member, code);
  else if (!first) collector.replaceNode(options, `{ ${member} }`, code);
  else {
    const isOneLine = !options
      .getText()
      .slice(0, first.getStart() - options.getStart())
      .includes("\n");
    const gap = isOneLine ? " " : lineEndOf(file.text) + indentationOf(first);
    collector.insert(file, first.getStart(), `${member},${gap}`, code);
  }
}
