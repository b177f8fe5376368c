import { collections } from "./object-collections.js";
import { channelMethods, subscriberText } from "./object-channels.js";
import { globToRegExpText } from "../kv-commands-text.js";
import { functions } from "./object-functions.js";

/** Name of the generated class, and of its binding in `env`. */
export const className = "RedisObject";
export const bindingName = "REDIS_OBJECT";

/** The methods of the generated class, by the Redis command that each is, with the most arguments that it takes. */
const methods =
  "get:1 set setex:3 psetex:3 setnx:2 mget del unlink exists getdel:1 getset:2 incr:1 decr:1 incrby:2 decrby:2 " +
  "incrbyfloat:2 keys:1 expire:2 pexpire:2 expireat:2 pexpireat:2 persist:1 ttl:1 pttl:1 " +
  "hset hmset hsetnx:3 hget:2 hmget hmgetfields hgetall:1 hdel hexists:2 hkeys:1 hvals:1 hlen:1 hincrby:3 " +
  "lpush rpush lpop:1 rpop:1 lpopcount:2 rpopcount:2 lrange:3 llen:1 ltrim:3 lrem:3 lindex:2 " +
  "sadd srem smembers:1 sismember:2 scard:1 spop:1 sinter sunion sdiff " +
  "zadd zrem zrange zrangewithscores zrevrange zrangebyscore zrangebyscorewithscores zrevrangebyscore zremrangebyscore:3 zremrangebyrank:3 zscore:2 zrank:2 zrevrank:2 zincrby:3 zcard:1 zcount:3 " +
  "zpopmin:2 zpopmax:2 zpopmincount:2 zpopmaxcount:2 publish:2";

export const objectCommands: ReadonlyMap<string, number> = new Map(
  methods.split(" ").map((method) => {
    const [command = "", most] = method.split(":");
    return [command, most === undefined ? Infinity : Number(most)];
  }),
);

/**
 * The text of the generated module: the class, and what reaches the object.
 *
 * @param hasChannels whether the project publishes and subscribes
 */
export function objectFileText(hasChannels: boolean): string {
  return `import { DurableObject, env } from "cloudflare:workers";
${types}${accessText("env")}${classText(hasChannels)}${hasChannels ? subscriberText : ""}${rest}`;
}

/** The class alone. What a Next.js app imports is elsewhere: its build knows no `cloudflare:workers`. */
export function objectClassFileText(hasChannels: boolean): string {
  return `import { DurableObject } from "cloudflare:workers";
${types}${classText(hasChannels)}${rest}`;
}

/**
 * What reaches the object in a Next.js app.
 *
 * @param classModule specifier of the module with the class
 */
export function objectAccessFileText(classModule: string, hasChannels: boolean): string {
  return `import { getCloudflareContext } from "@opennextjs/cloudflare";
import type { RedisCommand } from "${classModule}";

export type { RedisCommand };
${accessText("getCloudflareContext().env")}${hasChannels ? subscriberText : ""}`;
}

function accessText(env: string): string {
  return access.replaceAll("$ENV", env);
}

function classText(hasChannels: boolean): string {
  return `${beginning}${collections}${hasChannels ? channelMethods : ""}${end}`;
}

const rest = `${functions}
${globToRegExpText}
`;

const types = `
type Text = string | number;
type Options = (Text | Record<string, unknown> | undefined)[];

/** A command and its arguments: ["incr", "visits"]. */
export type RedisCommand = [name: Exclude<keyof ${className}, "multi" | "alarm" | "fetch">, ...values: any[]];
`;

const access = `
/** The one object that holds what was in Redis. Take a name for each user or room instead, and load is spread. */
export function redisObject() {
  return $ENV.${bindingName}.getByName("redis");
}

/** Does several commands in one step, and gives their results. What fails does not undo the others, and is thrown. */
export async function redisMulti<Results extends unknown[] = any[]>(commands: readonly RedisCommand[]): Promise<Results> {
  const done = await redisMultiPairs(commands);
  for (const [error] of done) if (error) throw error;
  return done.map(([, result]) => result) as Results;
}

/** Does several commands in one step, and gives the error and the result of each. */
export function redisMultiPairs(commands: readonly RedisCommand[]): Promise<[error: Error | null, result: unknown][]> {
  // The types of remote calls do not follow commands of every kind.
  const object = redisObject() as unknown as { multi(commands: readonly RedisCommand[]): ReturnType<typeof redisMultiPairs> };
  return object.multi(commands);
}
`;

