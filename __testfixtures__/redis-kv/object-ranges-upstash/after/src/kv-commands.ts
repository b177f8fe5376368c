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

/** Reads a list of values as the Redis client did. */
export function fromRedisList<T extends unknown[] = unknown[]>(texts: readonly string[]): T {
  return texts.map((text) => fromRedisText(text)) as T;
}
