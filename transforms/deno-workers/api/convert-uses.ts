import { ts } from "ts-morph";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import type { RuntimeUse } from "../../../src/typescript/server/runtime-uses.js";
import type { DenoCode, DenoContext } from "../deno-context.js";
import { convertCron } from "../server/cron-jobs.js";
import { denoValues } from "../surface/deno.js";
import type { Verdict } from "../../../src/typescript/surface/verdict.js";
import { convertEnvironment } from "./environment.js";
import { convertErrorClass } from "./error-classes.js";
import { convertFileRead, fileReaders } from "./files.js";
import { convertUpgrade } from "../server/web-sockets.js";
import { convertConnect } from "./connections.js";

/** Converts a use of one of Deno's values other than `serve`, or names it. */
export function convertUse({ node, name }: RuntimeUse, context: DenoContext): void {
  const verdict = (denoValues as Readonly<Record<string, Verdict<DenoCode>>>)[name];
  if (!verdict) {
    context.find(node, "deno-workers/call-form", `\`${textOf(node)}\` is not known.`);
    return;
  }
  if (verdict.verdict === "refused") {
    context.find(node, verdict.code, `\`${textOf(node)}\`: a Worker has ${verdict.instead}.`);
    return;
  }
  const convert = conversions[name];
  const reason = convert ? convert(node, context) : "it is not known how";
  const code = refusals[name] ?? "deno-workers/call-form";
  if (reason !== undefined) context.find(node, code, `\`${textOf(node)}\` stays: ${reason}.`);
}

/** What a use is named by that cannot be converted, where its kind has a code of its own. */
const refusals: Readonly<Record<string, DenoCode>> = {
  upgradeWebSocket: "deno-workers/websocket",
  connect: "deno-workers/socket",
  connectTls: "deno-workers/socket",
};

/** @returns why a use cannot be converted */
type Conversion = (node: ts.Node, context: DenoContext) => string | undefined;

const conversions: Readonly<Record<string, Conversion>> = {
  env: (node, context) => {
    convertEnvironment(node, context);
    return undefined;
  },
  cron: (node, context) => {
    convertCron(node, context);
    return undefined;
  },
  // Together, before all others.
  openKv: () => undefined,
  upgradeWebSocket: convertUpgrade,
  connect: (node, context) => convertConnect(node, "connectTcp", context),
  connectTls: (node, context) => convertConnect(node, "connectTls", context),
  errors: convertErrorClass,
  exit: convertExit,
  addSignalListener: removeSignalListener,
  removeSignalListener,
  refTimer: removeCall,
  unrefTimer: removeCall,
  inspect: convertInspect,
  cwd: (node, context) => replaceCallee(node, "process.cwd", context),
  memoryUsage: (node, context) => replaceCallee(node, "process.memoryUsage", context),
  pid: (node, context) => replaceValue(node, "process.pid", context),
  noColor: (node, context) => replaceValue(node, "true", context),
  build: convertBuild,
  ...Object.fromEntries(
    Object.entries(fileReaders).map(([name, reader]): [string, Conversion] => [
      name,
      (node, context) => {
        convertFileRead(node, reader, context);
        return undefined;
      },
    ]),
  ),
};

function textOf(node: ts.Node): string {
  return node.getText().replaceAll(/\s+/g, "");
}

function callOf(node: ts.Node): ts.CallExpression | undefined {
  return ts.isCallExpression(node.parent) && node.parent.expression === node ? node.parent : undefined;
}

/** The statement that a call makes up, alone or awaited. */
function statementOf(call: ts.CallExpression | undefined): ts.ExpressionStatement | undefined {
  const outer = call && ts.isAwaitExpression(call.parent) ? call.parent : call;
  return outer && ts.isExpressionStatement(outer.parent) ? outer.parent : undefined;
}

