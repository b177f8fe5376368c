import { redis } from "./redis";

export const cached = (key: string) => redis.get(`c:${key}`);
