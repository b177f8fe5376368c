import * as orm from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const found = () =>
  db.select().from(members).where(orm.and(orm.ilike(members.name, "a%"), orm.sql`${members.seen} > now()`)).orderBy(orm.desc(members.seen));