const beginning = `
/**
 * Redis commands over the SQLite storage of a Durable Object. It does one thing at a time and its storage is
 * synchronous, so each method is one step. Keys that have an end are removed by an alarm, and never seen after it.
 */
export class ${className} extends DurableObject {
  readonly #sql = withTables(this.ctx.storage.sql);

  multi(commands: readonly RedisCommand[]): [error: Error | null, result: unknown][] {
    return commands.map(([name, ...values]) => {
      try {
        const command = this[name] as (...values: unknown[]) => unknown;
        return [null, command.apply(this, values)];
      } catch (error) {
        return [error as Error, undefined];
      }
    });
  }

  // Keys

  keys(pattern: string): string[] {
    const matches = globToRegExp(pattern);
    const sql = tables.map((table) => \`SELECT k FROM \${table}\`).join(" UNION ");
    const keys = this.#sql.exec<{ k: string }>(sql).toArray().map(({ k }) => k);
    return keys.filter((key) => matches.test(key) && this.#live(key));
  }

  del(...keys: (string | string[])[]): number {
    return keys.flat().filter((key) => this.#live(key) && this.#drop(key)).length;
  }

  unlink(...keys: (string | string[])[]): number {
    return this.del(...keys);
  }

  exists(...keys: (string | string[])[]): number {
    return keys.flat().filter((key) => this.#live(key)).length;
  }

  expire(key: string, seconds: Text): 0 | 1 {
    return this.#endAt(key, Date.now() + Number(seconds) * 1000);
  }

  pexpire(key: string, milliseconds: Text): 0 | 1 {
    return this.#endAt(key, Date.now() + Number(milliseconds));
  }

  expireat(key: string, seconds: Text): 0 | 1 {
    return this.#endAt(key, Number(seconds) * 1000);
  }

  pexpireat(key: string, milliseconds: Text): 0 | 1 {
    return this.#endAt(key, Number(milliseconds));
  }

  persist(key: string): 0 | 1 {
    if (!this.#live(key)) return 0;
    return this.#sql.exec("DELETE FROM ends WHERE k = ?", key).rowsWritten > 0 ? 1 : 0;
  }

  ttl(key: string): number {
    const milliseconds = this.pttl(key);
    return milliseconds < 0 ? milliseconds : Math.round(milliseconds / 1000);
  }

  pttl(key: string): number {
    if (!this.#live(key)) return -2;
    const at = this.#first<number>("SELECT at FROM ends WHERE k = ?", key);
    return at === null ? -1 : at - Date.now();
  }

  // Strings

  get(key: string): string | null {
    return this.#live(key) ? this.#first<string>("SELECT v FROM strings WHERE k = ?", key) : null;
  }

  mget(...keys: (string | string[])[]): (string | null)[] {
    return keys.flat().map((key) => this.get(key));
  }

  /** Options as words, "EX", 60, "NX", or as an object, { ex: 60, nx: true }. */
  set(key: string, value: Text, ...options: Options): "OK" | null {
    const words = optionsOf(options);
    const isThere = this.#live(key);
    if ((words.has("nx") && isThere) || (words.has("xx") && !isThere)) return null;
    const keepsEnd = words.has("keepttl") ? this.#first<number>("SELECT at FROM ends WHERE k = ?", key) : null;
    this.#drop(key);
    this.#sql.exec("INSERT INTO strings (k, v) VALUES (?, ?)", key, String(value));
    const end = endOf(words) ?? keepsEnd;
    if (end !== null) this.#endAt(key, end);
    return "OK";
  }

  setex(key: string, seconds: Text, value: Text): "OK" {
    this.set(key, value, "ex", seconds);
    return "OK";
  }

  psetex(key: string, milliseconds: Text, value: Text): "OK" {
    this.set(key, value, "px", milliseconds);
    return "OK";
  }

  setnx(key: string, value: Text): 0 | 1 {
    return this.set(key, value, "nx") === "OK" ? 1 : 0;
  }

  getdel(key: string): string | null {
    const value = this.get(key);
    if (value !== null) this.#drop(key);
    return value;
  }

  getset(key: string, value: Text): string | null {
    const before = this.get(key);
    this.set(key, value);
    return before;
  }

  incr(key: string): number {
    return this.incrby(key, 1);
  }

  decr(key: string): number {
    return this.incrby(key, -1);
  }

  decrby(key: string, by: Text): number {
    return this.incrby(key, -Number(by));
  }

  incrby(key: string, by: Text): number {
    const number = Number(this.get(key) ?? 0) + Number(by);
    if (!Number.isSafeInteger(number)) throw new Error("ERR value is not an integer or out of range");
    return Number(this.#store(key, String(number)));
  }

  incrbyfloat(key: string, by: Text): string {
    const number = Number(this.get(key) ?? 0) + Number(by);
    if (!Number.isFinite(number)) throw new Error("ERR value is not a valid float");
    return this.#store(key, String(number));
  }

  // Hashes

  /** Fields as field, value, … or as one object. */
  hset(key: string, ...fields: (Text | Record<string, Text>)[]): number {
    this.#live(key);
    const before = this.hlen(key);
    for (const [field, value] of pairsOf(fields)) {
      const sql = "INSERT INTO hashes (k, f, v) VALUES (?, ?, ?) ON CONFLICT (k, f) DO UPDATE SET v = excluded.v";
      this.#sql.exec(sql, key, field, value);
    }
    return this.hlen(key) - before;
  }

  hmset(key: string, ...fields: (Text | Record<string, Text>)[]): "OK" {
    this.hset(key, ...fields);
    return "OK";
  }

  hsetnx(key: string, field: Text, value: Text): 0 | 1 {
    if (this.hexists(key, field) === 1) return 0;
    this.hset(key, field, value);
    return 1;
  }

  hget(key: string, field: Text): string | null {
    if (!this.#live(key)) return null;
    return this.#first<string>("SELECT v FROM hashes WHERE k = ? AND f = ?", key, String(field));
  }

  hmget(key: string, ...fields: (Text | Text[])[]): (string | null)[] {
    return fields.flat().map((field) => this.hget(key, field));
  }

  /** The fields by name; null for those that there are not. */
  hmgetfields(key: string, ...fields: (Text | Text[])[]): Record<string, string | null> {
    return Object.fromEntries(fields.flat().map((field) => [field, this.hget(key, field)]));
  }

  hgetall(key: string): Record<string, string> {
    if (!this.#live(key)) return {};
    const rows = this.#sql.exec<{ f: string; v: string }>("SELECT f, v FROM hashes WHERE k = ? ORDER BY rowid", key);
    return Object.fromEntries(rows.toArray().map(({ f, v }) => [f, v]));
  }

  hdel(key: string, ...fields: (Text | Text[])[]): number {
    if (!this.#live(key)) return 0;
    const before = this.hlen(key);
    for (const field of fields.flat()) this.#sql.exec("DELETE FROM hashes WHERE k = ? AND f = ?", key, String(field));
    const removed = before - this.hlen(key);
    this.#dropIfEmpty(key);
    return removed;
  }

  hexists(key: string, field: Text): 0 | 1 {
    return this.hget(key, field) === null ? 0 : 1;
  }

  hkeys(key: string): string[] {
    return Object.keys(this.hgetall(key));
  }

  hvals(key: string): string[] {
    return Object.values(this.hgetall(key));
  }

  hlen(key: string): number {
    return this.#count("hashes", key);
  }

  hincrby(key: string, field: Text, by: Text): number {
    const number = Number(this.hget(key, field) ?? 0) + Number(by);
    if (!Number.isSafeInteger(number)) throw new Error("ERR hash value is not an integer");
    this.hset(key, field, number);
    return number;
  }
`;

