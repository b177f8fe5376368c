import { Redis } from "@upstash/redis";

const redis = Redis.fromEnv();

interface Title {
  text: string;
  words: number;
}

/** A title costs a call of the model, so it is kept for a day. */
export async function titleOf(prompt: string, write: () => Promise<string>): Promise<Title> {
  const key = `title:${prompt}`;
  const known = await redis.get<Title>(key);
  if (known) return known;
  const text = await write();
  const title = { text, words: text.split(" ").length };
  await redis.set(key, title, { ex: 60 * 60 * 24 });
  return title;
}

/** Whether somebody may ask once more. Atomic: two questions at once count as two. */
export async function mayAsk(owner: string, limit: number): Promise<boolean> {
  const key = `asked:${owner}`;
  const asked = await redis.incr(key);
  if (asked === 1) await redis.expire(key, 60 * 60);
  return asked <= limit;
}
