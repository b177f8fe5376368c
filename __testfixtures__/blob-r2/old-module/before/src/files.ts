import { head, put } from "@vercel/blob";

export async function store(text: string): Promise<string> {
  const { url } = await put("notes.txt", text, { access: "public", allowOverwrite: true });
  return url;
}

export async function sizeOf(name: string): Promise<number> {
  return (await head(name)).size;
}
