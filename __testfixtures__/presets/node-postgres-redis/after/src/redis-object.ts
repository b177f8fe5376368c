import { DurableObject, env } from "cloudflare:workers";

type Text = string | number;
type Options = (Text | Record<string, unknown> | undefined)[];

/** A command and its arguments: ["incr", "visits"]. */
export type RedisCommand = [name: Exclude<keyof RedisObject, "multi" | "alarm" | "fetch">, ...values: any[]];

/** The one object that holds what was in Redis. Take a name for each user or room instead, and load is spread. */
export function redisObject() {
  return env.REDIS_OBJECT.getByName("redis");
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

/**
 * Redis commands over the SQLite storage of a Durable Object. It does one thing at a time and its storage is
 * synchronous, so each method is one step. Keys that have an end are removed by an alarm, and never seen after it.
 */
export class RedisObject extends DurableObject {
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
    const sql = tables.map((table) => `SELECT k FROM ${table}`).join(" UNION ");
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

  // Lists

  lpush(key: string, ...values: (Text | Text[])[]): number {
    return this.#push(key, values.flat(), -1);
  }

  rpush(key: string, ...values: (Text | Text[])[]): number {
    return this.#push(key, values.flat(), 1);
  }

  lpop(key: string): string | null {
    return this.#pop(key, "ASC");
  }

  rpop(key: string): string | null {
    return this.#pop(key, "DESC");
  }

  lpopcount(key: string, count: Text): string[] | null {
    return this.#popMany(key, count, "ASC");
  }

  rpopcount(key: string, count: Text): string[] | null {
    return this.#popMany(key, count, "DESC");
  }

  lrange(key: string, start: Text, stop: Text): string[] {
    if (!this.#live(key)) return [];
    const rows = this.#sql.exec<{ v: string }>("SELECT v FROM lists WHERE k = ? ORDER BY i", key).toArray();
    return slice(rows, start, stop).map(({ v }) => v);
  }

  llen(key: string): number {
    return this.#count("lists", key);
  }

  lindex(key: string, index: Text): string | null {
    return this.lrange(key, index, index)[0] ?? null;
  }

  ltrim(key: string, start: Text, stop: Text): "OK" {
    const rows = this.#live(key)
      ? this.#sql.exec<{ i: number }>("SELECT i FROM lists WHERE k = ? ORDER BY i", key).toArray()
      : [];
    const kept = new Set(slice(rows, start, stop).map(({ i }) => i));
    for (const { i } of rows) if (!kept.has(i)) this.#sql.exec("DELETE FROM lists WHERE k = ? AND i = ?", key, i);
    this.#dropIfEmpty(key);
    return "OK";
  }

  lrem(key: string, count: Text, value: Text): number {
    if (!this.#live(key)) return 0;
    const order = Number(count) < 0 ? "DESC" : "ASC";
    const sql = `SELECT i FROM lists WHERE k = ? AND v = ? ORDER BY i ${order} LIMIT ?`;
    const limit = Math.abs(Number(count)) || -1;
    const rows = this.#sql.exec<{ i: number }>(sql, key, String(value), limit).toArray();
    for (const { i } of rows) this.#sql.exec("DELETE FROM lists WHERE k = ? AND i = ?", key, i);
    this.#dropIfEmpty(key);
    return rows.length;
  }

  // Sets

  sadd(key: string, ...members: (Text | Text[])[]): number {
    this.#live(key);
    const before = this.scard(key);
    for (const member of members.flat()) this.#sql.exec("INSERT OR IGNORE INTO sets (k, m) VALUES (?, ?)", key, String(member));
    return this.scard(key) - before;
  }

  srem(key: string, ...members: (Text | Text[])[]): number {
    if (!this.#live(key)) return 0;
    const before = this.scard(key);
    for (const member of members.flat()) this.#sql.exec("DELETE FROM sets WHERE k = ? AND m = ?", key, String(member));
    const removed = before - this.scard(key);
    this.#dropIfEmpty(key);
    return removed;
  }

  smembers(key: string): string[] {
    if (!this.#live(key)) return [];
    return this.#sql.exec<{ m: string }>("SELECT m FROM sets WHERE k = ?", key).toArray().map(({ m }) => m);
  }

  sismember(key: string, member: Text): 0 | 1 {
    return this.#live(key) && this.#first("SELECT 1 FROM sets WHERE k = ? AND m = ?", key, String(member)) !== null ? 1 : 0;
  }

  scard(key: string): number {
    return this.#count("sets", key);
  }

  sinter(...keys: (string | string[])[]): string[] {
    const [first = [], ...others] = keys.flat().map((key) => this.smembers(key));
    return first.filter((member) => others.every((members) => members.includes(member)));
  }

  sunion(...keys: (string | string[])[]): string[] {
    return [...new Set(keys.flat().flatMap((key) => this.smembers(key)))];
  }

  sdiff(...keys: (string | string[])[]): string[] {
    const [first = [], ...others] = keys.flat().map((key) => this.smembers(key));
    return first.filter((member) => !others.some((members) => members.includes(member)));
  }

  spop(key: string): string | null {
    if (!this.#live(key)) return null;
    const member = this.#first<string>("SELECT m FROM sets WHERE k = ? ORDER BY random() LIMIT 1", key);
    if (member !== null) this.srem(key, member);
    return member;
  }

  // Sorted sets

  /** Score, member, … or { score, member } and { score, value }, one or a list. */
  zadd(key: string, ...entries: (Text | Scored | Scored[])[]): number {
    this.#live(key);
    const before = this.zcard(key);
    for (const [score, member] of scoresOf(entries)) {
      const sql = "INSERT INTO zsets (k, m, score) VALUES (?, ?, ?) ON CONFLICT (k, m) DO UPDATE SET score = excluded.score";
      this.#sql.exec(sql, key, member, score);
    }
    return this.zcard(key) - before;
  }

  zrem(key: string, ...members: (Text | Text[])[]): number {
    if (!this.#live(key)) return 0;
    const before = this.zcard(key);
    for (const member of members.flat()) this.#sql.exec("DELETE FROM zsets WHERE k = ? AND m = ?", key, String(member));
    const removed = before - this.zcard(key);
    this.#dropIfEmpty(key);
    return removed;
  }

  /** Options as words, "BYSCORE", "REV", "LIMIT", 0, 10, "WITHSCORES", or as an object, { byScore: true, rev: true }. */
  zrange(key: string, start: Text, stop: Text, ...options: Options): string[] {
    const { isByScore, isReversed, withScores, offset, count } = rangeOf(options);
    const all = this.#scored(key, isReversed);
    const [min, max] = isReversed ? [stop, start] : [start, stop];
    const rows = isByScore ? limited(all.filter(({ score }) => isWithin(score, min, max)), offset, count) : slice(all, start, stop);
    return rows.flatMap(({ m, score }) => (withScores ? [m, String(score)] : [m]));
  }

  zrevrange(key: string, start: Text, stop: Text, ...options: Options): string[] {
    return this.zrange(key, start, stop, "rev", ...options);
  }

  zrangebyscore(key: string, min: Text, max: Text, ...options: Options): string[] {
    return this.zrange(key, min, max, ...options, "byscore");
  }

  zrevrangebyscore(key: string, max: Text, min: Text, ...options: Options): string[] {
    return this.zrange(key, max, min, ...options, "byscore", "rev");
  }

  /** As zrange and zrangebyscore, with the scores as numbers. */
  zrangewithscores(key: string, start: Text, stop: Text, ...options: Options): Ranked[] {
    return pairedScores(this.zrange(key, start, stop, ...options, "withscores"));
  }

  zrangebyscorewithscores(key: string, min: Text, max: Text, ...options: Options): Ranked[] {
    return pairedScores(this.zrangebyscore(key, min, max, ...options, "withscores"));
  }

  zremrangebyscore(key: string, min: Text, max: Text): number {
    return this.zrem(key, ...this.zrangebyscore(key, min, max));
  }

  zremrangebyrank(key: string, start: Text, stop: Text): number {
    return this.zrem(key, ...this.zrange(key, start, stop));
  }

  zcount(key: string, min: Text, max: Text): number {
    return this.zrangebyscore(key, min, max).length;
  }

  zscore(key: string, member: Text): string | null {
    if (!this.#live(key)) return null;
    const score = this.#first<number>("SELECT score FROM zsets WHERE k = ? AND m = ?", key, String(member));
    return score === null ? null : String(score);
  }

  zrank(key: string, member: Text): number | null {
    const rank = this.#scored(key, false).findIndex(({ m }) => m === String(member));
    return rank < 0 ? null : rank;
  }

  zrevrank(key: string, member: Text): number | null {
    const rank = this.#scored(key, true).findIndex(({ m }) => m === String(member));
    return rank < 0 ? null : rank;
  }

  zincrby(key: string, by: Text, member: Text): string {
    const score = Number(this.zscore(key, member) ?? 0) + Number(by);
    this.zadd(key, score, member);
    return String(score);
  }

  zcard(key: string): number {
    return this.#count("zsets", key);
  }

  zpopmin(key: string, count: Text = 1): string[] {
    const popped = this.zrange(key, 0, Number(count) - 1, "withscores");
    this.zrem(key, ...popped.filter((_, index) => index % 2 === 0));
    return popped;
  }

  zpopmax(key: string, count: Text = 1): string[] {
    const popped = this.zrevrange(key, 0, Number(count) - 1, "withscores");
    this.zrem(key, ...popped.filter((_, index) => index % 2 === 0));
    return popped;
  }

  zpopmincount(key: string, count: Text = 1): Ranked[] {
    return pairedScores(this.zpopmin(key, count));
  }

  zpopmaxcount(key: string, count: Text = 1): Ranked[] {
    return pairedScores(this.zpopmax(key, count));
  }

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
    return tables.some((table) => this.#first(`SELECT 1 FROM ${table} WHERE k = ? LIMIT 1`, key) !== null);
  }

  #drop(key: string): true {
    for (const table of [...tables, "ends"]) this.#sql.exec(`DELETE FROM ${table} WHERE k = ?`, key);
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
    let i = this.#first<number>(`SELECT ${edge} FROM lists WHERE k = ?`, key) ?? 0;
    for (const value of values) {
      i += step;
      this.#sql.exec("INSERT INTO lists (k, i, v) VALUES (?, ?, ?)", key, i, String(value));
    }
    return this.llen(key);
  }

  #pop(key: string, order: "ASC" | "DESC"): string | null {
    if (!this.#live(key)) return null;
    const sql = `SELECT i, v FROM lists WHERE k = ? ORDER BY i ${order} LIMIT 1`;
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
    return this.#sql.exec<{ m: string; score: number }>(`SELECT m, score FROM zsets WHERE k = ? ORDER BY ${order}`, key).toArray();
  }

  #count(table: string, key: string): number {
    return this.#live(key) ? (this.#first<number>(`SELECT count(*) FROM ${table} WHERE k = ?`, key) ?? 0) : 0;
  }

  #first<Value extends string | number>(sql: string, ...values: Text[]): Value | null {
    const [row] = [...this.#sql.exec(sql, ...values).raw<[Value]>()];
    return row?.[0] ?? null;
  }
}

function withTables<Sql extends { exec(query: string): unknown }>(sql: Sql): Sql {
  sql.exec(`
    CREATE TABLE IF NOT EXISTS strings (k TEXT PRIMARY KEY, v TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS hashes (k TEXT, f TEXT, v TEXT NOT NULL, PRIMARY KEY (k, f));
    CREATE TABLE IF NOT EXISTS lists (k TEXT, i INTEGER, v TEXT NOT NULL, PRIMARY KEY (k, i));
    CREATE TABLE IF NOT EXISTS sets (k TEXT, m TEXT, PRIMARY KEY (k, m));
    CREATE TABLE IF NOT EXISTS zsets (k TEXT, m TEXT, score REAL NOT NULL, PRIMARY KEY (k, m));
    CREATE INDEX IF NOT EXISTS zsets_by_score ON zsets (k, score, m);
    CREATE TABLE IF NOT EXISTS ends (k TEXT PRIMARY KEY, at INTEGER NOT NULL);
  `);
  return sql;
}

const tables = ["strings", "hashes", "lists", "sets", "zsets"];

type Scored = { score: number; member?: unknown; value?: unknown };
type Ranked = { value: string; score: number };

/** The words of options in lower case, each with the number that follows it. */
function optionsOf(options: Readonly<Options>): Map<string, number> {
  const words = new Map<string, number>();
  options.forEach((option, index) => {
    if (typeof option === "object") {
      for (const [name, value] of Object.entries(option)) {
        if (value !== undefined && value !== false) words.set(name.toLowerCase(), Number(value));
      }
    } else if (typeof option === "string") words.set(option.toLowerCase(), Number(options[index + 1]));
  });
  return words;
}

/** What the options of a sorted set's range ask for: LIMIT is "LIMIT", 0, 10, or { LIMIT: { offset, count } }, or { offset, count }. */
function rangeOf(options: Readonly<Options>) {
  const words = optionsOf(options);
  const at = options.findIndex((option) => typeof option === "string" && option.toLowerCase() === "limit");
  const named = Object.assign({}, ...options.filter((option) => typeof option === "object")) as Record<string, unknown>;
  const limit = (named.LIMIT ?? named) as { offset?: Text; count?: Text };
  const [offset = 0, count = -1] = at < 0 ? [limit.offset, limit.count] : [options[at + 1] as Text, options[at + 2] as Text];
  return {
    isByScore: words.has("byscore") || words.has("by"),
    isReversed: words.has("rev"),
    withScores: words.has("withscores"),
    offset: Number(offset),
    count: Number(count),
  };
}

/** A negative count is all of them, a negative offset none. */
function limited<Row>(rows: readonly Row[], offset: number, count: number): Row[] {
  return offset < 0 ? [] : rows.slice(offset, count < 0 ? undefined : offset + count);
}

/** When a key with such options ends, in milliseconds since 1970. */
function endOf(words: ReadonlyMap<string, number>): number | null {
  const [ex, px, exat, pxat] = ["ex", "px", "exat", "pxat"].map((word) => words.get(word));
  if (ex !== undefined) return Date.now() + ex * 1000;
  if (px !== undefined) return Date.now() + px;
  if (exat !== undefined) return exat * 1000;
  return pxat ?? null;
}

function pairsOf(fields: readonly (Text | Record<string, Text>)[]): [string, string][] {
  const flat = fields.flatMap((field) => (typeof field === "object" ? Object.entries(field).flat() : [field]));
  return flat.flatMap((field, index) => (index % 2 === 0 ? [[String(field), String(flat[index + 1])] as [string, string]] : []));
}

function scoresOf(entries: readonly (Text | Scored | Scored[])[]): [number, string][] {
  const flat = entries.flat().flatMap((entry) => (typeof entry === "object" ? [entry.score, String(entry.member ?? entry.value)] : [entry]));
  return flat.flatMap((score, index) => (index % 2 === 0 ? [[Number(score), String(flat[index + 1])] as [number, string]] : []));
}

/** From member, score, … */
function pairedScores(scores: readonly string[]): Ranked[] {
  return scores.flatMap((value, index) => (index % 2 === 0 ? [{ value, score: Number(scores[index + 1]) }] : []));
}

/** A part of a list, both ends included; negative numbers count from the end. */
function slice<Value>(values: readonly Value[], start: Text, stop: Text): Value[] {
  const from = Number(start) < 0 ? Math.max(0, values.length + Number(start)) : Number(start);
  const to = Number(stop) < 0 ? values.length + Number(stop) : Number(stop);
  return values.slice(from, to + 1);
}

/** "(5" leaves 5 out; "-inf" and "+inf" are without end. */
function isWithin(score: number, min: Text, max: Text): boolean {
  const limit = (text: Text) => Number(String(text).replace(/^\(/, "").replace(/^([+-]?)inf$/i, "$1Infinity"));
  const isOpen = (text: Text) => String(text).startsWith("(");
  return (
    (isOpen(min) ? score > limit(min) : score >= limit(min)) && (isOpen(max) ? score < limit(max) : score <= limit(max))
  );
}

function globToRegExp(glob: string): RegExp {
  const parts = glob.match(/\\.|\[[^\]]*\]|[^]/g) ?? [];
  const texts = parts.map((part) => {
    if (part === "*") return "[^]*";
    if (part === "?") return "[^]";
    if (part.length > 1 && part.startsWith("[")) return part;
    return (part.startsWith("\\") ? part.slice(1) : part).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${texts.join("")}$`);
}