const end = `
  // Ends

  override async alarm(): Promise<void> {
    const over = this.#sql.exec<{ k: string }>("SELECT k FROM ends WHERE at <= ?", Date.now()).toArray();
    for (const { k } of over) this.#drop(k);
    const next = this.#first<number>("SELECT min(at) FROM ends");
    if (next !== null) await this.ctx.storage.setAlarm(next);
  }

  #endAt(key: string, at: number): 0 | 1 {
    if (!this.#live(key)) return 0;
    const sql = "INSERT INTO ends (k, at) VALUES (?, ?) ON CONFLICT (k) DO UPDATE SET at = excluded.at";
    this.#sql.exec(sql, key, Math.ceil(at));
    const next = this.#first<number>("SELECT min(at) FROM ends");
    if (next !== null) this.ctx.waitUntil(this.ctx.storage.setAlarm(next));
    this.#live(key);
    return 1;
  }

  /** Whether there is such a key. One whose end has come goes first. */
  #live(key: string): boolean {
    const at = this.#first<number>("SELECT at FROM ends WHERE k = ?", key);
    if (at !== null && at <= Date.now()) this.#drop(key);
    return tables.some((table) => this.#first(\`SELECT 1 FROM \${table} WHERE k = ? LIMIT 1\`, key) !== null);
  }

  #drop(key: string): true {
    for (const table of [...tables, "ends"]) this.#sql.exec(\`DELETE FROM \${table} WHERE k = ?\`, key);
    return true;
  }

  #dropIfEmpty(key: string): void {
    if (!this.#live(key)) this.#drop(key);
  }

  /** Keeps the end of the key, as counters do. */
  #store(key: string, value: string): string {
    this.#sql.exec("INSERT INTO strings (k, v) VALUES (?, ?) ON CONFLICT (k) DO UPDATE SET v = excluded.v", key, value);
    return value;
  }

  #push(key: string, values: readonly Text[], step: 1 | -1): number {
    this.#live(key);
    const edge = step === 1 ? "max(i)" : "min(i)";
    let i = this.#first<number>(\`SELECT \${edge} FROM lists WHERE k = ?\`, key) ?? 0;
    for (const value of values) {
      i += step;
      this.#sql.exec("INSERT INTO lists (k, i, v) VALUES (?, ?, ?)", key, i, String(value));
    }
    return this.llen(key);
  }

  #pop(key: string, order: "ASC" | "DESC"): string | null {
    if (!this.#live(key)) return null;
    const sql = \`SELECT i, v FROM lists WHERE k = ? ORDER BY i \${order} LIMIT 1\`;
    const [row] = this.#sql.exec<{ i: number; v: string }>(sql, key).toArray();
    if (!row) return null;
    this.#sql.exec("DELETE FROM lists WHERE k = ? AND i = ?", key, row.i);
    this.#dropIfEmpty(key);
    return row.v;
  }

  #popMany(key: string, count: Text, order: "ASC" | "DESC"): string[] | null {
    if (!this.#live(key)) return null;
    const popped: string[] = [];
    for (let left = Math.min(Number(count), this.llen(key)); left > 0; left--) popped.push(this.#pop(key, order) ?? "");
    return popped;
  }

  #scored(key: string, isReversed: boolean): { m: string; score: number }[] {
    if (!this.#live(key)) return [];
    const order = isReversed ? "score DESC, m DESC" : "score, m";
    return this.#sql.exec<{ m: string; score: number }>(\`SELECT m, score FROM zsets WHERE k = ? ORDER BY \${order}\`, key).toArray();
  }

  #count(table: string, key: string): number {
    return this.#live(key) ? (this.#first<number>(\`SELECT count(*) FROM \${table} WHERE k = ?\`, key) ?? 0) : 0;
  }

  #first<Value extends string | number>(sql: string, ...values: Text[]): Value | null {
    const [row] = [...this.#sql.exec(sql, ...values).raw<[Value]>()];
    return row?.[0] ?? null;
  }
}
`;
