import { ts } from "ts-morph";
import { treatmentOf } from "../commands.js";
import { type CommandContext, type Conversion, isArrayType, keyForm } from "../conversion.js";
import type { LibraryCall } from "../uses.js";
import { hasAutomaticJson, kindOf } from "../values.js";
import { objectCommands } from "./object-file.js";
import { hasKnownOptions } from "./object-options.js";

const code = "redis-kv/durable-object";

/** Commands whose results differ between ioredis, as which the generated class gives them, and node-redis. */
const differsOnNodeRedis: ReadonlySet<string> = new Set([
  "zpopmin",
  "zpopmax",
  "incrbyfloat",
  "getex",
  "setnx",
  "hsetnx",
  "hexists",
  "persist",
  "expire",
  "pexpire",
  "expireat",
  "pexpireat",
]);

/** Commands of Upstash and Vercel KV in which no value is read or written as JSON, but for texts. */
const plainOnUpstash: ReadonlySet<string> = new Set([
  "del",
  "unlink",
  "exists",
  "incr",
  "incrby",
  "decr",
  "decrby",
  "expire",
  "pexpire",
  "expireat",
  "pexpireat",
  "persist",
  "ttl",
  "pttl",
  "hincrby",
  "hlen",
  "hexists",
  "hdel",
  "hkeys",
  "llen",
  "ltrim",
  "lpush",
  "rpush",
  "scard",
  "sadd",
  "srem",
  "sismember",
  "zadd",
  "zrem",
  "zcard",
  "zcount",
  "zrank",
  "zrevrank",
  "zscore",
  "zincrby",
  "set",
  "setnx",
  "setex",
  "psetex",
  "get",
]);

/**
 * A command on the generated Durable Object: `redis.incr(key)` → `redisObject().incr(key)`. Its methods are called and
 * answer as ioredis does; what another client does otherwise is adapted at the call, or left.
 */
export function planObjectCall(use: LibraryCall, context: CommandContext): Conversion | undefined {
  const { call, command, buffer, type } = use;
  const treatment = treatmentOf(command);
  const method = /^[lr]pop$/.test(command) && call.arguments.length === 2 ? `${command}count` : command;
  if (call.arguments.length > (objectCommands.get(method) ?? -1) || !hasKnownOptions(use, context.checker))
    return undefined;
  if (buffer || type.entity !== "client" || treatment.kind === "connection") return undefined;
  if (!call.arguments.every((argument, index) => isSendable(argument, index, use, context))) return undefined;
  const result = resultOf(use, context);
  if (result === undefined) return undefined;
  const values = call.arguments.slice(1).filter((argument) => isStoredValue(argument, use, context));
  const data = treatment.data;
  const isManyKeys = ["del", "unlink", "exists", "mget"].includes(command);
  const keys = context.keys.of(data, isManyKeys ? call.arguments : call.arguments.slice(0, 1));
  const writesJson = values.some((value) => kindOf(value, context.checker) !== "text");
  return {
    kind: "conversion",
    use,
    keys,
    helpers: [
      ...(writesJson ? (["toRedisText"] as const) : []),
      ...(result.includes("fromRedisText") ? (["fromRedisText"] as const) : []),
    ],
    usesObject: true,
    emit(_receiver, collector) {
      const { access } = use;
      collector.replaceNode(access.expression, "redisObject()", code);
      if (access.name.text !== method) collector.replaceNode(access.name, method, code);
      const typeArguments = call.typeArguments;
      if (typeArguments) {
        const close = call.getSourceFile().text.indexOf(">", typeArguments.end) + 1;
        collector.replace(call.getSourceFile(), { start: access.name.end, end: close }, "", code);
      }
      for (const value of values) {
        if (kindOf(value, context.checker) !== "text") collector.wrapNode(value, "toRedisText(", ")", code);
      }
      if (result !== "") collector.wrapNode(call, "", result, code);
    },
  };
}

