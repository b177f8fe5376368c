import { Redis } from "@upstash/redis";
import { createClient, type RedisClientType } from "redis";

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
  if (client instanceof Redis) await client.set(key, value, { ex: 60 });
  else await client.set(key, value, { EX: 60 });
  return client.get(key);
}
