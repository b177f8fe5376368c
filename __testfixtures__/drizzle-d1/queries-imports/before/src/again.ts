import { db } from "./db";
import { and, ilike } from "./orm";
import { sql } from "./everything";
import { members } from "./schema";

export const found = () => db.select().from(members).where(and(ilike(members.name, "a%"), sql`${members.seen} > now()`));
