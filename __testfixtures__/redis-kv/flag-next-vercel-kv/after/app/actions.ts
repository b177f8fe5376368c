"use server";

import { kv as kvClient } from "@vercel/kv";

const kv = vercelKvOrKv(() => kvClient);
import { vercelKvOrKv } from "../vercel-kv-or-kv";

export async function save(id: string, title: string) {
  await kv.set(`chat:${id}`, { id, title });
}

export async function load(id: string) {
  return await kv.get<{ id: string; title: string }>(`chat:${id}`);
}
