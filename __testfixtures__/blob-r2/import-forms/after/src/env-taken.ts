import { env as workersEnv } from "cloudflare:workers";
import { keyOf } from "./r2-blob";

const env = process.env.NODE_ENV;

export async function clear(urls: readonly string[]): Promise<void> {
  if (env !== "production") return;
  await workersEnv.BUCKET.delete([...urls].map(keyOf));
}
