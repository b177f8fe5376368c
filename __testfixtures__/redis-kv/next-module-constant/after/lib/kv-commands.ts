// Redis commands over Workers KV. Reading and then writing is not one step: another request may come in between.

/** Seconds to live; -1 for a key without an end, -2 for none. */
export async function kvTtl(kv: KVNamespace, key: string): Promise<number> {
  const { keys } = await kv.list({ prefix: key, limit: 1 });
  const [found] = keys;
  if (found?.name !== key) return -2;
  return found.expiration === undefined ? -1 : Math.max(0, Math.round(found.expiration - Date.now() / 1000));
}
