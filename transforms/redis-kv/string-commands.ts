import { ts } from "ts-morph";
import {
  type CommandContext,
  type Conversion,
  type Refusal,
  CallEdits,
  holdsCall,
  instantiated,
  isArrayType,
  keyForm,
  labelOf,
  refuse,
} from "./conversion.js";
import type { KeySet } from "./keys.js";
import { type SetOptions, optionsFromList, optionsFromObject } from "./set-options.js";
import { type TimeUnit, timeToLive } from "./time-to-live.js";
import type { LibraryCall } from "./uses.js";
import { type ValueWrap, hasAutomaticJson, wrapOfValue } from "./values.js";
import { isJavaScript } from "../../src/typescript/javascript.js";

type Planned = Conversion | Refusal;

/** `get`, `getBuffer` */
export function planGet(use: LibraryCall, context: CommandContext): Planned {
  const [key, ...others] = use.call.arguments;
  const keys = context.keys.of("string", key ? [key] : []);
  if (!key || others.length > 0 || ts.isSpreadElement(key)) return unreadable(use, context);
  if (keyForm(key, context.checker) === "refuse") return badKey(use, context);
  const isAutomatic = hasAutomaticJson(use.type.library) && !context.isIgnored(use.call);
  const isJson = isAutomatic && context.holdsJson(keys);
  return {
    kind: "conversion",
    use,
    keys,
    helpers: isAutomatic && !isJson ? ["fromRedisText"] : [],
    emit(receiver, collector) {
      const edits = new CallEdits(use, receiver, collector);
      const code = isAutomatic ? "redis-kv/json" : "redis-kv/call";
      edits.method("get", code);
      emitKey(key, edits, context);
      if (use.buffer) {
        edits.wrap(key, "", ', "arrayBuffer"', code);
        edits.behind(".then((value) => value && Buffer.from(value))", code);
      } else if (isJson) {
        edits.wrap(key, "", ', "json"', code);
      } else if (isAutomatic) {
        edits.dropTypeArguments(code);
        edits.behind(`.then(${instantiated("fromRedisText", use)})`, code);
      }
    },
  };
}

/** `mget` */
export function planMget(use: LibraryCall, context: CommandContext): Planned {
  const { arguments: given } = use.call;
  const keys = context.keys.of("string", given);
  const [only] = given;
  if (!only || use.buffer) return unreadable(use, context);
  const isOneArray = given.length === 1 && !ts.isSpreadElement(only) && isArrayType(only, context.checker);
  const isSpread = given.length === 1 && ts.isSpreadElement(only);
  if (!isOneArray && !isSpread && given.some((key) => !isKey(key, context))) return badKey(use, context);
  const isAutomatic = hasAutomaticJson(use.type.library);
  const [types] = use.call.typeArguments ?? [];
  return {
    kind: "conversion",
    use,
    keys,
    helpers: isAutomatic ? ["kvGetMany", "fromRedisText"] : ["kvGetMany"],
    emit(receiver, collector) {
      const edits = new CallEdits(use, receiver, collector);
      const code = isAutomatic ? "redis-kv/json" : "redis-kv/call";
      edits.helper("kvGetMany", code);
      const last = given.at(-1) ?? only;
      if (isSpread) {
        const { expression } = only;
        edits.replaceArguments(only, only, expression.getText(), code);
      } else if (!isOneArray) {
        if (last === only) edits.wrap(only, "[", "]", code);
        else {
          edits.wrap(only, "[", "", code);
          edits.wrap(last, "", "]", code);
        }
      }
      if (isAutomatic) {
        const cast = types && !isJavaScript(use.call.getSourceFile()) ? ` as ${types.getText()}` : "";
        edits.behind(`.then((values) => values.map((value) => fromRedisText(value))${cast})`, code);
      }
    },
  };
}

