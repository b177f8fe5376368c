import { eq, sql, TransactionRollbackError } from "drizzle-orm";
import { db } from "./db";
import { loans, members } from "./schema";

export async function transfer(from: number, to: number): Promise<number> {
  return await (async (tx) => {
      const open = await tx.query.loans.findMany({ where: eq(loans.member, from) });
      for (const loan of open) await tx.update(loans).set({ member: to }).where(eq(loans.id, loan.id));
      return open.length;
    })(db);
}

export async function guarded(id: number): Promise<void> {
  await (async (tx) => {
    await tx.update(members).set({ active: false }).where(eq(members.id, id));
    if (id > 100) throw new Error("too many");
    await tx.delete(loans).where(eq(loans.member, id));
  })(db);
}

export async function rolledBack(id: number): Promise<void> {
  await (async (tx) => {
    const [loan] = await tx.delete(loans).where(eq(loans.id, id)).returning();
    if (!loan) throw new TransactionRollbackError();
    await tx.insert(loans).values({ id: id + 1, member: 1, title: loan!.title });
  })(db);
}

export async function nested(id: number): Promise<void> {
  await (async (tx) => {
    await tx.delete(loans).where(eq(loans.id, id));
    await (async (inner) => {
      await inner.delete(members).where(eq(members.id, id));
    })(tx);
  })(db);
}

export async function fetches(id: number): Promise<void> {
  await (async (tx) => {
    await tx.delete(loans).where(eq(loans.id, id));
    const response = await fetch("https://example.com");
    await tx.update(members).set({ name: await response.text() }).where(eq(members.id, id));
  })(db);
}

export const named = work(db);

async function work(tx: typeof db): Promise<void> {
  await tx.run(sql`delete from loans`);
}
