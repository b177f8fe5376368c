import { sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const since = (date: Date) => db.select().from(members).where(sql`${members.joined} >= ${date.toISOString()}`);
export const seen = (date: Date | null) => db.select().from(members).where(sql`${members.seen} = ${date?.toISOString() ?? null}`);
export const later = (first: Date, second: Date) =>
  db.select().from(members).where(sql`${members.seen} > ${(first > second ? first : second).toISOString()}`);
export const recent = () => db.select().from(members).where(sql`${members.seen} > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-7 days')`);
export const touch = () => db.update(members).set({ seen: sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')` });
export const days = () => db.select({ day: sql<string>`date(${members.joined})` }).from(members);
