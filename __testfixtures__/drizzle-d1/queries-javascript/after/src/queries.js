import { eq, like, sql } from "drizzle-orm";
import { db } from "./db.js";
import { members } from "./schema.js";

export const found = (name) => db.select().from(members).where(like(members.name, name)).orderBy(sql`${members.seen} asc nulls last`);

export async function count() {
  const rows = await db.all(sql`select count(*) as n from members`);
  return rows[0].n;
}

export async function remove(ids) {
  await (async (tx) => {
    const statements = [];
    for (const id of ids) statements.push(tx.delete(members).where(eq(members.id, id)));
    if (statements.length > 0) await tx.batch(statements);
  })(db);
}
