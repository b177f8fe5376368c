import { env } from "cloudflare:workers";

const redis = env.KV;

export async function save(id: string, value: { n: number }) {
  await redis.put(`u:${id}`, JSON.stringify(value), { expirationTtl: 300 });
  return redis.get<{ n: number }>(`u:${id}`, "json");
}