/** `set` */
export function planSet(use: LibraryCall, context: CommandContext): Planned {
  const { arguments: given } = use.call;
  const [key, value, ...rest] = given;
  const keys = context.keys.of("string", key ? [key] : []);
  if (!key || !value || given.some((argument) => ts.isSpreadElement(argument) || isCallback(argument, context)))
    return unreadable(use, context);
  const [first] = rest;
  const isObject = use.type.library !== "ioredis";
  const options: SetOptions = !first
    ? { kind: "none" }
    : isObject
      ? optionsFromObject(first, context.checker)
      : hasWord(rest, "NX")
        ? { kind: "lock" }
        : optionsFromList(rest, context.checker);
  switch (options.kind) {
    case "lock":
      return refuse(
        use,
        "redis-kv/lock",
        `\`${labelOf(use)}\` writes only where there is no such key, which is how locks are made.`,
        keys,
      );
    case "other":
      return refuse(
        use,
        "redis-kv/set-options",
        `\`${labelOf(use)}\` has the option ${options.option}, which \`put\` does not have.`,
        keys,
      );
    case "unreadable":
      return refuse(use, "redis-kv/set-options", `The options of \`${labelOf(use)}\` are not known here.`, keys);
    case "none":
    case "time":
      return planPut({ use, key, value, options, optionNodes: rest }, context);
  }
}

/** `setex`, `psetex`: the time stands before the value. */
export function planSetex(use: LibraryCall, context: CommandContext): Planned {
  const [key, time, value, ...others] = use.call.arguments;
  const keys = context.keys.of("string", key ? [key] : []);
  if (!key || !time || !value || others.length > 0 || use.call.arguments.some((node) => ts.isSpreadElement(node)))
    return unreadable(use, context);
  if (holdsCall(time, context))
    return refuse(use, "redis-kv/set-options", `The time of \`${labelOf(use)}\` comes from another command.`, keys);
  const unit: TimeUnit = use.command === "psetex" ? "milliseconds" : "seconds";
  const options: SetOptions = { kind: "time", time: timeToLive(time, unit, context.checker), value: time };
  return planPut({ use, key, value, options, optionNodes: [], timeBefore: time }, context);
}

interface Put {
  readonly use: LibraryCall;
  readonly key: ts.Expression;
  readonly value: ts.Expression;
  readonly options: Extract<SetOptions, { readonly kind: "none" | "time" }>;
  readonly optionNodes: readonly ts.Expression[];
  readonly timeBefore?: ts.Expression;
}

function planPut(put: Put, context: CommandContext): Planned {
  const { use, key, value, options, optionNodes, timeBefore } = put;
  const keys = context.keys.of("string", [key]);
  if (keyForm(key, context.checker) === "refuse") return badKey(use, context);
  if (optionNodes.some((node) => holdsCall(node, context)))
    return refuse(use, "redis-kv/set-options", `The options of \`${labelOf(use)}\` come from another command.`, keys);
  const wrap = wrapOfValue(value, use.type.library, context.checker);
  if (wrap === undefined) {
    const message = `\`${value.getText().replace(/\s+/g, " ").slice(0, 40)}\` is an object: the client writes \`[object Object]\`, KV throws.`;
    return refuse(use, "redis-kv/key-or-value", message, keys);
  }
  const isAutomatic = hasAutomaticJson(use.type.library);
  const isIgnored = context.isIgnored(use.call);
  const { time } = options.kind === "time" ? options : {};
  return {
    kind: "conversion",
    use,
    keys,
    helpers: wrap !== "as-is" && wrap.helper ? [wrap.helper] : [],
    ...(time?.tooShort !== undefined && {
      note: {
        code: "redis-kv/short-ttl" as const,
        message: `\`${labelOf(use)}\` asked for ${String(time.tooShort)} s; in KV the value lives 60 s.`,
      },
    }),
    emit(receiver, collector) {
      const edits = new CallEdits(use, receiver, collector);
      const exact = time === undefined || time.isExact;
      const code = !exact ? "redis-kv/ttl" : wrap !== "as-is" && isAutomatic ? "redis-kv/json" : "redis-kv/call";
      edits.method("put", code);
      edits.dropTypeArguments(code);
      emitKey(key, edits, context);
      const around: ValueWrap = wrap === "as-is" ? { before: "", after: "" } : wrap;
      const timeText = time ? `{ ${time.text} }` : "";
      const [firstOption] = optionNodes;
      const lastOption = optionNodes.at(-1);
      if (timeBefore) {
        collector.replace(use.call.getSourceFile(), { start: timeBefore.getStart(), end: value.getStart() }, "", code);
        edits.wrap(value, around.before, `${around.after}, ${timeText}`, code);
      } else {
        if (around.before || around.after) edits.wrap(value, around.before, around.after, code);
        if (firstOption && lastOption) {
          if (timeText) edits.replaceArguments(firstOption, lastOption, timeText, code);
          else edits.dropArgumentsAfter(value, code);
        }
      }
      if (!isIgnored) edits.behind(okText(use), "redis-kv/result");
    },
  };
}

