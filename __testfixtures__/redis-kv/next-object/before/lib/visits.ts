import Redis from "ioredis";

const redis = new Redis(process.env.REDIS_URL!);

/** How often a page was visited, this time included. */
export async function countVisit(page: string): Promise<number> {
  return redis.incr(`visits:${page}`);
}

export async function bothCounts(page: string): Promise<unknown> {
  return redis.multi().incr(`visits:${page}`).incr("visits").exec();
}
