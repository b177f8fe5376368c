import { cosineDistance, desc, gt, l2Distance, sql } from "drizzle-orm";
import { db } from "./db";
import { notes } from "./schema";

export async function similar(embedding: number[]) {
  const similarity = sql<number>`1 - (${cosineDistance(notes.embedding, embedding)})`;
  return db.select({ id: notes.id, similarity }).from(notes).where(gt(similarity, 0.5)).orderBy(desc(similarity)).limit(5);
}

export const nearest = (embedding: number[]) =>
  db.select().from(notes).orderBy(l2Distance(notes.embedding, embedding)).limit(1);

export const raw = (embedding: string) => db.select().from(notes).orderBy(sql`${notes.embedding} <=> ${embedding}::vector`);
