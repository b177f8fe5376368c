import { del as blobDel, put as blobPut } from "@vercel/blob";

export async function replace(old: string, name: string, text: string): Promise<string> {
  const [stored] = await Promise.all([blobPut(name, text, { access: "public" }), blobDel(old)]);
  return stored.url;
}
