import { ts } from "ts-morph";
import {
  type CommandContext,
  type Conversion,
  type Refusal,
  CallEdits,
  holdsCall,
  instantiated,
  labelOf,
  refuse,
} from "./conversion.js";
import type { HelperName } from "./kv-commands-text.js";
import { optionsFromList, optionsFromObject } from "./set-options.js";
import { badKey, emitKey, isKey, okText, planKeyList, unreadable } from "./string-commands.js";
import type { LibraryCall } from "./uses.js";
import { hasAutomaticJson, kindOf } from "./values.js";

type Planned = Conversion | Refusal;

const code = "redis-kv/caveat";

/** `exists` */
export function planExists(use: LibraryCall, context: CommandContext): Planned {
  return planKeyList(use, "kvExists", code, context) ?? badKey(use, context);
}

/** Commands of a key, and perhaps a number of seconds or milliseconds, that give a number, a boolean or a text. */
const keyHelpers = {
  expire: "kvExpire",
  pexpire: "kvExpire",
  expireat: "kvExpireAt",
  pexpireat: "kvExpireAt",
  persist: "kvPersist",
  ttl: "kvTtl",
  pttl: "kvTtl",
} as const satisfies Readonly<Record<string, HelperName>>;

export function planKeyCommand(use: LibraryCall, context: CommandContext): Planned {
  const [key, time, ...others] = use.call.arguments;
  const keys = context.keys.of("any", key ? [key] : []);
  const command = use.command as keyof typeof keyHelpers;
  const takesTime = command.includes("expire");
  if (!key || ts.isSpreadElement(key) || others.length > 0 || (time !== undefined) !== takesTime)
    return unreadable(use, context);
  if (!isKey(key, context)) return badKey(use, context);
  const helper = keyHelpers[command];
  const inMilliseconds = command.startsWith("p") && command !== "persist";
  return {
    kind: "conversion",
    use,
    keys,
    helpers: [helper],
    emit(receiver, collector) {
      const edits = new CallEdits(use, receiver, collector);
      edits.helper(helper, code);
      emitKey(key, edits, context);
      if (time && inMilliseconds)
        edits.wrap(
          time,
          ts.isBinaryExpression(time) ? "(" : "",
          `${ts.isBinaryExpression(time) ? ")" : ""} / 1000`,
          code,
        );
      if (!context.isIgnored(use.call)) {
        if (command === "pttl") edits.behind(".then((seconds) => (seconds < 0 ? seconds : seconds * 1000))", code);
        else if (givesBoolean(use, context.checker)) edits.behind(".then(Boolean)", code);
      }
    },
  };
}

/** node-redis 4 gives booleans where Redis gives 0 and 1. */
export function givesBoolean({ call }: LibraryCall, checker: ts.TypeChecker): boolean {
  const type = checker.getAwaitedType(checker.getTypeAtLocation(call));
  return type !== undefined && (type.flags & ts.TypeFlags.BooleanLike) !== 0;
}

/** `getdel`, `getset`, `getex` */
export function planReadAndChange(use: LibraryCall, context: CommandContext): Planned {
  const [key, value, ...others] = use.call.arguments;
  const keys = context.keys.of("string", key ? [key] : []);
  if (!key || ts.isSpreadElement(key) || use.buffer) return unreadable(use, context);
  if (!isKey(key, context)) return badKey(use, context);
  const isAutomatic = hasAutomaticJson(use.type.library);
  const finish = (edits: CallEdits): void => {
    emitKey(key, edits, context);
    if (!isAutomatic) return;
    edits.dropTypeArguments(code);
    edits.behind(`.then(${instantiated("fromRedisText", use)})`, "redis-kv/json");
  };
  const json = isAutomatic ? (["fromRedisText"] as const) : [];
  if (use.command === "getdel") {
    if (value) return unreadable(use, context);
    return {
      kind: "conversion",
      use,
      keys,
      helpers: ["kvGetDel", ...json],
      emit(receiver, collector) {
        const edits = new CallEdits(use, receiver, collector);
        edits.helper("kvGetDel", code);
        finish(edits);
      },
    };
  }
  if (!value) return unreadable(use, context);
  if (use.command === "getset") {
    const isText = kindOf(value, context.checker) === "text";
    if (others.length > 0 || (!isText && !isAutomatic)) return unreadable(use, context);
    return {
      kind: "conversion",
      use,
      keys,
      helpers: isText ? ["kvGetSet", ...json] : ["kvGetSet", "toRedisText", ...json],
      emit(receiver, collector) {
        const edits = new CallEdits(use, receiver, collector);
        edits.helper("kvGetSet", code);
        if (!isText) edits.wrap(value, "toRedisText(", ")", code);
        finish(edits);
      },
    };
  }
  const rest = [value, ...others];
  const options =
    use.type.library === "ioredis" ? optionsFromList(rest, context.checker) : optionsFromObject(value, context.checker);
  if (options.kind !== "time" || rest.some((node) => holdsCall(node, context)))
    return refuse(use, "redis-kv/set-options", `The options of \`${labelOf(use)}\` are not known here.`, keys);
  return {
    kind: "conversion",
    use,
    keys,
    helpers: ["kvGetEx", ...json],
    emit(receiver, collector) {
      const edits = new CallEdits(use, receiver, collector);
      edits.helper("kvGetEx", code);
      edits.replaceArguments(value, rest.at(-1) ?? value, `{ ${options.time.text} }`, code);
      finish(edits);
    },
  };
}

