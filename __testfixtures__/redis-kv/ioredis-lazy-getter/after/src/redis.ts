import { env } from "cloudflare:workers";

let client: KVNamespace | null = null;

/** One connection for the whole process. */
export function getRedis(): KVNamespace {
  if (!client) {
    client = env.KV;
  }
  return client;
}

export async function closeRedis() {
  client = null;
}
