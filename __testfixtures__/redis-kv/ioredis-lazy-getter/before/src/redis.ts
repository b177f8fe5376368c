import { Redis, type RedisOptions } from "ioredis";

let client: Redis | null = null;

/** One connection for the whole process. */
export function getRedis(): Redis {
  if (!client) {
    client = new Redis(process.env.REDIS_URL!, { lazyConnect: true });
    client.on("connect", () => console.log("connected"));
  }
  return client;
}

export async function closeRedis() {
  await client?.quit();
  client = null;
}
