import type { Stub } from "./stub.js";

/** Redis commands with names and results that the clients have in common, as methods of an interface. */
const commands = (value: string) => `
  expire(key: string, seconds: number | string, mode?: string): Promise<number>;
  pexpire(key: string, milliseconds: number | string, mode?: string): Promise<number>;
  persist(key: string): Promise<number>;
  ttl(key: string): Promise<number>;
  pttl(key: string): Promise<number>;
  keys(pattern: string): Promise<string[]>;
  incr(key: string): Promise<number>;
  decr(key: string): Promise<number>;
  incrby(key: string, by: number | string): Promise<number>;
  decrby(key: string, by: number | string): Promise<number>;
  getset(key: string, value: ${value}): Promise<string | null>;
  llen(key: string): Promise<number>;
  scard(key: string): Promise<number>;
  zcard(key: string): Promise<number>;
  hlen(key: string): Promise<number>;
  publish(channel: string, message: any): Promise<number>;
  ping(): Promise<"PONG">;
  [command: string]: any;
`;

/** https://github.com/redis/ioredis */
export const ioredis = {
  provides: ["ioredis"],
  text: `declare module "ioredis" {
  export type RedisKey = string | Uint8Array;
  export type RedisValue = string | number | Uint8Array;
  export interface RedisOptions { [option: string]: any }
  export interface ClusterOptions { [option: string]: any }
  export interface ChainableCommander {
    exec(): Promise<[error: Error | null, result: unknown][] | null>;
    length: number;
    [command: string]: any;
  }
  export class Redis {
    constructor(...options: any[]);
    static Cluster: typeof Cluster;
    static createClient(...options: any[]): Redis;
    get(key: RedisKey): Promise<string | null>;
    getBuffer(key: RedisKey): Promise<Uint8Array | null>;
    set(key: RedisKey, value: RedisValue, ...options: (string | number)[]): Promise<"OK" | null>;
    setex(key: RedisKey, seconds: number | string, value: RedisValue): Promise<"OK">;
    psetex(key: RedisKey, milliseconds: number | string, value: RedisValue): Promise<"OK">;
    setnx(key: RedisKey, value: RedisValue): Promise<number>;
    mget(...keys: any[]): Promise<(string | null)[]>;
    mset(...entries: any[]): Promise<"OK">;
    del(...keys: any[]): Promise<number>;
    unlink(...keys: any[]): Promise<number>;
    exists(...keys: any[]): Promise<number>;
    getdel(key: RedisKey): Promise<string | null>;
    scan(cursor: number | string, ...options: (string | number)[]): Promise<[cursor: string, elements: string[]]>;
    hget(key: RedisKey, field: string): Promise<string | null>;
    hgetall(key: RedisKey): Promise<Record<string, string>>;
    smembers(key: RedisKey): Promise<string[]>;
    sismember(key: RedisKey, member: RedisValue): Promise<number>;
    lrange(key: RedisKey, start: number | string, stop: number | string): Promise<string[]>;
    lpop(key: RedisKey): Promise<string | null>;
    rpop(key: RedisKey): Promise<string | null>;
    pipeline(commands?: unknown[][]): ChainableCommander;
    multi(options?: any): ChainableCommander;
    duplicate(options?: object): Redis;
    connect(): Promise<void>;
    quit(): Promise<"OK">;
    disconnect(reconnect?: boolean): void;
    status: string;
    on(event: string, listener: (...values: any[]) => void): this;
    once(event: string, listener: (...values: any[]) => void): this;
    ${commands("RedisValue")}
  }
  export class Cluster extends Redis {}
  export default Redis;
}
`,
} as const satisfies Stub;

