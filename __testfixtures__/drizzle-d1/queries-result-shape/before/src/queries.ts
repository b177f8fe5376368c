import { sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const query = () => db.execute<{ id: number }>(sql`select id from ${members}`);

export async function whole() {
  const result = await db.execute<{ id: number }>(sql`select id from ${members}`);
  return result;
}

export async function parts() {
  const { rows, rowCount } = await db.execute<{ id: number }>(sql`select id from ${members}`);
  return { rows, rowCount };
}

export async function changed() {
  const { rowCount } = await db.execute(sql`update members set name = 'x'`);
  const { rowCount: gone } = await db.delete(members);
  return [rowCount, gone, (await db.update(members).set({ name: "y" })).rowCount];
}

export const ids = async () => (await query()).rows.map(({ id }) => id);
export const first = async () => (await db.execute<{ id: number }>(sql`select id from ${members}`))?.rows?.[0]?.id;
