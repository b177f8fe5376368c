import { sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const since = (date: Date) => db.select().from(members).where(sql`${members.joined} >= ${date}`);
export const seen = (date: Date | null) => db.select().from(members).where(sql`${members.seen} = ${date}`);
export const later = (first: Date, second: Date) =>
  db.select().from(members).where(sql`${members.seen} > ${first > second ? first : second}`);
export const recent = () => db.select().from(members).where(sql`${members.seen} > now() - interval '7 days'`);
export const touch = () => db.update(members).set({ seen: sql`now()` });
export const days = () => db.select({ day: sql<string>`date(${members.joined})` }).from(members);
