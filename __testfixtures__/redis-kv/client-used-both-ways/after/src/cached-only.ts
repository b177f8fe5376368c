import { env } from "cloudflare:workers";

export const title = (name: string) => env.KV.get(`title:${name}`);
