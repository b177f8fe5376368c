import { env } from "cloudflare:workers";

export const cached = (key: string) => env.KV.get(`c:${key}`);
