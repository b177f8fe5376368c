import { del } from "@vercel/blob";

const env = process.env.NODE_ENV;

export async function clear(urls: readonly string[]): Promise<void> {
  if (env !== "production") return;
  await del([...urls]);
}
