import { connected } from "./client";
import { env } from "cloudflare:workers";

export async function read(id: string) {
  const client = await connected();
  await client.hSet("stats", "reads", "1");
  return env.KV.get(`c:${id}`);
}
