/** The functions of the generated file, in its order, each with those that it calls. */
const functions = {
  fromRedisText: {
    text: `/** Reads a value as the Redis client did: JSON where it is JSON, else the text. */
export function fromRedisText<T = unknown>(text: string | null): T | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return (typeof value === "number" && String(value) !== text ? text : value) as T;
  } catch {
    return text as T;
  }
}`,
    calls: [],
  },
  toRedisText: {
    text: `/** Writes a value as the Redis client did: a string as it is, anything else as JSON. */
export function toRedisText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}`,
    calls: [],
  },
  fromRedisList: {
    text: `/** Reads a list of values as the Redis client did. */
export function fromRedisList<T extends unknown[] = unknown[]>(texts: readonly string[]): T {
  return texts.map((text) => fromRedisText(text)) as T;
}`,
    calls: ["fromRedisText"],
  },
  fromRedisFields: {
    text: `/** Reads a hash as the Redis client did; null where there is none. Numbers that are no safe integers stay texts. */
export function fromRedisFields<T = Record<string, unknown>>(fields: Readonly<Record<string, string>>): T | null {
  const entries = Object.entries(fields).map(([name, text]) => {
    const isText = !Number.isNaN(Number(text)) && !Number.isSafeInteger(Number(text));
    return [name, isText ? text : fromRedisText(text)];
  });
  return entries.length === 0 ? null : (Object.fromEntries(entries) as T);
}`,
    calls: ["fromRedisText"],
  },
  fromRedisSomeFields: {
    text: `/** Reads fields of a hash as the Redis client did; null where there is none of them. */
export function fromRedisSomeFields<T = Record<string, unknown>>(fields: Readonly<Record<string, string | null>>): T | null {
  const read = (text: string | null): unknown => {
    try {
      return text === null ? null : JSON.parse(text);
    } catch {
      return text;
    }
  };
  const entries = Object.entries(fields).map(([name, text]) => [name, read(text)]);
  return entries.every(([, value]) => value === null) ? null : (Object.fromEntries(entries) as T);
}`,
    calls: [],
  },
  fromRedisResults: {
    text: `/** Reads the results of several commands as the Redis client did. */
export function fromRedisResults<T extends unknown[] = unknown[]>(results: readonly unknown[]): T {
  const read = (result: unknown): unknown => {
    if (typeof result === "string") return fromRedisText(result);
    if (Array.isArray(result)) return result.map(read);
    return typeof result === "object" && result !== null ? fromRedisFields(result as Record<string, string>) : result;
  };
  return results.map(read) as T;
}`,
    calls: ["fromRedisText", "fromRedisFields"],
  },
  toRedisFields: {
    text: `/** Writes the fields of a hash as the Redis client did. */
export function toRedisFields(fields: object): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, toRedisText(value)]));
}`,
    calls: ["toRedisText"],
  },
  kvGetMany: {
    text: `export function kvGetMany(kv: KVNamespace, keys: readonly string[]): Promise<(string | null)[]> {
  return Promise.all(keys.map((key) => kv.get(key)));
}`,
    calls: [],
  },
  kvSetMany: {
    text: `export async function kvSetMany(
  kv: KVNamespace,
  entries: object,
  toText: (value: unknown) => string = String,
): Promise<void> {
  await Promise.all(Object.entries(entries).map(([key, value]) => kv.put(key, toText(value))));
}`,
    calls: [],
  },
  kvDelete: {
    text: `export async function kvDelete(kv: KVNamespace, ...keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => kv.delete(key)));
}`,
    calls: [],
  },
  kvExists: {
    text: `/** How many of the keys are there. */
export async function kvExists(kv: KVNamespace, ...keys: readonly string[]): Promise<number> {
  const found = await Promise.all(keys.map(async (key) => (await kv.get(key)) !== null));
  return found.filter(Boolean).length;
}`,
    calls: [],
  },
  kvCountDeleted: {
    text: `/** How many of the keys were there before they were deleted. */
export async function kvCountDeleted(kv: KVNamespace, ...keys: readonly string[]): Promise<number> {
  const count = await kvExists(kv, ...new Set(keys));
  await Promise.all(keys.map((key) => kv.delete(key)));
  return count;
}`,
    calls: ["kvExists"],
  },
  kvGetDel: {
    text: `export async function kvGetDel(kv: KVNamespace, key: string): Promise<string | null> {
  const value = await kv.get(key);
  if (value !== null) await kv.delete(key);
  return value;
}`,
    calls: [],
  },
  kvGetSet: {
    text: `export async function kvGetSet(kv: KVNamespace, key: string, value: string): Promise<string | null> {
  const before = await kv.get(key);
  await kv.put(key, value);
  return before;
}`,
    calls: [],
  },
  kvGetEx: {
    text: `export async function kvGetEx(kv: KVNamespace, key: string, time: { expirationTtl?: number; expiration?: number }): Promise<string | null> {
  const value = await kv.get(key);
  if (value !== null) await kv.put(key, value, time);
  return value;
}`,
    calls: [],
  },
  kvExpire: {
    text: `/** A value lives at least 60 seconds. */
export async function kvExpire(kv: KVNamespace, key: string, seconds: number | string): Promise<0 | 1> {
  if (Number(seconds) <= 0) return (await kvCountDeleted(kv, key)) === 0 ? 0 : 1;
  const value = await kv.get(key, "arrayBuffer");
  if (value === null) return 0;
  await kv.put(key, value, { expirationTtl: Math.max(60, Math.ceil(Number(seconds))) });
  return 1;
}`,
    calls: ["kvCountDeleted"],
  },
  kvExpireAt: {
    text: `/** @param seconds since 1970 */
export function kvExpireAt(kv: KVNamespace, key: string, seconds: number | string): Promise<0 | 1> {
  return kvExpire(kv, key, Number(seconds) - Date.now() / 1000);
}`,
    calls: ["kvExpire"],
  },
  kvPersist: {
    text: `export async function kvPersist(kv: KVNamespace, key: string): Promise<0 | 1> {
  if ((await kvTtl(kv, key)) < 0) return 0;
  const value = await kv.get(key, "arrayBuffer");
  if (value === null) return 0;
  await kv.put(key, value);
  return 1;
}`,
    calls: ["kvTtl"],
  },
  kvTtl: {
    text: `/** Seconds to live; -1 for a key without an end, -2 for none. */
export async function kvTtl(kv: KVNamespace, key: string): Promise<number> {
  const { keys } = await kv.list({ prefix: key, limit: 1 });
  const [found] = keys;
  if (found?.name !== key) return -2;
  return found.expiration === undefined ? -1 : Math.max(0, Math.round(found.expiration - Date.now() / 1000));
}`,
    calls: [],
  },
  globToRegExp: {
    text: `function globToRegExp(glob: string): RegExp {
  const parts = glob.match(/\\\\.|\\[[^\\]]*\\]|[^]/g) ?? [];
  const texts = parts.map((part) => {
    if (part === "*") return "[^]*";
    if (part === "?") return "[^]";
    if (part.length > 1 && part.startsWith("[")) return part;
    return (part.startsWith("\\\\") ? part.slice(1) : part).replace(/[.*+?^$\{}()|[\\]\\\\]/g, "\\\\$&");
  });
  return new RegExp(\`^\${texts.join("")}$\`);
}`,
    calls: [],
  },
  kvKeys: {
    text: `/** All keys that match a pattern, read page by page. */
export async function kvKeys(kv: KVNamespace, pattern = "*"): Promise<string[]> {
  const matched: string[] = [];
  let cursor = "0";
  do {
    const [next, keys] = await kvScan(kv, cursor, pattern);
    matched.push(...keys);
    cursor = next;
  } while (cursor !== "0");
  return matched;
}`,
    calls: ["kvScan"],
  },
  kvScan: {
    text: `/** One page of the keys that match a pattern. The cursor begins and ends as "0". */
export async function kvScan(
  kv: KVNamespace,
  cursor: string | number,
  pattern = "*",
): Promise<[cursor: string, keys: string[]]> {
  const prefix = /^[^*?[\\\\]*/.exec(pattern)?.[0] ?? "";
  const start = String(cursor);
  const page = await kv.list({ prefix, ...(start === "0" ? {} : { cursor: start }) });
  const matches = globToRegExp(pattern);
  const keys = page.keys.map(({ name }: { name: string }) => name).filter((name: string) => matches.test(name));
  return [page.list_complete ? "0" : page.cursor, keys];
}`,
    calls: ["globToRegExp"],
  },
} as const satisfies Readonly<Record<string, { readonly text: string; readonly calls: readonly string[] }>>;

/** A pattern of Redis as a regular expression: SQLite's GLOB takes 50 bytes at most in a Durable Object. */
export const globToRegExpText = functions.globToRegExp.text;

/** What can be imported from the generated file. */
export type HelperName = Exclude<keyof typeof functions, "globToRegExp">;

const helperNames = Object.keys(functions).filter((name): name is HelperName => name !== "globToRegExp");

/**
 * The text of the generated file.
 *
 * @param before what stands in it: the functions that are there stay
 */
export function helperFileText(needed: ReadonlySet<HelperName>, before: string | undefined): string {
  const names = new Set<keyof typeof functions>(needed);
  for (const name of helperNames) if (before?.includes(`function ${name}`)) names.add(name);
  for (const name of names) for (const called of functions[name].calls) names.add(called);
  const texts = (Object.keys(functions) as (keyof typeof functions)[])
    .filter((name) => names.has(name))
    .map((name) => functions[name].text);
  const head =
    "// Redis commands over Workers KV. Reading and then writing is not one step: another request may come in between.";
  return `${[head, ...texts].join("\n\n")}\n`;
}
