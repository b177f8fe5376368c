import { redis } from "./redis";
import { env } from "cloudflare:workers";
import { kvGetMany } from "./kv-commands";

const PREFIX = "stats";
const statKey = (name: string) => `${PREFIX}:${name}`;

export const count = (name: string) => redis.incr(statKey(name));
export const read = (name: string) => redis.get(`stats:${name}`);
export const clear = (name: string) => redis.del(statKey(name));
export const cached = (name: string) => env.KV.get("page:" + name);
export const cache = (name: string, text: string) => env.KV.put(`page:${name}`, text, { expirationTtl: 100 }).then(() => "OK" as const);

async function drop(key: string) {
  await env.KV.delete(key);
}
export const dropPage = (name: string) => drop(`page:${name}`);

export async function users(ids: string[]) {
  await redis.sadd("members", ...ids);
  for (const key of ["page:a", "page:b"]) await env.KV.delete(key);
  return kvGetMany(env.KV, ids.map((id) => `profile:${id}`));
}
