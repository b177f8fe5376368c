"use server";

import { getCloudflareContext } from "@opennextjs/cloudflare";

export async function save(id: string, title: string) {
  await getCloudflareContext().env.KV.put(`chat:${id}`, JSON.stringify({ id, title }));
}

export async function load(id: string) {
  return await getCloudflareContext().env.KV.get<{ id: string; title: string }>(`chat:${id}`, "json");
}
