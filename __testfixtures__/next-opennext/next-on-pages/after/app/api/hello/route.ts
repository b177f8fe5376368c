import { getCloudflareContext } from "@opennextjs/cloudflare";

export async function GET() {
  const { env } = getCloudflareContext();
  getCloudflareContext().ctx.waitUntil(Promise.resolve());
  return new Response(env.GREETING);
}
