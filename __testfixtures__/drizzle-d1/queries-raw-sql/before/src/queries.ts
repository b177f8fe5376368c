import { sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const recent = () => db.select().from(members).where(sql.raw("seen > now() - interval '1 day'"));
export const counted = () => db.select({ n: sql.raw(`count(*)::int`) }).from(members);
export const excluded = (column: string) => sql.raw(`excluded.${column}`);
export const cast = (column: string, type: string) => sql.raw(`${column}::${type}`);
export const statement = () => db.execute("delete from members where seen < now() - interval '1 year'");
export const joined = (ids: number[]) =>
  db.select().from(members).where(sql`${members.id} in (${sql.join(ids.map((id) => sql`${id}`), sql`, `)})`);
export const ordered = (column: string, down: boolean) =>
  db.select().from(members).orderBy(sql`${sql.identifier(column)} ${sql.raw(down ? "desc" : "asc")}`);
