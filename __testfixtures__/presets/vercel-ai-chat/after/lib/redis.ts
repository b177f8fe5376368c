import { getCloudflareContext } from "@opennextjs/cloudflare";
import { redisObject } from "./redis-object-access";

const redis = () => getCloudflareContext().env.KV;

interface Title {
  text: string;
  words: number;
}

/** A title costs a call of the model, so it is kept for a day. */
export async function titleOf(prompt: string, write: () => Promise<string>): Promise<Title> {
  const key = `title:${prompt}`;
  const known = await redis().get<Title>(key, "json");
  if (known) return known;
  const text = await write();
  const title = { text, words: text.split(" ").length };
  await redis().put(key, JSON.stringify(title), { expirationTtl: 60 * 60 * 24 });
  return title;
}

/** Whether somebody may ask once more. Atomic: two questions at once count as two. */
export async function mayAsk(owner: string, limit: number): Promise<boolean> {
  const key = `asked:${owner}`;
  const asked = await redisObject().incr(key);
  if (asked === 1) await redisObject().expire(key, 60 * 60);
  return asked <= limit;
}
