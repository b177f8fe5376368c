import { env } from "cloudflare:workers";

export const client = env.KV;
