import { Ratelimit } from "@upstash/ratelimit";
import { Redis as Upstash } from "@upstash/redis";
import { betterAuth } from "better-auth";
import { Queue, Worker } from "bullmq";
import { RedisStore } from "connect-redis";
import Redis from "ioredis";
import KeyvRedis from "@keyv/redis";
import { createResumableStreamContext } from "resumable-stream";
import { createStorage } from "unstorage";
import redisDriver from "unstorage/drivers/redis";

const connection = new Redis(process.env.REDIS_URL!);

export const limit = new Ratelimit({ redis: Upstash.fromEnv(), limiter: Ratelimit.slidingWindow(10, "10 s") });
export const queue = new Queue("mail", { connection });
export const worker = new Worker("mail", async () => undefined, { connection });
export const sessions = new RedisStore({ client: connection, prefix: "sess:" });
export const keyv = new KeyvRedis(process.env.REDIS_URL);
export const streams = createResumableStreamContext({ waitUntil: (promise: Promise<unknown>) => void promise });
export const storage = createStorage({ driver: redisDriver({ url: process.env.REDIS_URL }) });
export const auth = betterAuth({
  secondaryStorage: {
    get: (key: string) => connection.get(key),
    set: (key: string, value: string) => connection.set(key, value),
    delete: (key: string) => connection.del(key),
  },
});
