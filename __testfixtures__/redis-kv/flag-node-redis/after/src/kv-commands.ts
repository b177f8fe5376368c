// Redis commands over Workers KV. Reading and then writing is not one step: another request may come in between.

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

export async function kvGetSet(kv: KVNamespace, key: string, value: string): Promise<string | null> {
  const before = await kv.get(key);
  await kv.put(key, value);
  return before;
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
