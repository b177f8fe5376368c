import { sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export const recent = () => db.select().from(members).where(sql.raw("seen > CAST(round(unixepoch('now', '-1 day', 'subsec') * 1000) AS INTEGER)"));
export const counted = () => db.select({ n: sql.raw(`count(*)`) }).from(members);
export const excluded = (column: string) => sql.raw(`excluded.${column}`);
export const cast = (column: string, type: string) => sql.raw(`${column}::${type}`);
export const statement = () => db.run("delete from members where seen < CAST(round(unixepoch('now', '-12 months', 'floor', 'subsec') * 1000) AS INTEGER)");
export const joined = (ids: number[]) =>
  db.select().from(members).where(sql`${members.id} in (${sql.join(ids.map((id) => sql`${id}`), sql`, `)})`);
export const ordered = (column: string, down: boolean) =>
  db.select().from(members).orderBy(sql`${sql.identifier(column)} ${sql.raw(down ? "desc" : "asc")}`);
