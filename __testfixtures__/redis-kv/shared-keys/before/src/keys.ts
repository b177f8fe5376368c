import { redis } from "./redis";

const PREFIX = "stats";
const statKey = (name: string) => `${PREFIX}:${name}`;

export const count = (name: string) => redis.incr(statKey(name));
export const read = (name: string) => redis.get(`stats:${name}`);
export const clear = (name: string) => redis.del(statKey(name));
export const cached = (name: string) => redis.get("page:" + name);
export const cache = (name: string, text: string) => redis.set(`page:${name}`, text, "EX", 100);

async function drop(key: string) {
  await redis.del(key);
}
export const dropPage = (name: string) => drop(`page:${name}`);

export async function users(ids: string[]) {
  await redis.sadd("members", ...ids);
  for (const key of ["page:a", "page:b"]) await redis.del(key);
  return redis.mget(ids.map((id) => `profile:${id}`));
}
