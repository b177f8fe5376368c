import { redis } from "./redis";

export const title = (name: string) => redis.get(`title:${name}`);
