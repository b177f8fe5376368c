import type { Stub } from "./stub.js";

/** What of Deno's namespace decides about types elsewhere: what servers take, and what the environment gives. */
export const deno: Stub = {
  provides: ["deno"],
  text: `declare namespace Deno {
  interface NetAddr {
    transport: "tcp" | "udp";
    hostname: string;
    port: number;
  }
  interface ServeHandlerInfo<Addr = NetAddr> {
    remoteAddr: Addr;
    completed: Promise<void>;
  }
  type ServeHandler<Addr = NetAddr> = (request: Request, info: ServeHandlerInfo<Addr>) => Response | Promise<Response>;
  interface ServeOptions {
    port?: number;
    hostname?: string;
    signal?: AbortSignal;
    onError?: (error: unknown) => Response | Promise<Response>;
    onListen?: (address: NetAddr) => void;
    [option: string]: any;
  }
  interface ServeDefaultExport {
    fetch: ServeHandler;
    onListen?: (address: NetAddr) => void;
  }
  interface HttpServer {
    finished: Promise<void>;
    addr: NetAddr;
    ref(): void;
    unref(): void;
    shutdown(): Promise<void>;
  }
  function serve(handler: ServeHandler): HttpServer;
  function serve(options: ServeOptions, handler: ServeHandler): HttpServer;
  function serve(options: ServeOptions & { handler: ServeHandler }): HttpServer;
  const env: {
    get(key: string): string | undefined;
    has(key: string): boolean;
    set(key: string, value: string): void;
    delete(key: string): void;
    toObject(): { [key: string]: string };
  };
  const args: string[];
  const pid: number;
  const noColor: boolean;
  const mainModule: string;
  const build: { os: string; arch: string; target: string };
  const version: { deno: string; v8: string; typescript: string };
  function cwd(): string;
  function exit(code?: number): never;
  function inspect(value: unknown, options?: object): string;
  function memoryUsage(): { rss: number; heapTotal: number; heapUsed: number; external: number };
  function addSignalListener(signal: string, handler: () => void): void;
  function removeSignalListener(signal: string, handler: () => void): void;
  function cron(name: string, schedule: string | object, handler: () => void | Promise<void>): Promise<void>;
  function cron(name: string, schedule: string | object, options: object, handler: () => void | Promise<void>): Promise<void>;
  function readTextFile(path: string | URL): Promise<string>;
  function readTextFileSync(path: string | URL): string;
  function readFile(path: string | URL): Promise<Uint8Array>;
  function writeTextFile(path: string | URL, data: string, options?: object): Promise<void>;
  function upgradeWebSocket(request: Request, options?: object): { response: Response; socket: WebSocket };
  namespace errors {
${[
  "AlreadyExists",
  "BadResource",
  "ConnectionRefused",
  "Http",
  "Interrupted",
  "InvalidData",
  "NotCapable",
  "NotFound",
  "NotSupported",
  "PermissionDenied",
  "TimedOut",
  "UnexpectedEof",
]
  .map((name) => `    class ${name} extends Error {}\n`)
  .join("")}  }
}
`,
};

/** Node's names in a project that names `@types/node` and has not installed it. */
export const nodeTypes: Stub = {
  provides: ["@types/node"],
  text: `declare module "node:*";
declare const process: {
  env: { [name: string]: string | undefined };
  exit(code?: number): never;
  [name: string]: any;
};
`,
};
