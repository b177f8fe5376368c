"use server";

import { kv } from "@vercel/kv";

export async function save(id: string, title: string) {
  await kv.set(`chat:${id}`, { id, title });
}

export async function load(id: string) {
  return await kv.get<{ id: string; title: string }>(`chat:${id}`);
}
