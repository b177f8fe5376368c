import { Redis as Upstash } from "@upstash/redis";
import { Redis } from "ioredis";
import { createClient } from "redis";

const io = new Redis();
const node = createClient();
const upstash = Upstash.fromEnv();

export async function locked(name: string, work: () => Promise<void>) {
  const owner = crypto.randomUUID();
  const got = await io.set(`lock:${name}`, owner, "PX", 30_000, "NX");
  if (got !== "OK") return false;
  try {
    await work();
  } finally {
    if ((await io.get(`lock:${name}`)) === owner) await io.del(`lock:${name}`);
  }
  return true;
}

export const once = (name: string) => node.set(`once:${name}`, "1", { NX: true, EX: 60 });
export const first = (name: string) => upstash.set(`first:${name}`, 1, { nx: true, ex: 60 });
export const older = (name: string) => io.setnx(`older:${name}`, "1");
