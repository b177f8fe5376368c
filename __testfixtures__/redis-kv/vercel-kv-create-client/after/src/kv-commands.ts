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

/** How many of the keys are there. */
export async function kvExists(kv: KVNamespace, ...keys: readonly string[]): Promise<number> {
  const found = await Promise.all(keys.map(async (key) => (await kv.get(key)) !== null));
  return found.filter(Boolean).length;
}

export async function kvGetDel(kv: KVNamespace, key: string): Promise<string | null> {
  const value = await kv.get(key);
  if (value !== null) await kv.delete(key);
  return value;
}
