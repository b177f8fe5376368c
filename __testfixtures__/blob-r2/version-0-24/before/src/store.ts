import { copy, put } from "@vercel/blob";

export async function store(name: string, text: string): Promise<string> {
  const { url } = await put(name, text, { access: "public" });
  return url;
}

export async function storeAs(name: string, text: string, isUnique: boolean): Promise<string> {
  await put(name, text, { access: "public", addRandomSuffix: false });
  const result = await put(name, text, { access: "public", addRandomSuffix: isUnique });
  return result.pathname;
}

export async function publish(draft: string, slug: string): Promise<string> {
  const copied = await copy(draft, `posts/${slug}.html`, { access: "public" });
  return copied.url;
}
