import { AsyncLocalStorage } from "node:async_hooks";
import { DurableObject, env } from "cloudflare:workers";
import { type Routes, serveHandler } from "./socket-routes";

/*
 * WebSockets with the interface of Bun.serve(), in a Durable Object. Generated once: the file is yours.
 *
 * Requests that ask for a WebSocket are answered in the object, where the sockets meet. Others are answered by the Worker,
 * whose server.publish() is a call to the object. With inMemory: true all requests are answered in the object, which then
 * stays awake while a connection is open: what the program keeps in variables is there for all of them, as in one process.
 */

export type Message = string | ArrayBuffer | ArrayBufferView;
type Answer = Response | undefined | void;

export interface WebSocketHandlers<Data> {
  open?(ws: ServerWebSocket<Data>): unknown;
  message(ws: ServerWebSocket<Data>, message: string | Buffer): unknown;
  close?(ws: ServerWebSocket<Data>, code: number, reason: string): unknown;
  /** Not called: the runtime tells nothing of its buffers, and answers pings by itself. */
  drain?(ws: ServerWebSocket<Data>): unknown;
  ping?(ws: ServerWebSocket<Data>, data: Buffer): unknown;
  pong?(ws: ServerWebSocket<Data>, data: Buffer): unknown;
  /** Bun does not call it either. */
  error?(ws: ServerWebSocket<Data>, error: Error): unknown;
  publishToSelf?: boolean;
  data?: Data;
  /** The runtime's business. */
  idleTimeout?: number;
  maxPayloadLength?: number;
  backpressureLimit?: number;
  closeOnBackpressureLimit?: boolean;
  perMessageDeflate?: unknown;
  sendPings?: boolean;
}

export interface ServeOptions<Data, Path extends string> {
  routes?: Routes<Path>;
  fetch?(request: Request, server: Server): Answer | Promise<Answer>;
  error?(error: Error): Response | Promise<Response>;
  websocket: WebSocketHandlers<Data>;
  /** Answer all requests in the object, and keep it in memory while a connection is open. */
  inMemory?: boolean;
}

export interface Server {
  /** Makes the request a WebSocket. False where it does not ask for one. */
  upgrade(request: Request, options?: { data?: unknown; headers?: HeadersInit }): boolean;
  /** Sends to all that subscribe to a topic. Gives the number of bytes. */
  publish(topic: string, message: Message, compress?: boolean): number;
  subscriberCount(topic: string): number;
  requestIP(request: Request): { address: string; family: "IPv4" | "IPv6"; port: number } | null;
  timeout(request: Request, seconds: number): void;
}

/** The runtime's WebSocket, as far as it is used here. */
interface Socket {
  readonly readyState: number;
  accept(): void;
  send(message: Message): void;
  close(code?: number, reason?: string): void;
  serializeAttachment(value: unknown): void;
  deserializeAttachment(): unknown;
  addEventListener(type: "message", listener: (event: { data: string | ArrayBuffer }) => void): void;
  addEventListener(type: "close", listener: (event: { code: number; reason: string }) => void): void;
}
declare const WebSocketPair: new () => { readonly 0: Socket; readonly 1: Socket };

interface RequestContext {
  waitUntil(promise: Promise<unknown>): void;
}

const open = 1;

/** What outlives the object's sleep, with each socket. */
interface Attachment {
  data: unknown;
  topics: string[];
  address: string;
}

/** The object, as the Worker calls it. */
interface Stub {
  fetch(request: Request): Promise<Response>;
  publish(topic: string, message: Message): Promise<number>;
}

interface WorkerRequest {
  stub: Stub;
  calls: Promise<unknown>[];
  waitUntil?: ((promise: Promise<unknown>) => void) | undefined;
}
/** Where the code runs that calls: in the object, or in the Worker for one request. */
type Place = SocketServer | WorkerRequest;

const places = new AsyncLocalStorage<Place>();
let served: ServeOptions<any, any> | undefined;

const server: Server = {
  upgrade(request, options) {
    const place = places.getStore();
    return place instanceof SocketServer && place.upgrade(request, options);
  },
  publish(topic, message) {
    const place = places.getStore();
    if (place instanceof SocketServer) return place.publish(topic, message);
    const call = (place?.stub ?? socketServer()).publish(topic, message);
    place?.calls.push(call);
    place?.waitUntil?.(call);
    return sizeOf(message);
  },
  subscriberCount(topic) {
    const place = places.getStore();
    if (place instanceof SocketServer) return place.subscriberCount(topic);
    throw new Error("subscriberCount() is known in the Durable Object only: serve with inMemory: true");
  },
  requestIP(request) {
    const address = request.headers.get("cf-connecting-ip");
    return address === null ? null : { address, family: address.includes(":") ? "IPv6" : "IPv4", port: 0 };
  },
  timeout() {},
};

