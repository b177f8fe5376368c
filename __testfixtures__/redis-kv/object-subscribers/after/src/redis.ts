import { env } from "cloudflare:workers";

export const redis = env.KV;
