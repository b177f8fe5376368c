import { head, put, type HeadBlobResult } from "./storage";

export async function details(name: string): Promise<HeadBlobResult> {
  const { url } = await put(name, "x", { access: "public" });
  return head(url);
}
