import { like, sql as raw } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const found = () => db.select().from(members).where(like(members.name, "a%")).orderBy(raw`${members.seen} desc nulls first`);
export const recent = () => db.select().from(members).where(raw`${members.seen} > CAST(unixepoch('subsec') * 1000 AS INTEGER)`);
