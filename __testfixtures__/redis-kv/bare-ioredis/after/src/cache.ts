import { redis } from "./redis";
import { kvDelete } from "./kv-commands";

export async function cached(id: string, make: () => Promise<string>) {
  const found = await redis.get(`c:${id}`);
  if (found !== null) return found;
  const made = await make();
  await redis.put(`c:${id}`, made, { expirationTtl: 900 });
  return made;
}

export async function drop(...ids: string[]) {
  await kvDelete(redis, ...ids.map((id) => `c:${id}`));
}
