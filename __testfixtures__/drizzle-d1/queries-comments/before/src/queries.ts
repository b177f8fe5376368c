import { sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const report = () =>
  db.execute(sql`
    -- members that were here lately
    select ${members.id}, name || ' (now())' as label
    from ${members}
    where seen > now() - interval '7 days' /* a week */
      and name <> '::int'
  `);

export const counted = () => db.select({ n: sql<number>/* all of them */ `count(*)::int` }).from(members);
