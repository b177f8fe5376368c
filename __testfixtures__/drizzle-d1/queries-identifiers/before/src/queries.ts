import { sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export async function sizeOf(table: string): Promise<number> {
  const query = sql`SELECT COUNT(*)::int AS total FROM ${sql.identifier(table)}`;
  const result = await db.execute<{ total: number }>(query);
  return result.rows[0]?.total ?? 0;
}

export async function remove(table: string, key: string, id: string): Promise<void> {
  await db.execute(sql`
    DELETE FROM ${sql.identifier(table)}
    WHERE ${sql.identifier(key)} = ${id} AND expires < now()
  `);
}

export const ordered = (key: string) =>
  db.execute(sql`select id, name from ${members} order by ${sql.identifier(key)} desc`);

export async function search(table: string, key: string, term: string): Promise<unknown[]> {
  const column = sql.identifier(key);
  const base = sql`SELECT * FROM ${sql.identifier(table)}`;
  const query = sql`${base} WHERE ${column} ILIKE ${`%${term}%`}`;
  const total = sql`SELECT COUNT(*) AS total FROM ${sql.identifier(table)}`;
  const [rows, count] = await Promise.all([db.execute(query), db.execute<{ total: string }>(total)]);
  return [...rows.rows, count.rows[0]?.total];
}

export async function both(): Promise<number> {
  const [{ rows }, , { rowCount }] = await Promise.all([
    db.execute<{ id: number }>(sql`select id from ${members}`),
    db.select().from(members),
    db.execute(sql`delete from ${members} where not active`),
  ]);
  return rows.length + (rowCount ?? 0);
}
