import { eq } from 'drizzle-orm';
import { db } from './db';
import { loans, members } from './schema';
import { type BatchItem } from 'drizzle-orm/batch';

export const remove = async (id: number) => {
  return (async (tx) => {
    // 1. The loans.
    const [, , result] = await tx.batch([
      tx.delete(loans).where(eq(loans.member, id)), // Of any length.

    // 2. The member,
    // who has none now.
      tx.delete(members).where(eq(members.id, id)),

    /*
     * 3. The rest.
     */
      tx.delete(members).where(eq(members.active, false)),
    ]);
    return result;
  })(db);
};

export const removeAll = async (ids: readonly number[]) => {
  await (async (tx) => {
    const statements: BatchItem<'sqlite'>[] = [];
    for (const id of ids) {
      statements.push(tx.delete(loans).where(eq(loans.member, id)));
    }
    const [first, ...rest] = statements;
    if (first) await tx.batch([first, ...rest]);
  })(db);
};