/** `mset` of an object */
export function planMset(use: LibraryCall, context: CommandContext): Planned {
  const [entries, ...others] = use.call.arguments;
  if (!entries || others.length > 0 || ts.isSpreadElement(entries)) return unreadable(use, context);
  const type = context.checker.getTypeAtLocation(entries);
  const isObject =
    (type.flags & ts.TypeFlags.Object) !== 0 &&
    !context.checker.isArrayType(type) &&
    !context.checker.isTupleType(type);
  if (!isObject || type.getSymbol()?.name === "Map") return unreadable(use, context);
  const isAutomatic = hasAutomaticJson(use.type.library);
  const names = ts.isObjectLiteralExpression(entries)
    ? entries.properties.map(({ name }) => (name && ts.isComputedPropertyName(name) ? name.expression : undefined))
    : [undefined];
  const computed = names.filter((name) => name !== undefined);
  const keys = context.keys.of(
    "string",
    computed.length > 0 && computed.length === names.length ? computed : [entries],
  );
  return {
    kind: "conversion",
    use,
    keys,
    helpers: isAutomatic ? ["kvSetMany", "toRedisText"] : ["kvSetMany"],
    emit(receiver, collector) {
      const edits = new CallEdits(use, receiver, collector);
      edits.helper("kvSetMany", code);
      if (isAutomatic) edits.wrap(entries, "", ", toRedisText", code);
      if (!context.isIgnored(use.call)) edits.behind(okText(use), "redis-kv/result");
    },
  };
}

/** `keys(pattern)` */
export function planKeys(use: LibraryCall, context: CommandContext): Planned {
  const [pattern, ...others] = use.call.arguments;
  if (!pattern || others.length > 0 || ts.isSpreadElement(pattern) || use.buffer) return unreadable(use, context);
  return {
    kind: "conversion",
    use,
    keys: context.keys.of("any", [pattern], true),
    helpers: ["kvKeys"],
    emit(receiver, collector) {
      new CallEdits(use, receiver, collector).helper("kvKeys", code);
    },
  };
}

/** `scan(cursor, "MATCH", pattern, "COUNT", n)`, `scan(cursor, { match, count })` */
export function planScan(use: LibraryCall, context: CommandContext): Planned {
  const [cursor, ...rest] = use.call.arguments;
  if (!cursor || ts.isSpreadElement(cursor) || use.buffer) return unreadable(use, context);
  const match = use.type.library === "ioredis" ? matchInList(rest) : matchInObject(rest[0]);
  const keys = context.keys.of("any", match ? [match] : [cursor], true);
  const isRead = rest.length === 0 || (match !== undefined && !holdsCall(match, context));
  // node-redis has numbers as cursors, or other results.
  if (!isRead || use.type.library === "node-redis")
    return refuse(
      use,
      "redis-kv/unsupported-command",
      `The cursor of \`${labelOf(use)}\` cannot be KV's: loop over \`KV.list({ prefix, cursor })\` until \`list_complete\`.`,
      keys,
    );
  return {
    kind: "conversion",
    use,
    keys,
    helpers: ["kvScan"],
    emit(receiver, collector) {
      const edits = new CallEdits(use, receiver, collector);
      edits.helper("kvScan", code);
      const [first] = rest;
      if (first && match) edits.replaceArguments(first, rest.at(-1) ?? first, match.getText(), code);
    },
  };
}

/** `for await (const key of client.scanIterator({ MATCH }))` */
export function planScanIterator(use: LibraryCall, context: CommandContext): Planned {
  const [options] = use.call.arguments;
  const match = matchInObject(options);
  const loop = use.call.parent;
  const keys = context.keys.of("any", match ? [match] : [], true);
  const element =
    ts.isForOfStatement(loop) && ts.isVariableDeclarationList(loop.initializer)
      ? loop.initializer.declarations[0]
      : undefined;
  const type = element && context.checker.getTypeAtLocation(element);
  const isString = type !== undefined && (type.flags & ts.TypeFlags.StringLike) !== 0;
  // node-redis 5 gives pages of keys, older ones the keys.
  const isPage = type !== undefined && context.checker.isArrayType(type);
  if ((!isString && !isPage) || (options && !match) || (match && holdsCall(match, context))) {
    const message = `\`${labelOf(use)}\` goes over keys in a way that is not known here: loop over \`KV.list({ prefix, cursor })\`.`;
    return refuse(use, "redis-kv/unsupported-command", message, keys);
  }
  return {
    kind: "conversion",
    use,
    keys,
    helpers: ["kvKeys"],
    emit(receiver, collector) {
      const edits = new CallEdits(use, receiver, collector);
      edits.helper("kvKeys", code);
      edits.wrap(use.call, isPage ? "[await " : "await ", isPage ? "]" : "", code);
      if (options && match) edits.replaceArguments(options, options, match.getText(), code);
      if (ts.isForOfStatement(loop) && loop.awaitModifier) {
        const end = loop.getSourceFile().text.indexOf("(", loop.awaitModifier.end);
        collector.replace(loop.getSourceFile(), { start: loop.awaitModifier.getStart(), end }, "", code);
      }
    },
  };
}

function matchInList(list: readonly ts.Expression[]): ts.Expression | undefined {
  const index = list.findIndex((node) => ts.isStringLiteralLike(node) && node.text.toUpperCase() === "MATCH");
  return index < 0 ? undefined : list[index + 1];
}

function matchInObject(options: ts.Expression | undefined): ts.Expression | undefined {
  if (!options || !ts.isObjectLiteralExpression(options)) return undefined;
  for (const property of options.properties) {
    if (property.name?.getText().toLowerCase() !== "match") continue;
    if (ts.isPropertyAssignment(property)) return property.initializer;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
  }
  return undefined;
}
