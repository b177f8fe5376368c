"use server";

import { getCloudflareContext } from "@opennextjs/cloudflare";
import { keyOf } from "@/lib/r2-blob";
import { unique } from "@/lib/names";

export async function remove(photo: { url: string }): Promise<string> {
  await getCloudflareContext().env.BUCKET.delete(keyOf(photo.url));
  return unique("removed");
}
