import { eq, inArray, notInArray, sql } from "drizzle-orm";
import { db } from "./db";
import { loans, members } from "./schema";

const admins = [1, 2, 3];

export const some = (ids: number[]) => db.select().from(members).where(inArray(members.id, ids));
export const known = () => db.select().from(members).where(inArray(members.id, admins));
export const written = () => db.select().from(members).where(notInArray(members.id, [4, 5]));
export const query = () =>
  db.select().from(members).where(inArray(members.id, db.select({ id: loans.member }).from(loans)));
export const raw = (ids: number[]) => db.select().from(members).where(sql`${members.id} in ${ids}`);
export const joined = (ids: number[]) =>
  db.select().from(members).where(sql`${members.id} in (${sql.join(ids.map((id) => sql`${id}`), sql`, `)})`);

export async function add(titles: string[]): Promise<void> {
  await db.insert(loans).values(titles.map((title, index) => ({ id: index, member: 1, title })));
  await db.insert(loans).values({ id: 100, member: 1, title: "one" });
  await db.insert(loans).values([
    { id: 101, member: 1, title: "two" },
    { id: 102, member: 1, title: "three" },
  ]);
  await db.delete(loans).where(eq(loans.id, 1));
}
