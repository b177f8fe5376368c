import { eq } from "drizzle-orm";
import { db } from "./db";
import { loans, members } from "./schema";

type Transaction = Parameters<Parameters<typeof db.transaction>[0]>[0];
type Executor = typeof db | Parameters<Parameters<(typeof db)["transaction"]>[0]>[0];

export async function remove(id: number): Promise<void> {
  await db.transaction(async (tx) => {
    await removeLoans(id, tx);
    await tx.delete(members).where(eq(members.id, id));
  });
}

async function removeLoans(id: number, tx: Transaction): Promise<void> {
  await tx.delete(loans).where(eq(loans.member, id));
}

export const count = (executor: Executor = db) => executor.$count(members);
