import { env } from "cloudflare:workers";
import { downloadUrl as downloadUrl2, found, keyOf } from "./r2-blob";

export async function downloadOf(url: string): Promise<{ href: string; size: number }> {
  const file = await env.BUCKET.head(keyOf(url)).then(found);
  return { href: downloadUrl2(file.key), size: file.size };
}

export function attachment(stored: { file_url: string }): string {
  return downloadUrl2(keyOf(stored.file_url));
}
