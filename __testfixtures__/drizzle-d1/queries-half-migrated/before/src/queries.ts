import { ilike, sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const found = () => db.select().from(members).where(ilike(members.email, "a%"));
export const recent = () => db.select().from(members).where(sql`${members.seen} > now()`);
