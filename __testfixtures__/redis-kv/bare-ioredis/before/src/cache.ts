import { redis } from "./redis";

export async function cached(id: string, make: () => Promise<string>) {
  const found = await redis.get(`c:${id}`);
  if (found !== null) return found;
  const made = await make();
  await redis.set(`c:${id}`, made, "EX", 900);
  return made;
}

export async function drop(...ids: string[]) {
  await redis.del(...ids.map((id) => `c:${id}`));
}
