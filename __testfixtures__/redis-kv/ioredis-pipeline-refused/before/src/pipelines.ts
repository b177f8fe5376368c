import { redis } from "./redis";

export async function counted(ids: string[]) {
  const pipeline = redis.pipeline();
  for (const id of ids) pipeline.hgetall(`user:${id}`);
  pipeline.set("seen:users", String(ids.length));
  const results = await pipeline.exec();
  return results?.map(([, user]) => user);
}

export async function read() {
  const results = await redis.pipeline().get("a").get("b").exec();
  return results?.[0]?.[1];
}

export function handedOn() {
  return redis.pipeline();
}

export async function filledElsewhere() {
  const pipeline = handedOn();
  pipeline.set("elsewhere", "1");
  await pipeline.exec();
}
