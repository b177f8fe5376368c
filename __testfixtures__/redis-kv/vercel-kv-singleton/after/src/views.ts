import { env } from "cloudflare:workers";
import { kvDelete } from "./kv-commands";

export async function lastSeen(user: string): Promise<number | null> {
  const seen = await env.KV.get<number>(`seen:${user}`, "json");
  await env.KV.put(`seen:${user}`, String(user.length), { expirationTtl: 3600 });
  return seen;
}

export async function forget(...users: string[]) {
  await kvDelete(env.KV, ...users.map((user) => `seen:${user}`));
}
