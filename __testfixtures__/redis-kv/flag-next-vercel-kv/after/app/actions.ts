"use server";

import { kv as kvClient } from "@vercel/kv";
import { vercelKvOrKv } from "../vercel-kv-or-kv";

const kv = vercelKvOrKv(() => kvClient);

export async function save(id: string, title: string) {
  await kv.set(`chat:${id}`, { id, title });
}

export async function load(id: string) {
  return await kv.get<{ id: string; title: string }>(`chat:${id}`);
}
