import { ts } from "ts-morph";
import type { Analysis } from "../../../src/typescript/analysis.js";
import type { EditCollector } from "../../../src/typescript/edit-collector.js";
import { withoutOuterExpressions, withOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { usesInFile } from "../../../src/typescript/uses-in-file.js";
import type { FileUses, LibraryCall } from "../uses.js";

const code = "redis-kv/durable-object";

/** The clients of a project that subscribe, where the Durable Object can take their part. */
export interface Subscribers {
  /** What makes them: `redis.duplicate()`, `new Redis()`. */
  readonly made: readonly ts.Expression[];
  /** The calls on them, and those that made them. None of them changes but the latter. */
  readonly calls: ReadonlySet<LibraryCall>;
  readonly types: ReadonlySet<ts.Node>;
  readonly constructions: ReadonlySet<ts.Node>;
}

const channelCommands = /^(?:[ps]?subscribe|[ps]?unsubscribe|[ps]?publish|pubsub.*)$/;
const connectionCommands = /^(?:connect|quit|disconnect|close|destroy)$/;

/**
 * Finds the clients that subscribe for a connection of their own: made in a function, they send each message to a
 * WebSocket or into a stream. All of a project's channels go to the Durable Object, or none: who publishes and who
 * subscribes have to meet.
 *
 * @param others files that may not be edited
 * @param canPublish whether a call that publishes can go to the object
 * @returns undefined where one use of a channel is another one
 */
export function findSubscribers(
  files: readonly FileUses[],
  others: readonly FileUses[],
  { checker }: Pick<Analysis, "checker">,
  canPublish: (use: LibraryCall) => boolean,
): Subscribers | undefined {
  const made: ts.Expression[] = [];
  const taken = new Set<LibraryCall>();
  const types = new Set<ts.Node>();
  const constructions = new Set<ts.Node>();
  for (const uses of files) {
    const places = [
      ...uses.constructions.map(({ node, core }) => ({ node, core, call: undefined })),
      ...uses.calls
        .filter(({ command, type }) => command === "duplicate" && type.entity === "client")
        .map((use) => ({ node: use.call, core: use.call, call: use })),
    ];
    for (const { node, core, call } of places) {
      if (node !== core) continue;
      const found = subscriberOf(node, uses, checker);
      if (!found) continue;
      made.push(node);
      if (call) taken.add(call);
      else constructions.add(node);
      for (const use of found.calls) taken.add(use);
      for (const type of found.types) types.add(type);
    }
  }
  const isOfChannels = (use: LibraryCall) => channelCommands.test(use.command) || waitsForMessages(use);
  const isMet = (use: LibraryCall) => taken.has(use) || (use.command === "publish" && canPublish(use));
  const isElsewhere = others.some(({ calls }) => calls.some(isOfChannels));
  if (made.length === 0 || isElsewhere) return undefined;
  if (!files.every(({ calls }) => calls.every((use) => !isOfChannels(use) || isMet(use)))) return undefined;
  return { made, calls: taken, types, constructions };
}

/** The uses of a file without those of its subscribers. */
export function withoutSubscribers(uses: FileUses, { calls, types, constructions }: Subscribers): FileUses {
  return {
    ...uses,
    calls: uses.calls.filter((use) => !calls.has(use)),
    types: uses.types.filter(({ node }) => !types.has(node)),
    constructions: uses.constructions.filter(({ node }) => !constructions.has(node)),
  };
}

/** `redis.duplicate()` → `new RedisSubscriber()`, which has the same methods. */
export function emitSubscribers({ made, types }: Subscribers, collector: EditCollector): void {
  for (const node of made) collector.replaceNode(node, "new RedisSubscriber()", code);
  for (const type of types) collector.replaceNode(type, "RedisSubscriber", code);
}

function waitsForMessages({ command, call }: LibraryCall): boolean {
  const [event] = call.arguments;
  return (
    /^(?:on|once|off|addlistener|removelistener)$/.test(command) &&
    event !== undefined &&
    ts.isStringLiteralLike(event) &&
    /message/i.test(event.text)
  );
}

interface Found {
  readonly calls: readonly LibraryCall[];
  readonly types: readonly ts.Node[];
}

/** What is done with a client, where all of it is to subscribe for one connection. */
function subscriberOf(made: ts.Expression, uses: FileUses, checker: ts.TypeChecker): Found | undefined {
  const variable = withOuterExpressions(made).parent;
  if (!ts.isVariableDeclaration(variable) || !ts.isIdentifier(variable.name)) return undefined;
  if (ts.findAncestor(variable, ts.isFunctionLike) === undefined) return undefined;
  const calls: LibraryCall[] = [];
  const holders = new Set<ts.VariableDeclaration>([variable]);
  for (const use of usesInFile(variable.name, checker)) {
    const call = callOn(use, uses);
    if (call) {
      calls.push(call);
      continue;
    }
    const map = mapThatTakes(use, checker);
    const kept = map && keptIn(map, uses, checker);
    if (!map || !kept) return undefined;
    holders.add(map);
    calls.push(...kept);
  }
  if (!calls.every((use) => isOfSubscriber(use, checker))) return undefined;
  const subscribes = calls.some(({ command }) => /^p?subscribe$/.test(command));
  const sends = calls.some((use) => listenersOf(use).some((listener) => sendsOn(listener, checker)));
  if (!subscribes || !sends) return undefined;
  const types = uses.types.flatMap(({ node, isClient }) =>
    isClient && ts.findAncestor(node, (outer) => holders.has(outer as ts.VariableDeclaration)) ? [node] : [],
  );
  return { calls, types };
}

/** The call of a method on a name: `subscriber.quit()`. */
function callOn(receiver: ts.Expression, { calls }: FileUses): LibraryCall | undefined {
  return calls.find(({ access }) => access.expression === receiver);
}

/** `subscribers.set(ws, subscriber)` on a `const subscribers = new Map<ServerWebSocket, Redis>()`. */
function mapThatTakes(use: ts.Identifier, checker: ts.TypeChecker): ts.VariableDeclaration | undefined {
  const call = use.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return undefined;
  const { expression: map, name } = call.expression;
  if (name.text !== "set" || call.arguments[1] !== use || !ts.isIdentifier(map)) return undefined;
  const declaration = checker.getSymbolAtLocation(map)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || declaration.getSourceFile() !== use.getSourceFile())
    return undefined;
  const value = declaration.initializer && withoutOuterExpressions(declaration.initializer);
  const isMap = value && ts.isNewExpression(value) && /^(?:Weak)?Map$/.test(value.expression.getText());
  return isMap ? declaration : undefined;
}

