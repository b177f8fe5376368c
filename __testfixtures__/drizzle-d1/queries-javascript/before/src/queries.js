import { eq, ilike, sql } from "drizzle-orm";
import { db } from "./db.js";
import { members } from "./schema.js";

export const found = (name) => db.select().from(members).where(ilike(members.name, name)).orderBy(members.seen);

export async function count() {
  const { rows } = await db.execute(sql`select count(*)::int as n from members`);
  return rows[0].n;
}

export async function remove(ids) {
  await db.transaction(async (tx) => {
    for (const id of ids) await tx.delete(members).where(eq(members.id, id));
  });
}
