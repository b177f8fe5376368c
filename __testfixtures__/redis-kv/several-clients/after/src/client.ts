import { Redis } from "@upstash/redis";
import { createClient, type RedisClientType } from "redis";
import { env } from "cloudflare:workers";

export type Client = Redis | RedisClientType;

export async function open(): Promise<Client> {
  if (process.env.LOCAL) {
    const client = createClient({ url: process.env.REDIS_URL }) as RedisClientType;
    await client.connect();
    return client;
  }
  return Redis.fromEnv();
}

export async function save(key: string, value: string) {
  const client = await open();
  if (client instanceof Redis) await env.KV.put(key, value, { expirationTtl: 60 });
  else await env.KV.put(key, value, { expirationTtl: 60 });
  return client.get(key);
}
