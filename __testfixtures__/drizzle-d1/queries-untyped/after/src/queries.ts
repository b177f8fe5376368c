import { sql } from "drizzle-orm";
import { members } from "./schema";

export async function count(tx: any): Promise<number> {
  const result = await tx.execute(sql`select count(*) as n from ${members}`);
  return result.rows[0].n;
}

export const both = (db: any) =>
  db.transaction(async (tx: any) => {
    await tx.insert(members).values({ id: 1 });
  });

export const other = (runner: any) => runner.execute("something");
