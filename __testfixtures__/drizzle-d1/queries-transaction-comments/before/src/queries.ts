import { eq } from 'drizzle-orm';
import { db } from './db';
import { loans, members } from './schema';

export const remove = async (id: number) => {
  return db.transaction(async (tx) => {
    // 1. The loans.
    await tx.delete(loans).where(eq(loans.member, id)); // Of any length.

    // 2. The member,
    // who has none now.
    await tx.delete(members).where(eq(members.id, id));

    /*
     * 3. The rest.
     */
    return tx.delete(members).where(eq(members.active, false));
  });
};

export const removeAll = async (ids: readonly number[]) => {
  await db.transaction(async (tx) => {
    for (const id of ids) {
      await tx.delete(loans).where(eq(loans.member, id));
    }
  });
};