/** `put` gives nothing; the clients give "OK". */
export function okText(use: LibraryCall): string {
  return isJavaScript(use.call.getSourceFile()) ? '.then(() => "OK")' : '.then(() => "OK" as const)';
}

/** `del`, `unlink` */
export function planDel(use: LibraryCall, context: CommandContext): Planned {
  const { arguments: given } = use.call;
  const keys = context.keys.of("any", given);
  const [only] = given;
  if (!only || isCallback(given.at(-1), context)) return unreadable(use, context);
  const isSimple = given.length === 1 && !ts.isSpreadElement(only) && keyForm(only, context.checker) !== "refuse";
  const isIgnored = context.isIgnored(use.call);
  if (isSimple && isIgnored) {
    return {
      kind: "conversion",
      use,
      keys,
      helpers: [],
      emit(receiver, collector) {
        const edits = new CallEdits(use, receiver, collector);
        edits.method("delete", "redis-kv/call");
        emitKey(only, edits, context);
      },
    };
  }
  const helper = isIgnored ? ("kvDelete" as const) : ("kvCountDeleted" as const);
  return planKeyList(use, helper, isIgnored ? "redis-kv/caveat" : "redis-kv/result", context) ?? badKey(use, context);
}

/** A generated function that takes any number of keys. */
export function planKeyList(
  use: LibraryCall,
  helper: "kvDelete" | "kvCountDeleted" | "kvExists",
  code: "redis-kv/caveat" | "redis-kv/result",
  context: CommandContext,
): Conversion | undefined {
  const { arguments: given } = use.call;
  const isListed = (key: ts.Expression) =>
    ts.isSpreadElement(key) || isArrayType(key, context.checker) || keyForm(key, context.checker) !== "refuse";
  if (given.length === 0 || !given.every(isListed)) return undefined;
  return {
    kind: "conversion",
    use,
    keys: context.keys.of("any", given),
    helpers: [helper],
    emit(receiver, collector) {
      const edits = new CallEdits(use, receiver, collector);
      edits.helper(helper, code);
      for (const key of given) {
        if (!ts.isSpreadElement(key) && isArrayType(key, context.checker)) edits.wrap(key, "...", "", code);
        else if (!ts.isSpreadElement(key)) emitKey(key, edits, context);
      }
    },
  };
}

export function emitKey(key: ts.Expression, edits: CallEdits, { checker }: CommandContext): void {
  if (keyForm(key, checker) === "wrap") edits.wrap(key, "String(", ")", "redis-kv/call");
}

export function isKey(key: ts.Expression, { checker }: CommandContext): boolean {
  return ts.isSpreadElement(key) || keyForm(key, checker) !== "refuse";
}

/** ioredis takes a callback as the last argument. */
function isCallback(argument: ts.Expression | undefined, { checker }: CommandContext): boolean {
  if (!argument || ts.isSpreadElement(argument)) return false;
  return (
    ts.isArrowFunction(argument) ||
    ts.isFunctionExpression(argument) ||
    checker.getTypeAtLocation(argument).getCallSignatures().length > 0
  );
}

export function unreadable(use: LibraryCall, context: CommandContext): Refusal {
  const keys = keysOfCall(use, context);
  if (isCallback(use.call.arguments.at(-1), context))
    return refuse(use, "redis-kv/callback", `\`${labelOf(use)}\` is given a callback; KV gives a promise.`, keys);
  return refuse(use, "redis-kv/set-options", `The arguments of \`${labelOf(use)}\` are not known here.`, keys);
}

export function badKey(use: LibraryCall, context: CommandContext): Refusal {
  const message = `The key of \`${labelOf(use)}\` is not known to be a string.`;
  return refuse(use, "redis-kv/key-or-value", message, keysOfCall(use, context));
}

/** The first argument is the key, but of the commands that take several. */
function keysOfCall({ command, call }: LibraryCall, { keys }: CommandContext): KeySet {
  const takesSeveral = /^(?:mget|mset|del|unlink|exists)$/.test(command);
  return keys.of("any", takesSeveral ? call.arguments : call.arguments.slice(0, 1));
}

function hasWord(list: readonly ts.Expression[], word: string): boolean {
  return list.some((node) => ts.isStringLiteralLike(node) && node.text.toUpperCase() === word);
}
