import { ts } from "ts-morph";
import { treatmentOf } from "../commands.js";
import { isJavaScript } from "../../../src/typescript/javascript.js";
import { CallEdits, type CommandContext, type Conversion, isArrayType, keyForm } from "../conversion.js";
import type { HelperName } from "../kv-commands-text.js";
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
  "hset",
  "hmset",
  "hsetnx",
  "hlen",
  "hexists",
  "hdel",
  "hkeys",
  "llen",
  "lrem",
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
]);

/** How Upstash and Vercel KV read the results of commands that give what was stored. */
const readOnUpstash: Readonly<Record<string, "fromRedisText" | "fromRedisList" | "fromRedisFields">> = {
  get: "fromRedisText",
  hget: "fromRedisText",
  lindex: "fromRedisText",
  lpop: "fromRedisText",
  rpop: "fromRedisText",
  spop: "fromRedisText",
  lrange: "fromRedisList",
  smembers: "fromRedisList",
  hvals: "fromRedisList",
  zrange: "fromRedisList",
  hgetall: "fromRedisFields",
};

/**
 * A command on the generated Durable Object: `redis.incr(key)` → `redisObject().incr(key)`. Its methods are called and
 * answer as ioredis does; what another client does otherwise is adapted at the call, or left.
 *
 * @param entity what the command is called on
 */
export function planObjectCall(
  use: LibraryCall,
  context: CommandContext,
  entity: "client" | "pipeline" = "client",
): Conversion | undefined {
  const { call, command, buffer, type } = use;
  const treatment = treatmentOf(command);
  const method = /^[lr]pop$/.test(command) && call.arguments.length === 2 ? `${command}count` : command;
  if (call.arguments.length > (objectCommands.get(method) ?? -1) || !hasKnownOptions(use, context.checker))
    return undefined;
  if (buffer || type.entity !== entity || treatment.kind === "connection") return undefined;
  if (!call.arguments.every((argument, index) => isSendable(argument, index, use, context))) return undefined;
  const result = resultOf(use, context);
  if (result === undefined) return undefined;
  const wraps = call.arguments
    .slice(1)
    .flatMap((argument) => wrapOf(argument, use, context)?.map((name) => ({ argument, name })) ?? []);
  const data = treatment.data;
  const isManyKeys = ["del", "unlink", "exists", "mget"].includes(command);
  const keys = context.keys.of(data, isManyKeys ? call.arguments : call.arguments.slice(0, 1));
  return {
    kind: "conversion",
    use,
    keys,
    helpers: [...wraps.map(({ name }) => name), ...helpersIn(result)],
    usesObject: true,
    emit(receiver, collector) {
      const client = "redisObject()";
      const edits = new CallEdits(use, typeof receiver === "object" ? { ...receiver, client } : client, collector);
      edits.method(method, code);
      edits.dropTypeArguments(code);
      for (const { argument, name } of wraps) edits.wrap(argument, `${name}(`, ")", code);
      if (result !== "") edits.behind(result, code);
    },
  };
}

function helpersIn(result: string): HelperName[] {
  const [name] = /fromRedis(?:Text|List|Fields)/.exec(result) ?? [];
  return name === undefined ? [] : [name as HelperName];
}

/** What is read from the result of the generated method, to be what the client gives: `.then(Number)`; undefined where it cannot be. */
function resultOf(use: LibraryCall, context: CommandContext): string | undefined {
  const { command, type, call } = use;
  if (context.isIgnored(call)) return "";
  if (hasAutomaticJson(type.library)) return resultOnUpstash(use, context);
  if (type.entity !== "client") return undefined;
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
  return "";
}

function resultOnUpstash(use: LibraryCall, context: CommandContext): string | undefined {
  const { command, call } = use;
  const reader = Object.hasOwn(readOnUpstash, command) ? readOnUpstash[command] : undefined;
  if (reader) {
    // Scores come between the members, and a number of values comes as a list or null.
    const isOther =
      command === "zrange"
        ? /withscores/i.test(call.getText())
        : /^[lr]pop$/.test(command) && call.arguments.length > 1;
    return isOther ? undefined : `.then(${reader}${typeArgumentOf(use, reader, context)})`;
  }
  if (!plainOnUpstash.has(command)) return undefined;
  if (command === "zscore") return ".then((score) => (score === null ? null : Number(score)))";
  return command === "zincrby" ? ".then(Number)" : "";
}

/** What the call says that it gives, or for lists what is expected of it. */
function typeArgumentOf({ call, type }: LibraryCall, reader: string, { checker }: CommandContext): string {
  if (isJavaScript(call.getSourceFile())) return "";
  const [given] = call.typeArguments ?? [];
  if (given) return `<${given.getText()}>`;
  if (reader !== "fromRedisList" || type.entity !== "client") return "";
  const awaited = checker.getAwaitedType(checker.getTypeAtLocation(call));
  const text = awaited && checker.isArrayType(awaited) ? checker.typeToString(awaited, call) : "";
  return /^[\w.]+\[\]$/.test(text) && !/^(?:any|unknown)\b/.test(text) ? `<${text}>` : "";
}

/** What goes around an argument that Upstash and Vercel KV write as JSON; undefined for one that goes as it is. */
function wrapOf(
  argument: ts.Expression,
  use: LibraryCall,
  { checker }: CommandContext,
): ["toRedisText" | "toRedisFields"] | undefined {
  if (holdsFields(argument, use)) return hasTextsOnly(argument, checker) ? undefined : ["toRedisFields"];
  return isStoredValue(argument, use, checker) && kindOf(argument, checker) !== "text" ? ["toRedisText"] : undefined;
}

/** The fields of a hash, as an object. */
function holdsFields(argument: ts.Expression, { command, type, call }: LibraryCall): boolean {
  return hasAutomaticJson(type.library) && /^hm?set$/.test(command) && call.arguments.indexOf(argument) === 1;
}

function hasTextsOnly(object: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeAtLocation(object);
  const properties = type.getProperties();
  return (
    properties.length > 0 &&
    checker.getIndexInfosOfType(type).length === 0 &&
    properties.every(
      (property) => (checker.getTypeOfSymbolAtLocation(property, object).flags & ts.TypeFlags.StringLike) !== 0,
    )
  );
}

/** Arguments that are values which Upstash writes as JSON. */
function isStoredValue(
  argument: ts.Expression,
  { command, type, call }: LibraryCall,
  checker: ts.TypeChecker,
): boolean {
  if (!hasAutomaticJson(type.library)) return false;
  const index = call.arguments.indexOf(argument);
  if (command === "set" || command === "setnx") return index === 1;
  if (command === "setex" || command === "psetex" || command === "hsetnx" || command === "lrem") return index === 2;
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
  if (isStoredValue(argument, use, checker)) return true;
  if (holdsFields(argument, use)) return kindOf(argument, checker) === "object";
  const kind = kindOf(argument, checker);
  if (kind === "text" || kind === "number") return true;
  if (isArrayType(argument, checker)) return true;
  // Options, fields of a hash, { score, member }.
  const takesObjects = /^(?:set|hset|hmset|zadd|zrange|zrevrange|zrangebyscore)$/.test(use.command);
  if (kind !== "object" || !takesObjects) return false;
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
