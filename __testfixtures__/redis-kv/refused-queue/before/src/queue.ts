import { redis } from "./redis";

const QUEUE = "jobs:mail";

export async function enqueue(job: { to: string }) {
  await redis.lpush(QUEUE, JSON.stringify(job));
}

export async function work(handle: (job: { to: string }) => Promise<void>) {
  for (;;) {
    const taken = await redis.brpop(QUEUE, 5);
    if (!taken) continue;
    await handle(JSON.parse(taken[1]));
  }
}

export async function next() {
  return redis.rpop(QUEUE);
}
