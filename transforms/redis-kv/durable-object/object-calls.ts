import { ts } from "ts-morph";
import { treatmentOf } from "../commands.js";
import { isJavaScript } from "../../../src/typescript/javascript.js";
import { CallEdits, type CommandContext, type Conversion, isArrayType, keyForm } from "../conversion.js";
import type { HelperName } from "../kv-commands-text.js";
import type { KeySet } from "../keys.js";
import type { LibraryCall } from "../uses.js";
import { hasAutomaticJson, kindOf } from "../values.js";
import { objectCommands } from "./object-file.js";
import { hasKnownOptions } from "./object-options.js";

const code = "redis-kv/durable-object";

/** Commands whose results differ between ioredis, as which the generated class gives them, and node-redis. */
const differsOnNodeRedis: ReadonlySet<string> = new Set([
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
  "zremrangebyscore",
  "zremrangebyrank",
  "zrank",
  "zrevrank",
  "zscore",
  "zincrby",
  "set",
  "setnx",
  "setex",
  "psetex",
  "publish",
]);

/** How Upstash and Vercel KV read the results of commands that give what was stored. */
const readOnUpstash: Readonly<Record<string, HelperName>> = {
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
  zpopmin: "fromRedisList",
  zpopmax: "fromRedisList",
  hkeys: "fromRedisList",
  sinter: "fromRedisList",
  sunion: "fromRedisList",
  sdiff: "fromRedisList",
  keys: "fromRedisList",
  hgetall: "fromRedisFields",
  hmget: "fromRedisSomeFields",
};

/** What a call becomes on the generated class, whose methods are called and answer as ioredis does. */
export interface ObjectMethod {
  readonly method: string;
  /** Arguments that Upstash and Vercel KV write as JSON, with the function that does. */
  readonly wraps: readonly { readonly argument: ts.Expression; readonly name: "toRedisText" | "toRedisFields" }[];
  readonly keys: KeySet;
}

/**
 * @param entity what the command is called on
 * @returns undefined where the class does not do all that the call asks for
 */
export function objectMethod(
  use: LibraryCall,
  context: CommandContext,
  entity: "client" | "pipeline",
): ObjectMethod | undefined {
  const { call, command, buffer, type } = use;
  const treatment = treatmentOf(command);
  const method = methodOf(use);
  if (command === "publish" && (!context.hasChannels || entity === "pipeline")) return undefined;
  if (call.arguments.length > (objectCommands.get(method) ?? -1) || !hasKnownOptions(use, context.checker))
    return undefined;
  if (buffer || type.entity !== entity || treatment.kind === "connection") return undefined;
  if (!call.arguments.every((argument, index) => isSendable(argument, index, use, context))) return undefined;
  const wraps = call.arguments
    .slice(1)
    .flatMap((argument) => wrapOf(argument, use, context)?.map((name) => ({ argument, name })) ?? []);
  const isPattern = command === "keys";
  const keys = context.keys.of(
    treatment.data,
    manyKeys.has(command) ? call.arguments : call.arguments.slice(0, 1),
    isPattern,
  );
  return { method, wraps, keys };
}

const manyKeys: ReadonlySet<string> = new Set(["del", "unlink", "exists", "mget", "sinter", "sunion", "sdiff"]);

function methodOf({ command, call, type }: LibraryCall): string {
  if (/^[lr]pop$/.test(command) && call.arguments.length === 2) return `${command}count`;
  if (command === "hmget" && hasAutomaticJson(type.library)) return "hmgetfields";
  return type.library === "node-redis" && /^zpop(?:min|max)$/.test(command) ? `${command}count` : command;
}

/**
 * A command on the generated Durable Object: `redis.incr(key)` → `redisObject().incr(key)`. What another client than
 * ioredis gives otherwise is adapted at the call, or the call is left.
 */
