import { sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export async function touch(id: number): Promise<void> {
  await db.execute(sql`update ${members} set seen = now() where id = ${id}`);
}

export async function names(): Promise<string[]> {
  const result = await db.execute(sql`select name from ${members} where joined > now() - interval '1 day'`);
  return result.map((row: { name: string }) => row.name);
}

export async function join(id: number, name: string): Promise<void> {
  await db.transaction(async (tx: any) => {
    await tx.insert(members).values({ id, name });
  });
}
