// Redis commands over Workers KV. Reading and then writing is not one step: another request may come in between.

export function kvGetMany(kv: KVNamespace, keys: readonly string[]): Promise<(string | null)[]> {
  return Promise.all(keys.map((key) => kv.get(key)));
}

export async function kvSetMany(
  kv: KVNamespace,
  entries: object,
  toText: (value: unknown) => string = String,
): Promise<void> {
  await Promise.all(Object.entries(entries).map(([key, value]) => kv.put(key, toText(value))));
}

export async function kvDelete(kv: KVNamespace, ...keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => kv.delete(key)));
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

export async function kvGetEx(kv: KVNamespace, key: string, time: { expirationTtl?: number; expiration?: number }): Promise<string | null> {
  const value = await kv.get(key);
  if (value !== null) await kv.put(key, value, time);
  return value;
}