let program: (() => unknown) | undefined;
let ready: Promise<unknown> | undefined;

/** The handler of a Worker whose program starts with the first request, in the Worker and in the object. */
export function serveOnFirstRequest(start: () => unknown) {
  program = start;
  return {
    async fetch(request: Request, env?: unknown, context?: RequestContext): Promise<Response> {
      await started();
      if (!handler) throw new Error("the program did not serve");
      return handler.fetch(request, env, context);
    },
  };
}

/** A start that fails is tried again by the next request. */
async function started(): Promise<void> {
  ready ??= Promise.resolve(program?.()).catch((error: unknown) => {
    ready = undefined;
    throw error;
  });
  await ready;
}

let handler: { fetch(request: Request, env?: unknown, context?: RequestContext): Promise<Response> } | undefined;

/** The handler of a Worker, from the options of Bun.serve(). */
export function serveSockets<Data = undefined, Path extends string = string>(options: ServeOptions<Data, Path>) {
  served = { ...options, ...serveHandler(options) };
  return (handler = {
    ...server,
    async fetch(request: Request, _env?: unknown, context?: RequestContext): Promise<Response> {
      const stub = socketServer();
      if (options.inMemory || asksForSocket(request)) return stub.fetch(request);
      const calls: Promise<unknown>[] = [];
      const waitUntil = context && ((promise: Promise<unknown>) => context.waitUntil(promise));
      const response = await places.run({ stub, calls, waitUntil }, () => answer(request));
      // What was published before the answer arrives before it.
      await Promise.all(calls);
      return response ?? new Response("No response was returned", { status: 500 });
    },
  });
}

/** The one object. Take a name for each room instead where rooms know nothing of each other, and load is spread. */
function socketServer(): Stub {
  return env.SOCKET_SERVER.getByName("server") as unknown as Stub;
}

async function answer(request: Request): Promise<Answer> {
  const { fetch, error } = handlers();
  if (!error) return fetch?.(request, server);
  try {
    return await fetch?.(request, server);
  } catch (thrown) {
    return error(thrown as Error);
  }
}

function handlers(): ServeOptions<any, any> {
  if (!served) throw new Error("serveSockets() has to be called fetch?.ED");
  return served;
}

export class SocketServer extends DurableObject {
  readonly #upgraded = new WeakMap<Request, Response>();
  readonly #connections = new Map<Socket, ServerWebSocket<any>>();

  override fetch(request: any): Promise<any> {
    return places.run(this, async () => {
      await started();
      const response = await answer(request);
      return this.#upgraded.get(request) ?? response ?? new Response("No response was returned", { status: 500 });
    });
  }

