import * as blob from "@vercel/blob";

export async function store(name: string, text: string): Promise<blob.PutBlobResult> {
  return blob.put(name, text, { access: "public" });
}
