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
