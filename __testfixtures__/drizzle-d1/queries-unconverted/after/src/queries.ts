import { and, sql } from "drizzle-orm";
import { db } from "./db";
import { loans, members } from "./schema";

export async function locked(id: number): Promise<void> {
  await db.run(sql`select pg_advisory_lock(${id})`);
  await db.run(sql`set local statement_timeout = '5s'`);
  await db.run(sql`create extension if not exists vector`);
}

export const search = (words: string) =>
  db.select().from(loans).where(sql`to_tsvector('english', ${loans.title}) @@ plainto_tsquery('english', ${words})`);

export const matching = (pattern: string) =>
  db.select().from(loans).where(and(sql`${loans.title} ~ ${pattern}`, sql`${loans.title} like ${pattern}`));

export const zone = () => db.select({ at: sql<string>`${members.joined} at time zone 'Europe/Vienna'` }).from(members);

export const times = () => db.select({ day: sql<Date>`CAST(round(unixepoch(${members.joined} / 1000.0, 'unixepoch', 'start of day', 'subsec') * 1000) AS INTEGER)` }).from(members);

export const rows = () =>
  db.all<{ id: number; joined: Date; active: boolean }>(sql`select id, joined, active from members`);
