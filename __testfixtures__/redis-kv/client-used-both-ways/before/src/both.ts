import { redis } from "./redis";

export async function page(name: string) {
  await redis.zincrby("popular", 1, name);
  const cached = await redis.get(`page:${name}`);
  if (cached) return cached;
  await redis.setex(`page:${name}`, 600, name);
  return name;
}
