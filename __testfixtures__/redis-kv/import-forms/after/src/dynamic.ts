import { env } from "cloudflare:workers";

export async function open(): Promise<KVNamespace> {
  return env.KV;
}

export const read = async (key: string) => (await open()).get(`d:${key}`);
