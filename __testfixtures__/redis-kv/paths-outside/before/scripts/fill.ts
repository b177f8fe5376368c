import { redis } from "../src/redis";

await redis.set("c:a", "1");
