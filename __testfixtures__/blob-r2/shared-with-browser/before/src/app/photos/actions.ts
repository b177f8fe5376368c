"use server";

import { del } from "@vercel/blob";
import { unique } from "@/lib/names";

export async function remove(photo: { url: string }): Promise<string> {
  await del(photo.url);
  return unique("removed");
}
