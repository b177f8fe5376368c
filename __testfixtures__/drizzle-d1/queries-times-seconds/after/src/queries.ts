import { sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const since = (date: Date) => db.select().from(members).where(sql`${members.joined} >= ${Math.floor(date.getTime() / 1000)}`);
export const seen = (date: Date | null) => db.select().from(members).where(sql`${members.seen} = ${date && Math.floor(date.getTime() / 1000)}`);
export const later = (first: Date, second: Date) =>
  db.select().from(members).where(sql`${members.seen} > ${Math.floor((first > second ? first : second).getTime() / 1000)}`);
export const recent = () => db.select().from(members).where(sql`${members.seen} > unixepoch('now', '-7 days')`);
export const touch = () => db.update(members).set({ seen: sql`unixepoch()` });
export const days = () => db.select({ day: sql<string>`date(${members.joined}, 'unixepoch')` }).from(members);
