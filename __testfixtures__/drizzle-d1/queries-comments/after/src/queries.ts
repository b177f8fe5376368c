import { sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const report = () =>
  db.all<Record<string, unknown>>(sql`
    -- members that were here lately
    select ${members.id}, name || ' (now())' as label
    from ${members}
    where seen > CAST(round(unixepoch('now', '-7 days', 'subsec') * 1000) AS INTEGER) /* a week */
      and name <> '::int'
  `);

export const counted = () => db.select({ n: sql<number>/* all of them */ `count(*)` }).from(members);
