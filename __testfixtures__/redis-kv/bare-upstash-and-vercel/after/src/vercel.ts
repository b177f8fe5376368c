import { kv } from "@vercel/kv";
import { env } from "cloudflare:workers";
import { fromRedisText } from "./kv-commands";

export const hit = (id: string) => kv.incr(`hits:${id}`);
export const name = (id: string) => env.KV.get(`name:${id}`).then(fromRedisText<string>);
