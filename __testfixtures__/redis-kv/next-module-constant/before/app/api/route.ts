import { redis } from "@/lib/redis";

export async function GET() {
  const value = await redis.get("greeting");
  if (!value) await redis.set("greeting", "hello", "EX", 3600);
  return Response.json({ value, left: await redis.ttl("greeting") });
}
