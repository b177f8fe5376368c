import { getRequestContext } from "@cloudflare/next-on-pages";

export async function GET() {
  const { env } = getRequestContext();
  getRequestContext().ctx.waitUntil(Promise.resolve());
  return new Response(env.GREETING);
}
