import { kv } from "@vercel/kv";

export const hit = (id: string) => kv.incr(`hits:${id}`);
export const name = (id: string) => kv.get<string>(`name:${id}`);
