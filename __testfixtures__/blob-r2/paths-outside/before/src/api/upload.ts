import { put } from "@vercel/blob";
import { clean } from "../jobs/clean";

export async function upload(name: string, text: string): Promise<string> {
  await clean();
  const blob = await put(name, text, { access: "public", contentType: "text/plain" });
  return blob.pathname;
}
