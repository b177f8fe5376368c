import { del, list } from "@vercel/blob";

export async function clean(): Promise<void> {
  const { blobs } = await list({ prefix: "tmp/" });
  if (blobs.length > 0) await del(blobs.map(({ url }) => url));
}
