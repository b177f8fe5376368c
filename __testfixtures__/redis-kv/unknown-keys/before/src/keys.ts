import { redis } from "./redis";

export const get = (key: string) => redis.get(key);
export const put = (key: string, value: string) => redis.set(key, value, "EX", 300);
export const drop = (key: string) => redis.del(key);
export const member = (id: string) => redis.hget("members", id);
export const visits = (page: string) => redis.incr(`visits:${page}`);
