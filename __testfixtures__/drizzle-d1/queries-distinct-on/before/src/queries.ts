import { desc, eq, sql } from "drizzle-orm";
import { db } from "./db";
import { loans, members } from "./schema";

export const latest = () =>
  db.selectDistinctOn([loans.member], { member: loans.member, title: loans.title }).from(loans).orderBy(loans.member, desc(loans.id));

export function withLatest() {
  const newest = db.select().from(loans).where(eq(loans.member, members.id)).orderBy(desc(loans.id)).limit(1).as("newest");
  return db.select().from(members).leftJoinLateral(newest, sql`true`);
}

export const both = () => db.select({ id: members.id }).from(members).intersectAll(db.select({ id: loans.member }).from(loans));

export const serial = () =>
  db.transaction(async (tx) => {
    await tx.setTransaction({ isolationLevel: "serializable" });
    await tx.delete(loans);
  });
