import Redis, { type RedisOptions } from "ioredis";

export class TracedRedis extends Redis {
  traced = 0;
}

const options: RedisOptions = { host: "localhost" };
const redis = new TracedRedis(options);

export const isClient = (value: unknown) => value instanceof Redis;
export const read = (key: string) => redis.get(`traced:${key}`);
