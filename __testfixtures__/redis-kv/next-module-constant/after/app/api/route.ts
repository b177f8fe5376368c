import { redis } from "@/lib/redis";
import { kvTtl } from "../../lib/kv-commands";

export async function GET() {
  const value = await redis().get("greeting");
  if (!value) await redis().put("greeting", "hello", { expirationTtl: 3600 });
  return Response.json({ value, left: await kvTtl(redis(), "greeting") });
}
