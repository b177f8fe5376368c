import { redis } from "./redis";

export function read(key: string, done: (value: string | null) => void) {
  redis.get(key, (error, value) => done(error ? null : (value ?? null)));
  redis.del(key, () => undefined);
  redis.get(key).then((value) => done(value), () => done(null));
}
