// Redis commands over Workers KV. Reading and then writing is not one step: another request may come in between.

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
