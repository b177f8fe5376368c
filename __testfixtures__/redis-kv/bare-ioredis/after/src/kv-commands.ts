// Redis commands over Workers KV. Reading and then writing is not one step: another request may come in between.

export async function kvDelete(kv: KVNamespace, ...keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => kv.delete(key)));
}
