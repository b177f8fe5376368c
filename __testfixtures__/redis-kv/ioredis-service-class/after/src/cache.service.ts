export interface Cache {
  read(key: string): Promise<string | null>;
  write(key: string, value: string): Promise<void>;
}

export class RedisCache implements Cache {
  constructor(
    private readonly redis: KVNamespace,
    private readonly prefix = "app",
  ) {}

  async read(key: string): Promise<string | null> {
    return this.redis.get(`${this.prefix}:${key}`);
  }

  async write(key: string, value: string): Promise<void> {
    await this.redis.put(`${this.prefix}:${key}`, value, { expirationTtl: 120 });
  }
}

export async function clear(redis: KVNamespace, ...keys: string[]) {
  await Promise.all(keys.map((key) => redis.delete(key)));
}
