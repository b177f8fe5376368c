import { drizzle } from "drizzle-orm/node-postgres";
import * as schema from "./schema";

export const db = drizzle({ connection: { connectionString: process.env.DATABASE_URL!, max: 5 }, schema });

export async function close(): Promise<void> {
  await db.$client.end();
}

export async function size(): Promise<number> {
  const { rows } = await db.$client.query<{ n: string }>("select count(*) as n from tasks");
  return Number(rows[0]?.n);
}
