import { createKeyv } from "@keyv/redis";
import { caching } from "cache-manager";
import { redisStore } from "cache-manager-ioredis-yet";
import connectRedis from "connect-redis";
import session from "express-session";
import Redis from "ioredis";
import Keyv from "keyv";
import { RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";

const client = new Redis(process.env.REDIS_URL ?? "");

export const pages = await caching(redisStore, { host: "localhost", ttl: 60_000 });
export const users = createKeyv("redis://localhost:6379");
export const tokens = new Keyv("redis://localhost:6379", { namespace: "tokens" });
export const flags = new Keyv(process.env.CACHE_REDIS_URL);
export const inMemory = new Keyv();

const RedisStore = connectRedis(session);
export const sessions = session({ store: new RedisStore({ client }), secret: "s", resave: false });
export const sessionsInMemory = session({ secret: "s", resave: false });

export const limit = new RateLimiterRedis({ storeClient: client, points: 5, duration: 1 });
export const limitInMemory = new RateLimiterMemory({ points: 5, duration: 1 });
