import { ts } from "ts-morph";
import { lineEndOf } from "../../../src/engine/line-end.js";
import type { EditCollector } from "../../../src/typescript/edit-collector.js";
import { quoteOf } from "../../../src/typescript/file-style.js";
import { isJavaScript } from "../../../src/typescript/javascript.js";
import type { CommandContext, Conversion } from "../conversion.js";
import type { HelperName } from "../kv-commands-text.js";
import { type Pipeline, type PlannedPipeline, isHandedOn } from "../pipelines.js";
import { isResultIgnored } from "../results.js";
import type { LibraryCall } from "../uses.js";
import { hasAutomaticJson } from "../values.js";
import { type ObjectMethod, objectMethod, readerOnNodeRedis } from "./object-calls.js";

const code = "redis-kv/durable-object";

/** A pipeline or transaction that goes to the generated Durable Object, with the names that its file imports from there. */
export interface PlannedTransaction extends PlannedPipeline {
  readonly objectNames: readonly ObjectName[];
}

/** What the module of the Durable Object exports for callers. */
export type ObjectName = "redisObject" | "redisMulti" | "redisMultiPairs" | "RedisCommand" | "RedisSubscriber";

interface Member {
  readonly use: LibraryCall;
  readonly method: ObjectMethod;
}

/**
 * `redis.multi().incr(key).expire(key, 60).exec()` → `redisMulti([["incr", key], ["expire", key, 60]])`, one request that
 * does all in one step. Of ioredis, which gives pairs of error and result, `redisMultiPairs([…])`. A pipeline in a
 * variable becomes a list of commands. Pipelines, too, become one request.
 *
 * @returns undefined where a part of it is not known
 */
export function planTransaction(pipeline: Pipeline, context: CommandContext): PlannedTransaction | undefined {
  const { start, runs, variable } = pipeline;
  const [run, ...otherRuns] = runs;
  if (!run || otherRuns.length > 0 || pipeline.members.length === 0) return undefined;
  if (start.call.arguments.length > 0 || run.call.arguments.length > 0) return undefined;
  const all = [start, ...pipeline.members, run];
  if (all.some(({ access }) => access.questionDotToken) || isHandedOn(pipeline, context.checker)) return undefined;
  const members = pipeline.members.flatMap((use): Member[] => {
    const method = objectMethod(use, context, "pipeline");
    return method ? [{ use, method }] : [];
  });
  if (members.length < pipeline.members.length) return undefined;
  const reader = resultsReader(pipeline, run, members, context);
  if (reader === undefined) return undefined;
  if (variable && !isFilledByStatements(pipeline, variable)) return undefined;
  const { library } = start.type;
  const isTyped = variable !== undefined && !isJavaScript(start.call.getSourceFile());
  const conversions = members.map((member) => conversionOf(member, reader));
  const name = library === "ioredis" ? "redisMultiPairs" : "redisMulti";
  return {
    pipeline,
    members: conversions,
    objectNames: isTyped ? [name, "RedisCommand"] : [name],
    emit(_receiver, collector) {
      const isIgnored = isResultIgnored(run.call, context.checker);
      const types = reader === "" && library !== "ioredis" && !isIgnored ? resultTypes(run, context) : "";
      const behind = reader === "" ? "" : `.then(${reader})`;
      if (!variable) {
        emitChain(pipeline, run, members, { before: `${name}${types}([`, behind }, collector);
        return;
      }
      if (isTyped) collector.wrapNode(variable.name, "", ": RedisCommand[]", code);
      collector.replaceNode(start.call, "[]", code);
      for (const member of members) {
        const isFirst = ts.isIdentifier(member.use.access.expression);
        const isLast = ts.isExpressionStatement(member.use.call.parent);
        emitMember(member, isFirst ? ".push(" : ", ", isLast ? ")" : "", collector);
      }
      collector.replaceNode(run.call, `${name}${types}(${variable.name.getText()})${behind}`, code);
    },
  };
}

/** Each call on the variable is a statement: `batch.incr(key).expire(key, 60);`. */
function isFilledByStatements({ start, members }: Pipeline, variable: ts.VariableDeclaration): boolean {
  if (variable.initializer !== start.call || variable.type) return false;
  const parts = new Set<ts.Node>(members.map(({ call }) => call));
  return members.every(({ call, access }) => {
    const { parent } = call;
    const goesOn = ts.isPropertyAccessExpression(parent) && parts.has(parent.parent);
    const begins = ts.isIdentifier(access.expression) || parts.has(access.expression);
    return begins && (goesOn || ts.isExpressionStatement(parent));
  });
}

/** What makes the results those of the client: "" where they are, undefined where that is not known. */
function resultsReader(
  { start, variable }: Pipeline,
  run: LibraryCall,
  members: readonly Member[],
  context: CommandContext,
): string | undefined {
  const { library } = start.type;
  if (library === "ioredis" || isResultIgnored(run.call, context.checker)) return "";
  if (hasAutomaticJson(library)) {
    if (members.some(({ method }) => method.method === "hmgetfields")) return undefined;
    return `fromRedisResults${resultTypes(run, context)}`;
  }
  const client = context.checker.getTypeAtLocation(start.access.expression);
  const readers = members.map(({ use }) => readerOnNodeRedis(use, givenBy(client, use, context.checker)));
  if (readers.every((reader) => reader === "")) return "";
  if (variable || readers.includes(undefined)) return undefined;
  const names = members.map(({ use }, index) => {
    const isUnique = members.filter((other) => other.use.command === use.command).length === 1;
    return isUnique ? use.command : `${use.command}${String(index + 1)}`;
  });
  const values = names.map((name, index) => read(name, readers[index] ?? ""));
  return `([${names.join(", ")}]) => [${values.join(", ")}]`;
}

