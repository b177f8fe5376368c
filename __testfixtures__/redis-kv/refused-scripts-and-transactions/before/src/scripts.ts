import { Redis as Upstash } from "@upstash/redis";
import Redis from "ioredis";

const redis = new Redis();
const upstash = Upstash.fromEnv();

const release = `if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) else return 0 end`;

export async function unlock(name: string, owner: string) {
  await redis.eval(release, 1, `lock:${name}`, owner);
  await upstash.eval(release, [`lock:${name}`], [owner]);
}

export async function move(from: string, to: string) {
  await redis.watch("balance");
  const balance = Number(await redis.get("balance"));
  await redis.multi().set("balance", balance - 1).lpush(`moves:${from}`, to).exec();
  await redis.unwatch();
}
