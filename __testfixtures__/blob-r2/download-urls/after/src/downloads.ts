import { env } from "cloudflare:workers";
import { downloadUrl, found, keyOf } from "./r2-blob";

export async function downloadOf(url: string): Promise<{ href: string; size: number }> {
  const file = found(await env.BUCKET.head(keyOf(url)));
  return { href: downloadUrl(file.key), size: file.size };
}

export function attachment(stored: { file_url: string }): string {
  return downloadUrl(keyOf(stored.file_url));
}
