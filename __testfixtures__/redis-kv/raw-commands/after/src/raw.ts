import Redis from "ioredis";
import { createClient } from "redis";
import { env } from "cloudflare:workers";

const redis = new Redis();
const client = createClient();

export const info = () => redis.call("INFO");
export const json = (key: string) => client.sendCommand(["JSON.GET", key]);
export const capital = (key: string) => env.KV.put(`c:${key}`, "1", { expirationTtl: 100 }).then(() => "OK" as const);
