import { eq } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

export class MemberModel {
  rename = async (id: number, name: string) => db.update(members).set({ name }).where(eq(members.id, id));

  remove(ids: readonly number[]) {
    return db.transaction(async (tx) => {
      const kept = await tx.select().from(members);
      for (const id of ids) await tx.delete(members).where(eq(members.id, id));
      return tx.delete(members).where(eq(members.id, kept.length));
    });
  }

  either = async (id: number) => {
    if (id > 0) return db.delete(members).where(eq(members.id, id));
    return { rowCount: 0 };
  };
}
