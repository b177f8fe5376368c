/** What the generated module has for channels: the methods of the class, and the subscriber that connects to it. */
export const channelMethods = `
  // Channels

  /** A subscriber's connection to a channel, or to a pattern of channels. The object may sleep while nothing is published. */
  override fetch(request: any): any {
    const { 0: client, 1: server } = new WebSocketPair();
    const { searchParams } = new URL(request.url);
    const pattern = searchParams.get("pattern");
    const tags = pattern === null ? [\`channel:\${searchParams.get("channel") ?? ""}\`] : [\`pattern:\${pattern}\`, "patterns"];
    this.ctx.acceptWebSocket(server as never, tags);
    return new Response(null, { status: 101, webSocket: client } as ResponseInit);
  }

  /** Sends a message to all that subscribe to the channel. Gives their number. */
  publish(channel: string, message: Text): number {
    const subscribers = this.ctx.getWebSockets(\`channel:\${channel}\`);
    for (const subscriber of subscribers) subscriber.send(String(message));
    const byPattern = this.ctx.getWebSockets("patterns").filter((subscriber) => {
      const tag = this.ctx.getTags(subscriber).find((name) => name.startsWith("pattern:")) ?? "";
      return globToRegExp(tag.slice("pattern:".length)).test(channel);
    });
    for (const subscriber of byPattern) subscriber.send(JSON.stringify([channel, String(message)]));
    return subscribers.length + byPattern.length;
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
type PatternListener = (message: string, channel: string, pattern: string) => unknown;

/**
 * Gets what is published to its channels, in the place of a Redis client that subscribes. It needs a request, a WebSocket
 * or a stream that goes on meanwhile: the runtime closes its connections with that.
 */
export class RedisSubscriber {
  readonly #channels = new Map<string, ChannelSocket>();
  readonly #patterns = new Map<string, ChannelSocket>();
  readonly #listeners: Listener[] = [];
  readonly #patternListeners: PatternListener[] = [];

  on(event: "message", listener: (channel: string, message: string) => unknown): this;
  on(event: "pmessage", listener: (pattern: string, channel: string, message: string) => unknown): this;
  on(event: string, listener: (...values: any[]) => unknown): this;
  on(event: string, listener: (...values: any[]) => unknown): this {
    if (event === "message") this.#listeners.push((message, channel) => listener(channel, message));
    if (event === "pmessage") this.#patternListeners.push((message, channel, pattern) => listener(pattern, channel, message));
    return this;
  }

  /** Channels, or one or a list of them with a listener of their own. Gives the number of channels and patterns. */
  subscribe(...channels: (string | string[])[]): Promise<number>;
  subscribe(channels: string | string[], listener: Listener): Promise<number>;
  async subscribe(...given: (string | string[] | Listener)[]): Promise<number> {
    const own = given.find((value): value is Listener => typeof value === "function");
    const channels = given.flatMap((value) => (typeof value === "function" ? [] : value));
    await Promise.all(
      channels.map((channel) =>
        this.#connect(this.#channels, "channel", channel, (data) => {
          for (const listener of own ? [own] : this.#listeners) void listener(data, channel);
        }),
      ),
    );
    return this.#size;
  }

  /** The same for patterns of channels: "news.*". */
  psubscribe(...patterns: (string | string[])[]): Promise<number>;
  psubscribe(patterns: string | string[], listener: Listener): Promise<number>;
  async psubscribe(...given: (string | string[] | Listener)[]): Promise<number> {
    const own = given.find((value): value is Listener => typeof value === "function");
    const patterns = given.flatMap((value) => (typeof value === "function" ? [] : value));
    await Promise.all(
      patterns.map((pattern) =>
        this.#connect(this.#patterns, "pattern", pattern, (data) => {
          const [channel, message] = JSON.parse(data) as [string, string];
          for (const listener of own ? [own] : this.#patternListeners) void listener(message, channel, pattern);
        }),
      ),
    );
    return this.#size;
  }

  /** As psubscribe, by the name that node-redis has for it. */
  pSubscribe(patterns: string | string[], listener: Listener): Promise<number> {
    return this.psubscribe(patterns, listener);
  }

  /** Without channels, from all of them. Gives the number of channels and patterns that are left. */
  async unsubscribe(...channels: (string | string[])[]): Promise<number> {
    return this.#leave(this.#channels, channels.flat());
  }

  async punsubscribe(...patterns: (string | string[])[]): Promise<number> {
    return this.#leave(this.#patterns, patterns.flat());
  }

  pUnsubscribe(...patterns: (string | string[])[]): Promise<number> {
    return this.punsubscribe(...patterns);
  }

  async connect(): Promise<this> {
    return this;
  }

  async quit(): Promise<"OK"> {
    this.disconnect();
    return "OK";
  }

  disconnect(): void {
    this.#leave(this.#channels, []);
    this.#leave(this.#patterns, []);
  }

  async close(): Promise<void> {
    this.disconnect();
  }

  destroy(): void {
    this.disconnect();
  }

  get #size(): number {
    return this.#channels.size + this.#patterns.size;
  }

  #leave(sockets: Map<string, ChannelSocket>, names: readonly string[]): number {
    for (const name of names.length === 0 ? [...sockets.keys()] : names) {
      sockets.get(name)?.close();
      sockets.delete(name);
    }
    return this.#size;
  }

  async #connect(
    sockets: Map<string, ChannelSocket>,
    kind: "channel" | "pattern",
    name: string,
    take: (data: string) => void,
  ): Promise<void> {
    const url = \`https://redis/?\${kind}=\${encodeURIComponent(name)}\`;
    const object = redisObject() as unknown as { fetch(url: string, init: object): Promise<{ webSocket?: ChannelSocket | null }> };
    const { webSocket } = await object.fetch(url, { headers: { upgrade: "websocket" } });
    if (!webSocket) throw new Error(\`no connection to the \${kind} \${name}\`);
    webSocket.accept();
    webSocket.addEventListener("message", ({ data }) => {
      take(String(data));
    });
    sockets.get(name)?.close();
    sockets.set(name, webSocket);
  }
}
`;