  upgrade(request: Request, { data, headers }: { data?: unknown; headers?: HeadersInit } = {}): boolean {
    if (!asksForSocket(request) || this.#upgraded.has(request)) return false;
    const pair = new WebSocketPair();
    const socket = pair[1];
    const address = request.headers.get("cf-connecting-ip") ?? "";
    const ws = new ServerWebSocket<any>(socket, this, { data, topics: [], address });
    this.#connections.set(socket, ws);
    if (handlers().inMemory) {
      if ("binaryType" in socket) socket.binaryType = "arraybuffer";
      socket.accept();
      socket.addEventListener("message", (event) => void this.webSocketMessage(socket, event.data));
      socket.addEventListener("close", (event) => void this.webSocketClose(socket, event.code, event.reason));
    } else {
      this.ctx.acceptWebSocket(socket as never);
      ws.save();
    }
    const init = { status: 101, webSocket: pair[0], ...(headers && { headers }) };
    this.#upgraded.set(request, new Response(null, init as ResponseInit));
    this.ctx.waitUntil(this.#handle(ws, () => handlers().websocket.open?.(ws)));
    return true;
  }

  publish(topic: string, message: Message, apartFrom?: ServerWebSocket<any>): number {
    const receivers = this.#all().filter((ws) => ws !== apartFrom && ws.isSubscribed(topic));
    for (const ws of receivers) ws.send(message);
    return receivers.length === 0 ? 0 : sizeOf(message);
  }

  subscriberCount(topic: string): number {
    return this.#all().filter((ws) => ws.isSubscribed(topic)).length;
  }

  override webSocketMessage(socket: any, message: string | ArrayBuffer): Promise<void> {
    const ws = this.#of(socket);
    const received = typeof message === "string" ? message : Buffer.from(message);
    return this.#handle(ws, () => handlers().websocket.message(ws, received));
  }

  override async webSocketClose(socket: any, code: number, reason: string): Promise<void> {
    const ws = this.#of(socket);
    await this.#handle(ws, () => handlers().websocket.close?.(ws, code, reason));
    this.#connections.delete(socket);
    try {
      // 1005 and 1006 say that no code was sent, and may not be sent.
      if (code === 1005 || code === 1006) socket.close();
      else socket.close(code, reason);
    } catch {
      // It is closed already.
    }
  }

  async #handle(ws: ServerWebSocket<any>, handler: () => unknown): Promise<void> {
    try {
      await started();
      await places.run(this, async () => handler());
    } catch (error) {
      console.error(error);
    }
    if (!handlers().inMemory) ws.save();
  }

  #all(): ServerWebSocket<any>[] {
    if (served?.inMemory) return [...this.#connections.values()];
    return this.ctx.getWebSockets().map((socket) => this.#of(socket as unknown as Socket));
  }

  /** A socket that outlived the object's sleep is known by its attachment. */
  #of(socket: Socket): ServerWebSocket<any> {
    const known = this.#connections.get(socket);
    if (known) return known;
    const ws = new ServerWebSocket<any>(socket, this, socket.deserializeAttachment() as Attachment);
    this.#connections.set(socket, ws);
    return ws;
  }
}

export class ServerWebSocket<Data = undefined> {
  data: Data;
  readonly remoteAddress: string;
  binaryType = "nodebuffer" as const;
  readonly #socket: Socket;
  readonly #object: SocketServer;
  readonly #topics: Set<string>;

  constructor(socket: Socket, object: SocketServer, { data, topics, address }: Attachment) {
    this.data = data as Data;
    this.remoteAddress = address;
    this.#socket = socket;
    this.#object = object;
    this.#topics = new Set(topics);
  }

  get readyState(): 0 | 1 | 2 | 3 {
    return this.#socket.readyState as 0 | 1 | 2 | 3;
  }

  get subscriptions(): string[] {
    return [...this.#topics];
  }

  /** Gives the number of bytes; 0 where the connection is closed. */
  send(message: Message, _compress?: boolean): number {
    if (this.#socket.readyState !== open) return 0;
    this.#socket.send(message);
    return sizeOf(message);
  }

  sendText(message: string, compress?: boolean): number {
    return this.send(message, compress);
  }

  sendBinary(message: ArrayBuffer | ArrayBufferView, compress?: boolean): number {
    return this.send(message, compress);
  }

  close(code?: number, reason?: string): void {
    if (this.#socket.readyState === open) this.#socket.close(code ?? 1000, reason);
  }

  terminate(): void {
    this.close();
  }

  /** The runtime answers pings, and sends none for a program. */
  ping(): number {
    return 0;
  }

  pong(): number {
    return 0;
  }

  subscribe(topic: string): boolean {
    this.#topics.add(topic);
    this.save();
    return true;
  }

  unsubscribe(topic: string): boolean {
    const isSubscribed = this.#topics.delete(topic);
    this.save();
    return isSubscribed;
  }

  isSubscribed(topic: string): boolean {
    return this.#topics.has(topic);
  }

  /** Sends to all others that subscribe to the topic. */
  publish(topic: string, message: Message, _compress?: boolean): number {
    return this.#object.publish(topic, message, handlers().websocket.publishToSelf ? undefined : this);
  }

  publishText(topic: string, message: string, compress?: boolean): number {
    return this.publish(topic, message, compress);
  }

  publishBinary(topic: string, message: ArrayBuffer | ArrayBufferView, compress?: boolean): number {
    return this.publish(topic, message, compress);
  }

  cork<Result>(callback: (ws: this) => Result): Result {
    return callback(this);
  }

  /** Keeps data and topics for the object's next wake-up. They may take 2 KB together. */
  save(): void {
    if (handlers().inMemory || this.#socket.readyState !== open) return;
    const attachment: Attachment = { data: this.data, topics: [...this.#topics], address: this.remoteAddress };
    this.#socket.serializeAttachment(attachment);
  }
}

function asksForSocket(request: Request): boolean {
  return request.headers.get("upgrade")?.toLowerCase() === "websocket";
}

function sizeOf(message: Message): number {
  return typeof message === "string" ? new TextEncoder().encode(message).byteLength : message.byteLength;
}
