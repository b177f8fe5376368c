import * as orm from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const found = () =>
  db.select().from(members).where(orm.and(orm.like(members.name, "a%"), orm.sql`${members.seen} > CAST(unixepoch('subsec') * 1000 AS INTEGER)`)).orderBy(orm.sql`${members.seen} desc nulls first`);
