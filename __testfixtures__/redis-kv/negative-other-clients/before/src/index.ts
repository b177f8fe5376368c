import { redis } from "@acme/queues";
import axios from "axios";
import { LRUCache } from "lru-cache";
import memjs from "memjs";

/** A class of the project with the names of Redis's commands, over a Map. */
export class RedisLikeStore {
  readonly #values = new Map<string, string>();
  readonly #hashes = new Map<string, Map<string, string>>();

  get(key: string): string | null {
    return this.#values.get(key) ?? null;
  }
  set(key: string, value: string, _mode?: "EX", _seconds?: number): "OK" {
    this.#values.set(key, value);
    return "OK";
  }
  incr(key: string): number {
    const next = Number(this.get(key) ?? 0) + 1;
    this.set(key, String(next));
    return next;
  }
  hset(key: string, field: string, value: string): number {
    const hash = this.#hashes.get(key) ?? new Map<string, string>();
    this.#hashes.set(key, hash.set(field, value));
    return 1;
  }
  del(...keys: string[]): number {
    return keys.filter((key) => this.#values.delete(key)).length;
  }
}

const store = new RedisLikeStore();
const seen = new Map<string, number>();
const names = new WeakMap<object, string>();
const pages = new LRUCache<string, string>({ max: 100 });
const api = axios.create({ baseURL: "https://redis.example.com" });
const memcached = memjs.Client.create(process.env.MEMCACHED_URL);

export async function all(id: string, owner: object): Promise<unknown[]> {
  seen.set(id, (seen.get(id) ?? 0) + 1);
  names.set(owner, id);
  pages.set(id, "page");
  store.set(`ioredis:${id}`, "a", "EX", 60);
  return [
    store.get(`ioredis:${id}`),
    store.incr("visits"),
    store.hset("user", "name", id),
    store.del(id),
    pages.get(id),
    names.get(owner),
    await api.get(`/keys/${id}`),
    await axios.get("https://example.com"),
    await memcached.get(id),
    // Of a package of one's own, which is no Redis client that is known here.
    await redis.publish("events", id),
    await redis.get(id),
  ];
}
