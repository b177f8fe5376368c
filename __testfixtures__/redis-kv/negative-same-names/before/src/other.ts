import { redis } from "./redis-like";

class LruCache<Value> {
  readonly #values = new Map<string, Value>();
  get(key: string) {
    return this.#values.get(key);
  }
  set(key: string, value: Value, _mode?: "EX", _seconds?: number) {
    this.#values.set(key, value);
    return "OK";
  }
  del(key: string) {
    return this.#values.delete(key) ? 1 : 0;
  }
}

export const cache = new LruCache<string>();
cache.set("a", "b", "EX", 10);
cache.get("a");
cache.del("a");

const headers = new Headers();
headers.set("a", "b");
headers.get("a");

const params = new URLSearchParams();
params.set("redis", "ioredis");

export const text = redis.get("a");
redis.set("a", "b");
