import { drizzle } from "drizzle-orm/d1";
import * as schema from "./schema";
import { env } from "cloudflare:workers";

export const db = drizzle(env.DB, { schema });

export async function close(): Promise<void> {
}

export async function size(): Promise<number> {
  // @ts-expect-error drizzle-d1/client-query: the PostgreSQL client is used without drizzle
  const { rows } = await db.$client.query<{ n: string }>("select count(*) as n from tasks");
  return Number(rows[0]?.n);
}
