import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import * as schema from "./schema";

const { items } = schema;
const db = drizzle(env.DB, { schema });

export async function all() {
  const rows = await db.select().from(items);
  const [made] = await db.insert(items).values({ name: "x" }).returning();
  const found = await db.query.items.findFirst({ where: eq(items.id, 1) });
  const total = await db.$count(items);
  await db.delete(items).where(eq(items.id, 2)).execute();
  return { rows, made, found, total, one: await db.select().from(items).get() };
}

export const later = () => db.select().from(items).then((rows) => rows.length);
export const names = new Map([["a", 1]]);
export const one = names.get("a");