const nodeRedisTypes = `
  export interface RedisClientOptions { [option: string]: any }
  export interface SetOptions { [option: string]: any }
  export interface RedisClientMultiCommandType {
    exec(): Promise<unknown[]>;
    execAsPipeline(): Promise<unknown[]>;
    [command: string]: any;
  }
  export interface RedisClientType<M = any, F = any, S = any, RESP = any, MAPPING = any> {
    get(key: string): Promise<string | null>;
    set(key: string, value: string | number | Uint8Array, options?: SetOptions): Promise<string | null>;
    setEx(key: string, seconds: number, value: string | number | Uint8Array): Promise<string>;
    pSetEx(key: string, milliseconds: number, value: string | number | Uint8Array): Promise<string>;
    setNX(key: string, value: string | number): Promise<number>;
    mGet(keys: string[]): Promise<(string | null)[]>;
    mSet(entries: any): Promise<string>;
    del(keys: string | string[]): Promise<number>;
    unlink(keys: string | string[]): Promise<number>;
    exists(keys: string | string[]): Promise<number>;
    getDel(key: string): Promise<string | null>;
    hGet(key: string, field: string): Promise<string | null>;
    hGetAll(key: string): Promise<Record<string, string>>;
    sMembers(key: string): Promise<string[]>;
    lRange(key: string, start: number, stop: number): Promise<string[]>;
    multi(): RedisClientMultiCommandType;
    duplicate(options?: object): this;
    connect(): Promise<this>;
    quit(): Promise<string>;
    disconnect(): Promise<void>;
    close(): Promise<void>;
    destroy(): void;
    readonly isOpen: boolean;
    readonly isReady: boolean;
    on(event: string, listener: (...values: any[]) => void): this;
    once(event: string, listener: (...values: any[]) => void): this;
    sendCommand<T = any>(command: readonly any[], options?: object): Promise<T>;
    ${commands("string | number")}
  }
  export type RedisClusterType<M = any, F = any, S = any> = RedisClientType<M, F, S>;
  export function createClient(options?: RedisClientOptions): RedisClientType;
  export function createCluster(options: object): RedisClientType;
`;

/** https://github.com/redis/node-redis */
export const nodeRedis = {
  provides: ["redis", "@redis/client"],
  text: ["redis", "@redis/client"].map((name) => `declare module "${name}" {${nodeRedisTypes}}\n`).join(""),
} as const satisfies Stub;

const upstashClass = `
  export interface SetCommandOptions { ex?: number; px?: number; exat?: number; pxat?: number; nx?: true; xx?: true; keepTtl?: true; get?: true }
  export class Pipeline {
    exec<T = unknown[]>(): Promise<T>;
    length(): number;
    [command: string]: any;
  }
  export class Redis {
    constructor(options?: any);
    static fromEnv(options?: any): Redis;
    get<T = unknown>(key: string): Promise<T | null>;
    set<T = unknown>(key: string, value: T, options?: SetCommandOptions): Promise<T | "OK" | null>;
    setex<T = unknown>(key: string, seconds: number, value: T): Promise<"OK">;
    psetex<T = unknown>(key: string, milliseconds: number, value: T): Promise<string>;
    setnx<T = unknown>(key: string, value: T): Promise<number>;
    mget<T extends unknown[] = unknown[]>(...keys: any[]): Promise<T>;
    mset(entries: Record<string, unknown>): Promise<"OK">;
    del(...keys: string[]): Promise<number>;
    unlink(...keys: string[]): Promise<number>;
    exists(...keys: string[]): Promise<number>;
    getdel<T = unknown>(key: string): Promise<T | null>;
    scan(cursor: string | number, options?: { match?: string; count?: number; type?: string }): Promise<[string, string[]]>;
    hget<T = unknown>(key: string, field: string): Promise<T | null>;
    hgetall<T extends Record<string, unknown> = Record<string, unknown>>(key: string): Promise<T | null>;
    smembers<T = unknown[]>(key: string): Promise<T>;
    lrange<T = unknown>(key: string, start: number, stop: number): Promise<T[]>;
    zrange<T extends unknown[] = unknown[]>(key: string, ...options: any[]): Promise<T>;
    pipeline(): Pipeline;
    multi(): Pipeline;
    ${commands("any")}
  }
`;

const upstashModules = [
  "@upstash/redis",
  "@upstash/redis/cloudflare",
  "@upstash/redis/nodejs",
  "@upstash/redis/fastly",
];

/** https://github.com/upstash/redis-js */
export const upstashRedis = {
  provides: upstashModules,
  text: upstashModules.map((name) => `declare module "${name}" {${upstashClass}}\n`).join(""),
} as const satisfies Stub;

/** https://github.com/vercel/storage/tree/main/packages/kv */
export const vercelKv = {
  provides: ["@vercel/kv"],
  text: `declare module "@vercel/kv" {
${upstashClass.replace("export class Redis {", "export class VercelKV {").replace("): Redis;", "): VercelKV;")}
  export const kv: VercelKV;
  export default kv;
  export function createClient(options: any): VercelKV;
}
`,
} as const satisfies Stub;