/** `Deno.exit(1);` → `throw new Error("…");`: what comes behind it stays unreachable, also for the types. */
function convertExit(node: ts.Node, context: DenoContext): string | undefined {
  const call = callOf(node);
  const statement = statementOf(call);
  if (!call || !statement) return "it is a part of an expression";
  const [status] = call.arguments;
  const isLiteral = !status || ts.isNumericLiteral(status);
  if (!isLiteral) {
    context.collector.replace(
      node.getSourceFile(),
      { start: call.getStart(), end: status.getStart() },
      "throw new Error(`The program ended with status ${",
      "deno-workers/exit",
    );
    context.collector.replace(node.getSourceFile(), { start: status.end, end: call.end }, "}`)", "deno-workers/exit");
    return undefined;
  }
  const text = `throw new Error("The program ended with status ${status?.text ?? "0"}")`;
  context.collector.replaceNode(call, text, "deno-workers/exit");
  return undefined;
}

/** `Deno.addSignalListener("SIGTERM", stop);` */
function removeSignalListener(node: ts.Node, context: DenoContext): string | undefined {
  const statement = statementOf(callOf(node));
  if (!statement) return "it is a part of an expression";
  context.remove(statement, "deno-workers/signal");
  return undefined;
}

/** Removes functions that only listeners for signals have called. Comes after these are removed. */
export function removeListenerFunctions(file: ts.SourceFile, context: DenoContext): void {
  const calls = [...context.gone].flatMap((node) =>
    node.getSourceFile() === file && ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)
      ? [node.expression]
      : [],
  );
  for (const { arguments: values } of calls) {
    const [, listener] = values;
    if (!listener || !ts.isIdentifier(listener)) continue;
    const declaration = context.checker.getSymbolAtLocation(listener)?.valueDeclaration;
    if (!declaration || context.gone.has(declaration) || !isOwnFunction(declaration)) continue;
    if (usesInFile(declaration.name, context.checker).every((use) => context.isGone(use)))
      context.remove(declaration, "deno-workers/signal");
  }
}

/** `function stop() { … }`, `const stop = () => { … };`, which no other module sees. */
function isOwnFunction(
  node: ts.Declaration,
): node is (ts.FunctionDeclaration | ts.VariableDeclaration) & { readonly name: ts.Identifier } {
  const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  const isFunction =
    ts.isFunctionDeclaration(node) ||
    (ts.isVariableDeclaration(node) && node.initializer !== undefined && ts.isFunctionLike(node.initializer));
  const isExported =
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);
  return isFunction && !isExported && node.name !== undefined && ts.isIdentifier(node.name);
}

function removeCall(node: ts.Node, context: DenoContext): string | undefined {
  const statement = statementOf(callOf(node));
  if (!statement) return "it is a part of an expression";
  context.remove(statement, "deno-workers/api");
  return undefined;
}

function convertInspect(node: ts.Node, context: DenoContext): string | undefined {
  const call = callOf(node);
  if (call?.arguments.length !== 1) return "it has options, or is not called here";
  const local = context.import(node.getSourceFile(), { name: "inspect", module: "node:util" });
  context.collector.replaceNode(node, local, "deno-workers/similar-api");
  return undefined;
}

function replaceCallee(node: ts.Node, text: string, context: DenoContext): string | undefined {
  if (!callOf(node)) return "it is not called here";
  context.collector.replaceNode(node, text, "deno-workers/similar-api");
  return undefined;
}

function replaceValue(node: ts.Node, text: string, context: DenoContext): string | undefined {
  context.collector.replaceNode(node, text, "deno-workers/similar-api");
  return undefined;
}

/** `Deno.build.os` → `process.platform`: both say "linux" in a Worker. */
function convertBuild(node: ts.Node, context: DenoContext): string | undefined {
  const member = node.parent;
  const name = ts.isPropertyAccessExpression(member) && member.expression === node ? member.name.text : "";
  if (name !== "os") return `\`${name || "build"}\` of it has no counterpart`;
  context.collector.replaceNode(member, "process.platform", "deno-workers/similar-api");
  return undefined;
}
