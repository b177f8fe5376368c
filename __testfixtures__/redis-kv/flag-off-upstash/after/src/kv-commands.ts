// Redis commands over Workers KV. Reading and then writing is not one step: another request may come in between.

/** Reads a value as the Redis client did: JSON where it is JSON, else the text. */
export function fromRedisText<T = unknown>(text: string | null): T | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return (typeof value === "number" && String(value) !== text ? text : value) as T;
  } catch {
    return text as T;
  }
}

/** Writes a value as the Redis client did: a string as it is, anything else as JSON. */
export function toRedisText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

export function kvGetMany(kv: KVNamespace, keys: readonly string[]): Promise<(string | null)[]> {
  return Promise.all(keys.map((key) => kv.get(key)));
}

/** How many of the keys are there. */
export async function kvExists(kv: KVNamespace, ...keys: readonly string[]): Promise<number> {
  const found = await Promise.all(keys.map(async (key) => (await kv.get(key)) !== null));
  return found.filter(Boolean).length;
}

/** How many of the keys were there before they were deleted. */
export async function kvCountDeleted(kv: KVNamespace, ...keys: readonly string[]): Promise<number> {
  const count = await kvExists(kv, ...new Set(keys));
  await Promise.all(keys.map((key) => kv.delete(key)));
  return count;
}

export async function kvGetDel(kv: KVNamespace, key: string): Promise<string | null> {
  const value = await kv.get(key);
  if (value !== null) await kv.delete(key);
  return value;
}

/** A value lives at least 60 seconds. */
export async function kvExpire(kv: KVNamespace, key: string, seconds: number | string): Promise<0 | 1> {
  if (Number(seconds) <= 0) return (await kvCountDeleted(kv, key)) === 0 ? 0 : 1;
  const value = await kv.get(key, "arrayBuffer");
  if (value === null) return 0;
  await kv.put(key, value, { expirationTtl: Math.max(60, Math.ceil(Number(seconds))) });
  return 1;
}

export async function kvPersist(kv: KVNamespace, key: string): Promise<0 | 1> {
  if ((await kvTtl(kv, key)) < 0) return 0;
  const value = await kv.get(key, "arrayBuffer");
  if (value === null) return 0;
  await kv.put(key, value);
  return 1;
}

/** Seconds to live; -1 for a key without an end, -2 for none. */
export async function kvTtl(kv: KVNamespace, key: string): Promise<number> {
  const { keys } = await kv.list({ prefix: key, limit: 1 });
  const [found] = keys;
  if (found?.name !== key) return -2;
  return found.expiration === undefined ? -1 : Math.max(0, Math.round(found.expiration - Date.now() / 1000));
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

/** All keys that match a pattern, read page by page. */
export async function kvKeys(kv: KVNamespace, pattern = "*"): Promise<string[]> {
  const matched: string[] = [];
  let cursor = "0";
  do {
    const [next, keys] = await kvScan(kv, cursor, pattern);
    matched.push(...keys);
    cursor = next;
  } while (cursor !== "0");
  return matched;
}

/** One page of the keys that match a pattern. The cursor begins and ends as "0". */
export async function kvScan(
  kv: KVNamespace,
  cursor: string | number,
  pattern = "*",
): Promise<[cursor: string, keys: string[]]> {
  const prefix = /^[^*?[\\]*/.exec(pattern)?.[0] ?? "";
  const start = String(cursor);
  const page = await kv.list({ prefix, ...(start === "0" ? {} : { cursor: start }) });
  const matches = globToRegExp(pattern);
  const keys = page.keys.map(({ name }: { name: string }) => name).filter((name: string) => matches.test(name));
  return [page.list_complete ? "0" : page.cursor, keys];
}
