import { like, sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const found = () => db.select().from(members).where(like(members.email, "a%"));
export const recent = () => db.select().from(members).where(sql`${members.seen} > CAST(unixepoch('subsec') * 1000 AS INTEGER)`);