/** The calls on what a map holds; undefined where it is used in a way that is not known. */
function keptIn(map: ts.VariableDeclaration, uses: FileUses, checker: ts.TypeChecker): LibraryCall[] | undefined {
  if (!ts.isIdentifier(map.name)) return undefined;
  const calls: LibraryCall[] = [];
  for (const use of usesInFile(map.name, checker)) {
    const access = use.parent;
    if (!ts.isPropertyAccessExpression(access) || access.expression !== use) return undefined;
    const method = access.name.text;
    if (/^(?:set|has|delete|clear|size)$/.test(method)) continue;
    const got = access.parent;
    if (method !== "get" || !ts.isCallExpression(got)) return undefined;
    const direct = callOn(got, uses);
    if (direct) {
      calls.push(direct);
      continue;
    }
    const variable = withOuterExpressions(got).parent;
    if (!ts.isVariableDeclaration(variable) || !ts.isIdentifier(variable.name)) return undefined;
    for (const name of usesInFile(variable.name, checker)) {
      const call = callOn(name, uses);
      if (call) calls.push(call);
      else if (!isCondition(name)) return undefined;
    }
  }
  return calls;
}

/** `if (subscriber)` and `if (!subscriber) return;` */
function isCondition(name: ts.Identifier): boolean {
  const { parent } = name;
  const outer = ts.isPrefixUnaryExpression(parent) ? parent : name;
  return ts.isIfStatement(outer.parent) && outer.parent.expression === outer;
}

function isOfSubscriber(use: LibraryCall, checker: ts.TypeChecker): boolean {
  const { command, call, type, buffer } = use;
  if (type.entity !== "client" || buffer) return false;
  // Of node-redis it gives a promise.
  if (command === "disconnect" && ts.isAwaitExpression(call.parent)) return false;
  if (connectionCommands.test(command)) return true;
  const isText = (argument: ts.Expression) => {
    if (ts.isSpreadElement(argument)) return false;
    const found = checker.getTypeAtLocation(argument);
    const element = checker.getIndexTypeOfType(found, ts.IndexKind.Number);
    return [found, ...(element ? [element] : [])].some(({ flags }) => (flags & ts.TypeFlags.StringLike) !== 0);
  };
  if (/^p?unsubscribe$/.test(command)) return call.arguments.every(isText);
  if (/^p?subscribe$/.test(command)) {
    if (type.library === "ioredis") return call.arguments.length > 0 && call.arguments.every(isText);
    const [channel, listener, ...others] = call.arguments;
    const isRead = listener !== undefined && isListener(listener) && listener.parameters.length <= 2;
    return type.library === "node-redis" && channel !== undefined && isText(channel) && isRead && others.length === 0;
  }
  const [event, listener] = call.arguments;
  if (command !== "on" || !event || !ts.isStringLiteralLike(event) || !listener || !isListener(listener)) return false;
  return event.text === "error" || (/^p?message$/.test(event.text) && type.library === "ioredis");
}

function isListener(node: ts.Expression): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function listenersOf({ command, call }: LibraryCall): readonly ts.Node[] {
  const [first, second] = call.arguments;
  if (!second || !isListener(second)) return [];
  const isOfMessages =
    /^p?subscribe$/.test(command) || (first && ts.isStringLiteralLike(first) && /^p?message$/.test(first.text));
  return isOfMessages ? [second] : [];
}

/** What a connection is sent through: WebSockets of the platforms and of Hono, streams of responses. */
const connections =
  /^(?:WebSocket|ServerWebSocket|WSContext|ReadableStream(?:Default)?Controller|ReadableByteStreamController|SSEStreamingApi|StreamingApi|WritableStreamDefaultWriter)$/;

function isConnection(value: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(value));
  const names = [type.getSymbol()?.name, type.aliasSymbol?.name];
  if (names.some((name) => name !== undefined && connections.test(name))) return true;
  // Without the types of Bun: the first parameter of a handler in `websocket: { open(ws) { … } }`.
  const parameter = checker.getSymbolAtLocation(value)?.valueDeclaration;
  if (!parameter || !ts.isParameter(parameter) || parameter.parent.parameters[0] !== parameter) return false;
  const handler = ts.isMethodDeclaration(parameter.parent) ? parameter.parent : parameter.parent.parent;
  const handlers = handler.parent.parent;
  return (
    ts.isObjectLiteralExpression(handler.parent) &&
    ts.isPropertyAssignment(handlers) &&
    ts.isIdentifier(handlers.name) &&
    handlers.name.text === "websocket"
  );
}

function sendsOn(listener: ts.Node, checker: ts.TypeChecker): boolean {
  const visit = (node: ts.Node): boolean => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      /^(?:send|sendText|enqueue|write|writeSSE)$/.test(node.expression.name.text)
    ) {
      if (isConnection(node.expression.expression, checker)) return true;
    }
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(listener);
}