export function planObjectCall(use: LibraryCall, context: CommandContext): Conversion | undefined {
  const found = objectMethod(use, context, "client");
  const reader = found && readerOf(use, context);
  if (!found || reader === undefined) return undefined;
  const { method, wraps, keys } = found;
  const [helper] = /fromRedis\w+/.exec(reader) ?? [];
  return {
    kind: "conversion",
    use,
    keys,
    helpers: [...wraps.map(({ name }) => name), ...(helper === undefined ? [] : [helper as HelperName])],
    usesObject: true,
    emit(receiver, collector) {
      const client = "redisObject()";
      const edits = new CallEdits(use, typeof receiver === "object" ? { ...receiver, client } : client, collector);
      edits.method(method, code);
      edits.dropTypeArguments(code);
      for (const { argument, name } of wraps) edits.wrap(argument, `${name}(`, ")", code);
      if (reader !== "") edits.behind(`.then(${reader})`, code);
    },
  };
}

/**
 * The function that makes the result of the generated method what the client gives, "" where it is that already;
 * undefined where it cannot be.
 */
function readerOf(use: LibraryCall, context: CommandContext): string | undefined {
  const { type, call } = use;
  if (context.isIgnored(call)) return "";
  if (hasAutomaticJson(type.library)) return readerOnUpstash(use, context);
  if (type.library !== "node-redis") return "";
  const given = context.checker.getAwaitedType(context.checker.getTypeAtLocation(call));
  return readerOnNodeRedis(use, given);
}

/** @param given what the method of the client gives, by its type: some are booleans in node-redis 4 and numbers in 5 */
export function readerOnNodeRedis({ command, call }: LibraryCall, given: ts.Type | undefined): string | undefined {
  const parts = given?.isUnion() ? given.types : given ? [given] : [];
  const gives = (flags: ts.TypeFlags) => parts.some((part) => (part.flags & flags) !== 0);
  if (gives(ts.TypeFlags.BooleanLike) && !gives(ts.TypeFlags.StringLike)) return "Boolean";
  if (command === "zscore") return "(score) => (score === null ? null : Number(score))";
  if (command === "zincrby") return "Number";
  if (/^zpop(?:min|max)$/.test(command)) return "([first]) => first ?? null";
  if (command === "zrange" && call.arguments.length > 3) return "";
  return differsOnNodeRedis.has(command) ? (gives(ts.TypeFlags.NumberLike) ? "" : undefined) : "";
}

function readerOnUpstash(use: LibraryCall, context: CommandContext): string | undefined {
  const { command } = use;
  const reader = Object.hasOwn(readOnUpstash, command) ? readOnUpstash[command] : undefined;
  if (reader) {
    // A number of values comes as a list, or null.
    const isList = /^[lr]pop$/.test(command) && use.call.arguments.length > 1;
    const name = isList ? "fromRedisList" : reader;
    const instantiated = `${name}${typeArgumentOf(use, name, context)}`;
    return isList ? `(values) => values && ${instantiated}(values)` : instantiated;
  }
  if (!plainOnUpstash.has(command)) return undefined;
  if (command === "zscore") return "(score) => (score === null ? null : Number(score))";
  return command === "zincrby" ? "Number" : "";
}

/** What the call says that it gives, or for lists what is expected of it. */
function typeArgumentOf({ call, type, command }: LibraryCall, reader: string, { checker }: CommandContext): string {
  if (isJavaScript(call.getSourceFile())) return "";
  const [given] = call.typeArguments ?? [];
  if (given) {
    const text = given.getText();
    return /^(?:lrange|zpop(?:min|max))$/.test(command)
      ? `<${/^[\w.]+$/.test(text) ? text : `(${text})`}[]>`
      : `<${text}>`;
  }
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
  // A message is sent as a text.
  if (use.command === "publish") return (checker.getTypeAtLocation(argument).flags & ts.TypeFlags.Any) !== 0;
  // Options, fields of a hash, { score, member }.
  const takesObjects = /^(?:set|hset|hmset|zadd|zrange|zrevrange|zrangebyscore|zrange(?:byscore)?withscores)$/.test(
    use.command,
  );
  if (kind !== "object" || !takesObjects) return false;
  const type = checker.getTypeAtLocation(argument);
  return type.getProperties().every((property) => {
    const value = checker.getTypeOfSymbolAtLocation(property, argument);
    // { offset, count }, which is looked at with the options.
    if (property.name === "LIMIT" && use.command.startsWith("zrange")) return true;
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
