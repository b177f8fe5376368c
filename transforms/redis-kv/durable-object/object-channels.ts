/** What the generated module has for channels: the methods of the class, and the subscriber that connects to it. */
export const channelMethods = `
  // Channels

  /** A subscriber's connection to a channel. The object may sleep while nothing is published. */
  override fetch(request: any): any {
    const { 0: client, 1: server } = new WebSocketPair();
    const channel = new URL(request.url).searchParams.get("channel") ?? "";
    this.ctx.acceptWebSocket(server as never, [channel]);
    return new Response(null, { status: 101, webSocket: client } as ResponseInit);
  }

  /** Sends a message to all that subscribe to the channel. Gives their number. */
  publish(channel: string, message: Text): number {
    const subscribers = this.ctx.getWebSockets(channel);
    for (const subscriber of subscribers) subscriber.send(String(message));
    return subscribers.length;
  }

  override webSocketMessage(): void {}

  override webSocketClose(socket: { close(): void }): void {
    try {
      socket.close();
    } catch {
      // It is closed already.
    }
  }
`;

export const subscriberText = `
declare const WebSocketPair: new () => { readonly 0: object; readonly 1: object };

/** The Worker's end of a connection to the object. */
interface ChannelSocket {
  accept(): void;
  close(): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
}
type Listener = (message: string, channel: string) => unknown;

/**
 * Gets what is published to its channels, in the place of a Redis client that subscribes. It needs a request, a WebSocket
 * or a stream that goes on meanwhile: the runtime closes its connections with that.
 */
export class RedisSubscriber {
  readonly #sockets = new Map<string, ChannelSocket>();
  readonly #listeners: Listener[] = [];

  on(event: "message", listener: (channel: string, message: string) => unknown): this;
  on(event: string, listener: (...values: any[]) => unknown): this;
  on(event: string, listener: (...values: any[]) => unknown): this {
    if (event === "message") this.#listeners.push((message, channel) => listener(channel, message));
    return this;
  }

  /** Channels, or one or a list of them with a listener of their own. Gives the number of channels. */
  subscribe(...channels: (string | string[])[]): Promise<number>;
  subscribe(channels: string | string[], listener: Listener): Promise<number>;
  async subscribe(...given: (string | string[] | Listener)[]): Promise<number> {
    const own = given.find((value): value is Listener => typeof value === "function");
    const channels = given.flatMap((value) => (typeof value === "function" ? [] : value));
    await Promise.all(channels.map((channel) => this.#connect(channel, own)));
    return this.#sockets.size;
  }

  /** Without channels, from all of them. Gives the number of channels that are left. */
  async unsubscribe(...channels: (string | string[])[]): Promise<number> {
    for (const channel of channels.length === 0 ? [...this.#sockets.keys()] : channels.flat()) {
      this.#sockets.get(channel)?.close();
      this.#sockets.delete(channel);
    }
    return this.#sockets.size;
  }

  async connect(): Promise<this> {
    return this;
  }

  async quit(): Promise<"OK"> {
    await this.unsubscribe();
    return "OK";
  }

  disconnect(): void {
    void this.unsubscribe();
  }

  async close(): Promise<void> {
    await this.unsubscribe();
  }

  destroy(): void {
    void this.unsubscribe();
  }

  async #connect(channel: string, own?: Listener): Promise<void> {
    const url = \`https://redis/?channel=\${encodeURIComponent(channel)}\`;
    const object = redisObject() as unknown as { fetch(url: string, init: object): Promise<{ webSocket?: ChannelSocket | null }> };
    const { webSocket } = await object.fetch(url, { headers: { upgrade: "websocket" } });
    if (!webSocket) throw new Error(\`no connection to the channel \${channel}\`);
    webSocket.accept();
    webSocket.addEventListener("message", ({ data }) => {
      for (const listener of own ? [own] : this.#listeners) void listener(String(data), channel);
    });
    this.#sockets.get(channel)?.close();
    this.#sockets.set(channel, webSocket);
  }
}
`;
