/** What is given here is a client of ioredis, which its type does not say. */
export async function hit(db: any, key: string): Promise<unknown> {
  return db
    .multi()
    .incr(key)
    .expire(key, 60)
    .exec();
}

export async function save(db: any, values: Record<string, string>): Promise<unknown> {
  const batch = db.pipeline();
  for (const [key, value] of Object.entries(values)) batch.set(`saved:${key}`, value);
  return batch.exec();
}

export async function words(tokenizer: any, text: string): Promise<unknown> {
  return tokenizer.pipeline("redis")(text);
}
