export async function store(name: string, text: string): Promise<string> {
  const { put } = await import("@vercel/blob");
  const { url } = await put(name, text, { access: "public" });
  return url;
}

export async function storeAll(texts: string[]): Promise<void> {
  const storage = await import("@vercel/blob");
  for (const [index, text] of texts.entries()) await storage.put(`texts/${index}.txt`, text, { access: "public" });
}
