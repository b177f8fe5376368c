import { sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const query = () => db.all<{ id: number }>(sql`select id from ${members}`);

export async function whole() {
  const result = await db.all<{ id: number }>(sql`select id from ${members}`);
  return result;
}

export async function parts() {
  // @ts-expect-error drizzle-d1/result-shape: the result of a query goes where its shape cannot be followed
  const { rows, rowCount } = await db.all<{ id: number }>(sql`select id from ${members}`);
  return { rows, rowCount };
}

export async function changed() {
  const { meta: { changes: rowCount } } = await db.run(sql`update members set name = 'x'`);
  const { meta: { changes: gone } } = await db.delete(members);
  return [rowCount, gone, (await db.update(members).set({ name: "y" })).meta.changes];
}

export const ids = async () => (await query()).map(({ id }) => id);
export const first = async () => (await db.all<{ id: number }>(sql`select id from ${members}`))?.[0]?.id;
