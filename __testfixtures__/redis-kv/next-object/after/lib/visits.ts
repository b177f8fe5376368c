import { redisMultiPairs, redisObject } from "./redis-object-access";

/** How often a page was visited, this time included. */
export async function countVisit(page: string): Promise<number> {
  return redisObject().incr(`visits:${page}`);
}

export async function bothCounts(page: string): Promise<unknown> {
  return redisMultiPairs([["incr", `visits:${page}`], ["incr", "visits"]]);
}
