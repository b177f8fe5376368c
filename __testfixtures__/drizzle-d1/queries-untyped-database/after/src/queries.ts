import { sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export async function touch(id: number): Promise<void> {
  await db.run(sql`update ${members} set seen = CAST(unixepoch('subsec') * 1000 AS INTEGER) where id = ${id}`);
}

export async function names(): Promise<string[]> {
  const result = await db.all(sql`select name from ${members} where joined > CAST(round(unixepoch('now', '-1 day', 'subsec') * 1000) AS INTEGER)`);
  return result.map((row: { name: string }) => row.name);
}

export async function join(id: number, name: string): Promise<void> {
  await (async (tx: any) => {
    await tx.insert(members).values({ id, name });
  })(db);
}
