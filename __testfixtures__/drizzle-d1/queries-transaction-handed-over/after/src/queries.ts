import { eq } from "drizzle-orm";
import { db } from "./db";
import { loans, members } from "./schema";

type Transaction = typeof db;
type Executor = typeof db | typeof db;

export async function remove(id: number): Promise<void> {
  await (async (tx) => {
    await removeLoans(id, tx);
    await tx.delete(members).where(eq(members.id, id));
  })(db);
}

async function removeLoans(id: number, tx: Transaction): Promise<void> {
  await tx.delete(loans).where(eq(loans.member, id));
}

export const count = (executor: Executor = db) => executor.$count(members);
