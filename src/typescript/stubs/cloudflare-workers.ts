import type { Stub } from "./stub.js";

/** https://developers.cloudflare.com/d1/worker-api/ */
const d1 = `
interface D1Meta {
  duration: number;
  size_after: number;
  rows_read: number;
  rows_written: number;
  last_row_id: number;
  changed_db: boolean;
  changes: number;
  served_by_region?: string;
  served_by_primary?: boolean;
  timings?: { sql_duration_ms: number };
  total_attempts?: number;
}

interface D1Response {
  success: true;
  meta: D1Meta & Record<string, unknown>;
  error?: never;
}

type D1Result<T = unknown> = D1Response & { results: T[] };

interface D1ExecResult {
  count: number;
  duration: number;
}

declare abstract class D1Database {
  prepare(query: string): D1PreparedStatement;
  batch<T = unknown>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]>;
  exec(query: string): Promise<D1ExecResult>;
  withSession(constraintOrBookmark?: string): D1DatabaseSession;
  dump(): Promise<ArrayBuffer>;
}

declare abstract class D1DatabaseSession {
  prepare(query: string): D1PreparedStatement;
  batch<T = unknown>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]>;
  getBookmark(): string | null;
}

declare abstract class D1PreparedStatement {
  bind(...values: unknown[]): D1PreparedStatement;
  first<T = unknown>(columnName: string): Promise<T | null>;
  first<T = Record<string, unknown>>(): Promise<T | null>;
  run<T = Record<string, unknown>>(): Promise<D1Result<T>>;
  all<T = Record<string, unknown>>(): Promise<D1Result<T>>;
  raw<T = unknown[]>(options: { columnNames: true }): Promise<[string[], ...T[]]>;
  raw<T = unknown[]>(options?: { columnNames?: false }): Promise<T[]>;
}

`;

/** https://developers.cloudflare.com/r2/api/workers/workers-api-reference/. What streams and Blobs are is not asked. */
const r2 = `
interface R2HTTPMetadata {
  contentType?: string;
  contentLanguage?: string;
  contentDisposition?: string;
  contentEncoding?: string;
  cacheControl?: string;
  cacheExpiry?: Date;
}

interface R2Conditional {
  etagMatches?: string;
  etagDoesNotMatch?: string;
  uploadedBefore?: Date;
  uploadedAfter?: Date;
  secondsGranularity?: boolean;
}

interface R2GetOptions {
  onlyIf?: R2Conditional;
  range?: { offset?: number; length?: number; suffix?: number };
}

interface R2PutOptions {
  onlyIf?: R2Conditional;
  httpMetadata?: R2HTTPMetadata;
  customMetadata?: Record<string, string>;
}

interface R2ListOptions {
  limit?: number;
  prefix?: string;
  cursor?: string;
  delimiter?: string;
  startAfter?: string;
}

type R2Objects = {
  objects: R2Object[];
  delimitedPrefixes: string[];
} & ({ truncated: true; cursor: string } | { truncated: false });

interface R2UploadedPart {
  partNumber: number;
  etag: string;
}

interface R2MultipartUpload {
  readonly key: string;
  readonly uploadId: string;
  uploadPart(partNumber: number, value: any): Promise<R2UploadedPart>;
  abort(): Promise<void>;
  complete(uploadedParts: R2UploadedPart[]): Promise<R2Object>;
}

declare abstract class R2Object {
  readonly key: string;
  readonly version: string;
  readonly size: number;
  readonly etag: string;
  readonly httpEtag: string;
  readonly uploaded: Date;
  readonly httpMetadata?: R2HTTPMetadata;
  readonly customMetadata?: Record<string, string>;
  readonly storageClass: string;
  writeHttpMetadata(headers: any): void;
}

interface R2ObjectBody extends R2Object {
  get body(): any;
  get bodyUsed(): boolean;
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
  json<T>(): Promise<T>;
  blob(): Promise<any>;
}

declare abstract class R2Bucket {
  head(key: string): Promise<R2Object | null>;
  get(key: string, options: R2GetOptions & { onlyIf: R2Conditional }): Promise<R2ObjectBody | R2Object | null>;
  get(key: string, options?: R2GetOptions): Promise<R2ObjectBody | null>;
  put(key: string, value: any, options?: R2PutOptions & { onlyIf: R2Conditional }): Promise<R2Object | null>;
  put(key: string, value: any, options?: R2PutOptions): Promise<R2Object>;
  createMultipartUpload(key: string, options?: R2PutOptions): Promise<R2MultipartUpload>;
  resumeMultipartUpload(key: string, uploadId: string): R2MultipartUpload;
  delete(keys: string | string[]): Promise<void>;
  list(options?: R2ListOptions): Promise<R2Objects>;
}
`;

