import { desc as down, ilike as matches, sql as raw } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const found = () => db.select().from(members).where(matches(members.name, "a%")).orderBy(down(members.seen));
export const recent = () => db.select().from(members).where(raw`${members.seen} > now()`);
