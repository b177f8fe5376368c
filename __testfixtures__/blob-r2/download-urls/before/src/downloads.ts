import { getDownloadUrl, head } from "@vercel/blob";

export async function downloadOf(url: string): Promise<{ href: string; size: number }> {
  const file = await head(url);
  return { href: file.downloadUrl, size: file.size };
}

export function attachment(stored: { file_url: string }): string {
  return getDownloadUrl(stored.file_url);
}