/** A value as a reader of results makes it: `Boolean(expire)`. */
function read(name: string, reader: string): string {
  if (reader === "") return name;
  if (reader.startsWith("([first])")) return `${name}[0] ?? null`;
  return reader.startsWith("(score)") ? `${name} === null ? null : Number(${name})` : `${reader}(${name})`;
}

/** What the client itself gives for a command, outside of a transaction. */
function givenBy(client: ts.Type, { access }: LibraryCall, checker: ts.TypeChecker): ts.Type | undefined {
  const property = checker.getPropertyOfType(client, access.name.text);
  const [signature] = property ? checker.getTypeOfSymbolAtLocation(property, access).getCallSignatures() : [];
  return signature && checker.getAwaitedType(signature.getReturnType());
}

/** `<[number, string]>`: what the call says that it gives, or what the client found out by itself. */
function resultTypes(run: LibraryCall, { checker }: CommandContext): string {
  if (isJavaScript(run.call.getSourceFile())) return "";
  const [given] = run.call.typeArguments ?? [];
  if (given) return `<${given.getText()}>`;
  const awaited = checker.getAwaitedType(checker.getTypeAtLocation(run.call));
  const text =
    awaited && checker.isTupleType(awaited)
      ? checker.typeToString(awaited, run.call, ts.TypeFormatFlags.NoTruncation)
      : "";
  const isPlain = /^\[(?:\b(?:number|string|boolean|null|undefined|unknown|\d+)\b|"\w+"|[\s,|[\]()])+\]$/.test(text);
  return isPlain ? `<${text}>` : "";
}

function conversionOf({ use, method }: Member, reader: string): Conversion {
  const helper = reader.startsWith("fromRedisResults") ? (["fromRedisResults"] as const) : [];
  const helpers: readonly HelperName[] = [...method.wraps.map(({ name }) => name), ...helper];
  return {
    kind: "conversion",
    use,
    keys: method.keys,
    helpers,
    usesObject: true,
    emit() {
      throw new Error("a command of a transaction is written with it");
    },
  };
}

/** `.incr(key)` → `["incr", key]` */
function emitMember({ use, method }: Member, before: string, after: string, collector: EditCollector): void {
  const { call } = use;
  const file = call.getSourceFile();
  const { dot, open, close } = tokensOf(use);
  const comma = call.arguments.length > 0 ? ", " : "";
  const quote = quoteOf(file);
  collector.replace(
    file,
    { start: dot.getStart(file), end: open.end },
    `${before}[${quote}${method.method}${quote}${comma}`,
    code,
  );
  for (const { argument, name } of method.wraps) collector.wrapNode(argument, `${name}(`, ")", code);
  collector.replace(file, { start: close.getStart(file), end: close.end }, `]${after}`, code);
}

function emitChain(
  { start }: Pipeline,
  run: LibraryCall,
  members: readonly Member[],
  { before, behind }: { readonly before: string; readonly behind: string },
  collector: EditCollector,
): void {
  const file = start.call.getSourceFile();
  collector.replace(file, { start: run.call.getStart(file), end: start.call.end }, before, code);
  const isSpread = members.some(({ use }) => beginsLine(tokensOf(use).dot, file));
  members.forEach((member, index) => {
    const isLast = index === members.length - 1;
    emitMember(member, "", isLast ? "" : isSpread ? "," : ", ", collector);
  });
  const end = isSpread ? `${lineEndOf(file.text)}${indentOf(run.call, file)}])` : "])";
  collector.replace(file, { start: run.access.expression.end, end: run.call.end }, `${end}${behind}`, code);
}

/** Whether nothing but comments stands before a node in its line. */
function beginsLine(node: ts.Node, file: ts.SourceFile): boolean {
  const start = node.getStart(file);
  const before = file.text.slice(file.text.lastIndexOf("\n", start) + 1, start);
  return before.replace(/\/\*.*?\*\//g, "").trim() === "";
}

function indentOf(node: ts.Node, file: ts.SourceFile): string {
  const line = file.text.lastIndexOf("\n", node.getStart(file)) + 1;
  return /^[ \t]*/.exec(file.text.slice(line))?.[0] ?? "";
}

function tokensOf({ access, call }: LibraryCall): {
  readonly dot: ts.Node;
  readonly open: ts.Node;
  readonly close: ts.Node;
} {
  const file = call.getSourceFile();
  const tokenOf = (node: ts.Node, kind: ts.SyntaxKind) => node.getChildren(file).find((child) => child.kind === kind);
  const dot = tokenOf(access, ts.SyntaxKind.DotToken);
  const open = tokenOf(call, ts.SyntaxKind.OpenParenToken);
  const close = call.getLastToken(file);
  if (!dot || !open || !close) throw new Error("a call of a method has a dot and parentheses");
  return { dot, open, close };
}
