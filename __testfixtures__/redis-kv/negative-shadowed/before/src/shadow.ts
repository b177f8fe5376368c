import { createClient } from "./create-client";

const client = createClient("redis");

export async function read(redis: { get(key: string): Promise<string> }) {
  return (await redis.get("a")) + (await client.get("b"));
}
