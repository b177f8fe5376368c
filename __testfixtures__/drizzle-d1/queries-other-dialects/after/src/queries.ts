import { desc, sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const recent = () => db.select().from(members).where(sql`${members.seen} > CAST(unixepoch('subsec') * 1000 AS INTEGER)`).orderBy(sql`${members.seen} desc nulls first`);
export const now = () => db.all<Record<string, unknown>>(sql`select CAST(unixepoch('subsec') * 1000 AS INTEGER) as now`);

/** For both of them. */
export const fragment = sql`now() - interval '1 day'`;
export const portable = sql`1 + 1`;
