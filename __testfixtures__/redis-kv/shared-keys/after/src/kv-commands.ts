// Redis commands over Workers KV. Reading and then writing is not one step: another request may come in between.

export function kvGetMany(kv: KVNamespace, keys: readonly string[]): Promise<(string | null)[]> {
  return Promise.all(keys.map((key) => kv.get(key)));
}
