import { db } from "./db";
import { and } from "./orm";
import { sql } from "./everything";
import { members } from "./schema";
import { like } from "drizzle-orm";

export const found = () => db.select().from(members).where(and(like(members.name, "a%"), sql`${members.seen} > CAST(unixepoch('subsec') * 1000 AS INTEGER)`));
