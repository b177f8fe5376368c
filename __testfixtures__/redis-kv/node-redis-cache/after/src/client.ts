import { env } from "cloudflare:workers";

const client = env.KV;

export async function connected() {
  return client;
}

export default client;
