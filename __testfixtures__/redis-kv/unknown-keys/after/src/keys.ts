import { redis } from "./redis";
import { env } from "cloudflare:workers";

export const get = (key: string) => env.KV.get(key);
export const put = (key: string, value: string) => env.KV.put(key, value, { expirationTtl: 300 }).then(() => "OK" as const);
export const drop = (key: string) => redis.del(key);
export const member = (id: string) => redis.hget("members", id);
export const visits = (page: string) => redis.incr(`visits:${page}`);