/** https://developers.cloudflare.com/kv/api/ */
const kv = `
interface KVNamespaceListKey {
  name: string;
  expiration?: number;
  metadata?: unknown;
}

type KVNamespaceListResult =
  | { list_complete: false; keys: KVNamespaceListKey[]; cursor: string; cacheStatus: string | null }
  | { list_complete: true; keys: KVNamespaceListKey[]; cacheStatus: string | null };

interface KVNamespacePutOptions {
  expiration?: number;
  expirationTtl?: number;
  metadata?: any;
}

interface KVNamespace<Key extends string = string> {
  get(key: Key, options?: { cacheTtl?: number }): Promise<string | null>;
  get(key: Key, type: "text"): Promise<string | null>;
  get<Value = unknown>(key: Key, type: "json"): Promise<Value | null>;
  get(key: Key, type: "arrayBuffer"): Promise<ArrayBuffer | null>;
  get(key: Key, type: "stream"): Promise<any>;
  get(keys: Key[], type?: "text"): Promise<Map<string, string | null>>;
  put(key: Key, value: any, options?: KVNamespacePutOptions): Promise<void>;
  list(options?: { limit?: number; prefix?: string | null; cursor?: string | null }): Promise<KVNamespaceListResult>;
  delete(key: Key): Promise<void>;
}

`;

const durableObjects = `
interface SqlStorageCursor<Row> extends IterableIterator<Row> {
  toArray(): Row[];
  one(): Row;
  raw<Values extends any[]>(): IterableIterator<Values>;
  readonly rowsRead: number;
  readonly rowsWritten: number;
}

interface DurableObjectStorage {
  readonly sql: { exec<Row = Record<string, any>>(query: string, ...bindings: any[]): SqlStorageCursor<Row> };
  transactionSync<Value>(closure: () => Value): Value;
  setAlarm(time: number | Date): Promise<void>;
  deleteAlarm(): Promise<void>;
}

interface DurableObjectState {
  readonly storage: DurableObjectStorage;
  waitUntil(promise: Promise<any>): void;
  acceptWebSocket(socket: any, tags?: string[]): void;
  getWebSockets(tag?: string): any[];
}

type DurableObjectStub<Target = undefined> = {
  [Name in keyof Target]: Target[Name] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Promise<Awaited<Result>>
    : never;
};

interface DurableObjectNamespace<Target = undefined> {
  getByName(name: string): DurableObjectStub<Target>;
}

declare namespace Rpc {
  interface DurableObjectBranded {}
}

declare namespace CloudflareWorkersModule {
  abstract class DurableObject<Env = any> {
    constructor(ctx: DurableObjectState, env: Env);
    protected ctx: DurableObjectState;
    protected env: Env;
    fetch?(request: any): any;
    alarm?(): void | Promise<void>;
    webSocketMessage?(socket: any, message: string | ArrayBuffer): void | Promise<void>;
    webSocketClose?(socket: any, code: number, reason: string, wasClean: boolean): void | Promise<void>;
    webSocketError?(socket: any, error: unknown): void | Promise<void>;
  }
}

`;

/**
 * The target: D1, KV, R2 and Durable Objects as global types, and `env` of `cloudflare:workers`. `Cloudflare.Env` is open, so that the bindings that
 * a migration adds can be declared beside it.
 */
export const cloudflareWorkers = {
  provides: ["cloudflare:workers"],
  text: `${d1}${kv}${r2}${durableObjects}
declare namespace Cloudflare {
  interface Env {}
}

declare module "cloudflare:workers" {
  export const env: Cloudflare.Env;
  export function waitUntil(promise: Promise<unknown>): void;
  export abstract class DurableObject<Env = Cloudflare.Env> extends CloudflareWorkersModule.DurableObject<Env> {}
}
`,
} satisfies Stub;

/** The package of the target's types, out of which single ones are taken. */
export const workersTypes = {
  provides: ["@cloudflare/workers-types"],
  text: `declare module "@cloudflare/workers-types" {
${(d1 + kv + r2 + durableObjects).replaceAll(/^(?:declare )?(abstract class|interface|type|namespace) /gm, "export $1 ")}}
`,
} satisfies Stub;
