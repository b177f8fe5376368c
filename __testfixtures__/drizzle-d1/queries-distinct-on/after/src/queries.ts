import { desc, eq, sql } from "drizzle-orm";
import { db } from "./db";
import { loans, members } from "./schema";

export const latest = () =>
  // @ts-expect-error drizzle-d1/distinct-on: `selectDistinctOn`
  db.selectDistinctOn([loans.member], { member: loans.member, title: loans.title }).from(loans).orderBy(loans.member, desc(loans.id));

export function withLatest() {
  const newest = db.select().from(loans).where(eq(loans.member, members.id)).orderBy(desc(loans.id)).limit(1).as("newest");
  // @ts-expect-error drizzle-d1/lateral: lateral joins
  return db.select().from(members).leftJoinLateral(newest, sql`true`);
}

// @ts-expect-error drizzle-d1/set-operation: `intersectAll`, `exceptAll`
export const both = () => db.select({ id: members.id }).from(members).intersectAll(db.select({ id: loans.member }).from(loans));

export const serial = () =>
  (async (tx) => {
    // @ts-expect-error drizzle-d1/no-counterpart: a method that drizzle has for PostgreSQL only
    await tx.setTransaction({ isolationLevel: "serializable" });
    await tx.delete(loans);
  })(db);
