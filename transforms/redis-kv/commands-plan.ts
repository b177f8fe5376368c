import { ts } from "ts-morph";
import { calleeName } from "../../src/typescript/dotted-name.js";
import { treatmentOf } from "./commands.js";
import {
  planExists,
  planKeyCommand,
  planKeys,
  planMset,
  planReadAndChange,
  planScan,
  planScanIterator,
} from "./caveat-commands.js";
import { type CommandContext, type Conversion, type Refusal, labelOf, refuse } from "./conversion.js";
import { badKey, isKey, planDel, planGet, planMget, planSet, planSetex, unreadable } from "./string-commands.js";
import type { LibraryCall } from "./uses.js";

type Converter = (use: LibraryCall, context: CommandContext) => Conversion | Refusal;

const converters: Readonly<Record<string, Converter>> = {
  get: planGet,
  set: planSet,
  setex: planSetex,
  psetex: planSetex,
  mget: planMget,
  del: planDel,
  unlink: planDel,
  exists: planExists,
  getdel: planReadAndChange,
  getset: planReadAndChange,
  getex: planReadAndChange,
  expire: planKeyCommand,
  pexpire: planKeyCommand,
  expireat: planKeyCommand,
  pexpireat: planKeyCommand,
  persist: planKeyCommand,
  ttl: planKeyCommand,
  pttl: planKeyCommand,
  mset: planMset,
  keys: planKeys,
  scan: planScan,
  scaniterator: planScanIterator,
};

const reasons: Readonly<Record<string, string>> = {
  "redis-kv/lock": "writes only where there is no such key, which is how locks are made",
  "redis-kv/counter": "counts in one step, which KV cannot: two requests would read the same number",
  "redis-kv/hash": "works on a hash",
  "redis-kv/list": "works on a list",
  "redis-kv/job-queue": "takes from a list that others fill",
  "redis-kv/set": "works on a set",
  "redis-kv/sorted-set": "works on a sorted set",
  "redis-kv/stream": "works on a stream",
  "redis-kv/pub-sub": "is publish and subscribe",
  "redis-kv/script": "runs a script in one step",
  "redis-kv/transaction": "watches keys for a transaction",
  "redis-kv/flush": "deletes everything",
  "redis-kv/raw-command": "gives the command as text",
  "redis-kv/unsupported-command": "has no counterpart in KV",
};

/** What a command becomes; undefined for connection code and for what holds commands together. */
export function planCommand(use: LibraryCall, context: CommandContext): Conversion | Refusal | undefined {
  const treatment = treatmentOf(use.command);
  if (treatment.kind === "connection") return connectionOf(use, context);
  if (treatment.kind === "refused") {
    const keys = context.keys.of(treatment.data, keysOfRefused(use));
    return refuse(
      use,
      treatment.code,
      `\`${labelOf(use)}\` ${reasons[treatment.code] ?? "has no counterpart in KV"}.`,
      keys,
    );
  }
  const converter = converters[use.command];
  if (!converter) return undefined;
  const [first] = use.call.arguments;
  if (first && !isKey(first, context) && !listsKeys.has(use.command)) return badKey(use, context);
  return use.call.arguments.some((argument) => isFunction(argument))
    ? unreadable(use, context)
    : converter(use, context);
}

const listsKeys: ReadonlySet<string> = new Set(["mget", "del", "unlink", "exists", "mset", "scan", "scaniterator"]);

function isFunction(node: ts.Expression): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** Of scripts the keys are among the other arguments; else the first argument is the key. */
function keysOfRefused({ command, call }: LibraryCall): readonly ts.Expression[] {
  if (!/^(?:eval|evalsha|evalro|evalsharo|fcall)$/.test(command)) return call.arguments.slice(0, 1);
  const [, keys, ...rest] = call.arguments;
  if (!keys) return [];
  if (ts.isNumericLiteral(keys)) return rest.slice(0, Number(keys.text));
  return ts.isArrayLiteralExpression(keys) ? keys.elements : [keys];
}

const messages: ReadonlySet<string> = new Set(["message", "pmessage", "smessage", "messageBuffer", "pmessageBuffer"]);

/** A listener for messages is no connection code. */
function connectionOf(use: LibraryCall, context: CommandContext): Refusal | undefined {
  const [event] = use.call.arguments;
  if (!/^(?:on|once|addlistener)$/.test(use.command) || !event || !ts.isStringLiteralLike(event)) return undefined;
  const keys = context.keys.of("none", []);
  if (messages.has(event.text)) return refuse(use, "redis-kv/pub-sub", `\`${labelOf(use)}\` waits for messages.`, keys);
  const [, listener] = use.call.arguments;
  if (event.text === "error" || !listener || onlyLogs(listener)) return undefined;
  const message = `The listener for \`${event.text}\` does more than log; a binding has no such event.`;
  return refuse(use, "redis-kv/connection-listener", message, keys);
}

function onlyLogs(listener: ts.Expression): boolean {
  if (!ts.isArrowFunction(listener) && !ts.isFunctionExpression(listener)) return false;
  const { body } = listener;
  const expressions = ts.isBlock(body)
    ? body.statements.map((statement) => (ts.isExpressionStatement(statement) ? statement.expression : undefined))
    : [body];
  return expressions.every(
    (expression) =>
      expression !== undefined &&
      ((ts.isCallExpression(expression) &&
        /^(?:console|log|logger|this\.logger)\b/.test(calleeName(expression) ?? "")) ||
        (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.EqualsToken)),
  );
}
