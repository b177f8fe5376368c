import { put } from "@vercel/blob";

export async function store(text: string): Promise<string> {
  const { url } = await put("text.txt", text, { access: "public" });
  return url.startsWith("https://store.public.blob.vercel-storage.com/") ? url : "";
}
