import { getCloudflareContext } from "@opennextjs/cloudflare";
import type { RedisCommand } from "./redis-object";

export type { RedisCommand };

/** The one object that holds what was in Redis. Take a name for each user or room instead, and load is spread. */
export function redisObject() {
  return getCloudflareContext().env.REDIS_OBJECT.getByName("redis");
}

/** Does several commands in one step, and gives their results. What fails does not undo the others, and is thrown. */
export async function redisMulti<Results extends unknown[] = any[]>(commands: readonly RedisCommand[]): Promise<Results> {
  const done = await redisMultiPairs(commands);
  for (const [error] of done) if (error) throw error;
  return done.map(([, result]) => result) as Results;
}

/** Does several commands in one step, and gives the error and the result of each. */
export function redisMultiPairs(commands: readonly RedisCommand[]): Promise<[error: Error | null, result: unknown][]> {
  // The types of remote calls do not follow commands of every kind.
  const object = redisObject() as unknown as { multi(commands: readonly RedisCommand[]): ReturnType<typeof redisMultiPairs> };
  return object.multi(commands);
}
