import type { Redis } from "ioredis";

export interface Cache {
  read(key: string): Promise<string | null>;
  write(key: string, value: string): Promise<void>;
}

export class RedisCache implements Cache {
  constructor(
    private readonly redis: Redis,
    private readonly prefix = "app",
  ) {}

  async read(key: string): Promise<string | null> {
    return this.redis.get(`${this.prefix}:${key}`);
  }

  async write(key: string, value: string): Promise<void> {
    await this.redis.set(`${this.prefix}:${key}`, value, "EX", 120);
  }
}

export async function clear(redis: Redis, ...keys: string[]) {
  await Promise.all(keys.map((key) => redis.del(key)));
}