/** What is read from the result of the generated method, to be what the client gives: `.then(Number)`; undefined where it cannot be. */
function resultOf(use: LibraryCall, context: CommandContext): string | undefined {
  const { command, type, call } = use;
  if (context.isIgnored(call)) return "";
  const awaited = context.checker.getAwaitedType(context.checker.getTypeAtLocation(call));
  const parts = awaited?.isUnion() ? awaited.types : awaited ? [awaited] : [];
  const gives = (flags: ts.TypeFlags) => parts.some((part) => (part.flags & flags) !== 0);
  if (type.library === "node-redis") {
    if (gives(ts.TypeFlags.BooleanLike) && !gives(ts.TypeFlags.StringLike)) return ".then(Boolean)";
    if (command === "zscore") return ".then((score) => (score === null ? null : Number(score)))";
    if (command === "zincrby") return ".then(Number)";
    if (command === "zrange" && call.arguments.length > 3) return "";
    return differsOnNodeRedis.has(command) ? (gives(ts.TypeFlags.NumberLike) ? "" : undefined) : "";
  }
  if (hasAutomaticJson(type.library)) {
    if (!plainOnUpstash.has(command)) return undefined;
    if (command === "get") {
      const [given] = call.typeArguments ?? [];
      return given ? `.then(fromRedisText<${given.getText()}>)` : ".then(fromRedisText)";
    }
    if (command === "zscore") return ".then((score) => (score === null ? null : Number(score)))";
    if (command === "zincrby") return ".then(Number)";
  }
  return "";
}

/** Arguments that are values which Upstash writes as JSON. */
function isStoredValue(
  argument: ts.Expression,
  { command, type, call }: LibraryCall,
  { checker }: CommandContext,
): boolean {
  if (!hasAutomaticJson(type.library)) return false;
  const index = call.arguments.indexOf(argument);
  if (command === "set" || command === "setnx") return index === 1;
  if (command === "setex" || command === "psetex") return index === 2;
  return (
    /^(?:lpush|rpush|sadd|srem|sismember|zrem)$/.test(command) &&
    !ts.isSpreadElement(argument) &&
    kindOf(argument, checker) !== "text"
  );
}

/** Whether an argument can go to the object as it is: texts, numbers, lists and plain objects of these. */
function isSendable(argument: ts.Expression, index: number, use: LibraryCall, context: CommandContext): boolean {
  const { checker } = context;
  if (ts.isArrowFunction(argument) || ts.isFunctionExpression(argument)) return false;
  if (ts.isSpreadElement(argument)) return isListOfTexts(argument.expression, use, context);
  if (index === 0) return keyForm(argument, checker) === "as-is" || isArrayType(argument, checker);
  if (isStoredValue(argument, use, context)) return true;
  const kind = kindOf(argument, checker);
  if (kind === "text" || kind === "number") return true;
  if (isArrayType(argument, checker)) return true;
  // Options, fields of a hash, { score, member }.
  const takesObjects = /^(?:set|hset|hmset|zadd|zrange|zrevrange|zrangebyscore)$/.test(use.command);
  if (kind !== "object" || !takesObjects) return false;
  if (hasAutomaticJson(use.type.library) && use.command.startsWith("h")) return false;
  const type = checker.getTypeAtLocation(argument);
  return type.getProperties().every((property) => {
    const value = checker.getTypeOfSymbolAtLocation(property, argument);
    return !isObjectType(value) && value.getCallSignatures().length === 0;
  });
}

function isListOfTexts(list: ts.Expression, { type }: LibraryCall, { checker }: CommandContext): boolean {
  const element = checker.getIndexTypeOfType(checker.getTypeAtLocation(list), ts.IndexKind.Number);
  if (!element) return false;
  const isText = (element.flags & ts.TypeFlags.StringLike) !== 0;
  return isText || (!hasAutomaticJson(type.library) && (element.flags & ts.TypeFlags.NumberLike) !== 0);
}

function isObjectType(type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => (part.flags & ts.TypeFlags.Object) !== 0);
}
