import { redis } from "./redis";
import { env } from "cloudflare:workers";

export async function page(name: string) {
  await redis.zincrby("popular", 1, name);
  const cached = await env.KV.get(`page:${name}`);
  if (cached) return cached;
  await env.KV.put(`page:${name}`, name, { expirationTtl: 600 });
  return name;
}
