import { desc, sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const recent = () => db.select().from(members).where(sql`${members.seen} > now()`).orderBy(desc(members.seen));
export const now = () => db.execute(sql`select now() as now`);

/** For both of them. */
export const fragment = sql`now() - interval '1 day'`;
export const portable = sql`1 + 1`;
