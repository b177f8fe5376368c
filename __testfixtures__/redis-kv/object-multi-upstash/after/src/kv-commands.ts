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

/** Reads a list of values as the Redis client did. */
export function fromRedisList<T extends unknown[] = unknown[]>(texts: readonly string[]): T {
  return texts.map((text) => fromRedisText(text)) as T;
}

/** Reads a hash as the Redis client did; null where there is none. Numbers that are no safe integers stay texts. */
export function fromRedisFields<T = Record<string, unknown>>(fields: Readonly<Record<string, string>>): T | null {
  const entries = Object.entries(fields).map(([name, text]) => {
    const isText = !Number.isNaN(Number(text)) && !Number.isSafeInteger(Number(text));
    return [name, isText ? text : fromRedisText(text)];
  });
  return entries.length === 0 ? null : (Object.fromEntries(entries) as T);
}

/** Reads fields of a hash as the Redis client did; null where there is none of them. */
export function fromRedisSomeFields<T = Record<string, unknown>>(fields: Readonly<Record<string, string | null>>): T | null {
  const read = (text: string | null): unknown => {
    try {
      return text === null ? null : JSON.parse(text);
    } catch {
      return text;
    }
  };
  const entries = Object.entries(fields).map(([name, text]) => [name, read(text)]);
  return entries.every(([, value]) => value === null) ? null : (Object.fromEntries(entries) as T);
}

/** Reads the results of several commands as the Redis client did. */
export function fromRedisResults<T extends unknown[] = unknown[]>(results: readonly unknown[]): T {
  const read = (result: unknown): unknown => {
    if (typeof result === "string") return fromRedisText(result);
    if (Array.isArray(result)) return result.map(read);
    return typeof result === "object" && result !== null ? fromRedisFields(result as Record<string, string>) : result;
  };
  return results.map(read) as T;
}

/** Writes the fields of a hash as the Redis client did. */
export function toRedisFields(fields: object): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, toRedisText(value)]));
}
