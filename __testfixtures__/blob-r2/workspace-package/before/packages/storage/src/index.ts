import { put, type PutBlobResult } from "@vercel/blob";

export { del } from "@vercel/blob";

export function store(name: string, text: string): Promise<PutBlobResult> {
  return put(name, text, { access: "public" });
}
