/**
 * The generated module with connections as `Deno.connect()` gives them, over `connect()` of Workers.
 * https://developers.cloudflare.com/workers/runtime-apis/tcp-sockets/
 */
export const connectionText = `import { connect } from "cloudflare:sockets";

/*
 * Connections with the interface of Deno.connect(). Generated once: the file is yours.
 */

type Socket = ReturnType<typeof connect>;

/** Port, and host (this one's, where it is left out). */
export interface Address {
  hostname?: string;
  port: number;
  transport?: "tcp";
}

/** @throws where nobody answers */
export function connectTcp(address: Address): Promise<Connection> {
  return open(address, "off");
}

/** @throws where nobody answers, or the certificate is not good */
export function connectTls(address: Address): Promise<Connection> {
  return open(address, "on");
}

async function open({ hostname = "127.0.0.1", port }: Address, secureTransport: "on" | "off"): Promise<Connection> {
  const socket = connect({ hostname, port }, { secureTransport, allowHalfOpen: true });
  await socket.opened;
  return new Connection(socket);
}

export class Connection {
  readonly #socket: Socket;
  #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined;
  #writer: WritableStreamDefaultWriter<Uint8Array> | undefined;
  /** What was received, and not read. */
  #rest = new Uint8Array(0);

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  get readable(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return this.#socket.readable;
  }

  get writable(): WritableStream<Uint8Array> {
    return this.#socket.writable;
  }

  /** Fills the beginning of an array. Gives the number of bytes; null at the end. */
  async read(target: Uint8Array): Promise<number | null> {
    while (this.#rest.length === 0) {
      this.#reader ??= this.readable.getReader();
      const { done, value } = await this.#reader.read();
      if (done) return null;
      this.#rest = value;
    }
    const part = this.#rest.subarray(0, target.length);
    target.set(part);
    this.#rest = this.#rest.subarray(part.length);
    return part.length;
  }

  async write(bytes: Uint8Array): Promise<number> {
    this.#writer ??= this.writable.getWriter();
    await this.#writer.write(bytes);
    return bytes.length;
  }

  async closeWrite(): Promise<void> {
    this.#writer ??= this.writable.getWriter();
    await this.#writer.close();
  }

  close(): void {
    // What goes wrong while closing is of no interest any more.
    this.#socket.close().catch(() => undefined);
  }

  /** The runtime's business. */
  ref(): void {}
  unref(): void {}
  setNoDelay(_noDelay?: boolean): void {}
  setKeepAlive(_keepAlive?: boolean): void {}

  [Symbol.dispose](): void {
    this.close();
  }
}
`;

/** What the module imports, for projects without the types of Workers. */
export const socketTypesText = `// Part of @cloudflare/workers-types, which can take the place of this file.
declare module "cloudflare:sockets" {
  /** Opens a TCP connection. */
  export function connect(
    address: { hostname: string; port: number },
    options?: { secureTransport?: "on" | "off" | "starttls"; allowHalfOpen?: boolean },
  ): {
    readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
    readonly writable: WritableStream<Uint8Array>;
    readonly opened: Promise<unknown>;
    readonly closed: Promise<void>;
    close(): Promise<void>;
  };
}
`;
