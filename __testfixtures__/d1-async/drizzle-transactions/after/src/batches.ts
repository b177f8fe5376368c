import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { items } from "./schema";
import { env } from "cloudflare:workers";
import { type BatchItem } from "drizzle-orm/batch";

const db = drizzle(env.DB);

export async function straight(id: number): Promise<void> {
  await db.batch([
    // first the old one
    db.delete(items).where(eq(items.id, id)),

    db.insert(items)
      .values({ id, name: `a
b` }), // then the new one
  ]);
}

export async function sameName(id: number): Promise<void> {
  await db.batch([
    db.delete(items).where(eq(items.id, id)),
  ]);
}

export async function withoutParameter(id: number): Promise<void> {
  await db.batch([
    db.delete(items).where(eq(items.id, id)),
    db.insert(items).values({ id }),
  ]);
}

export async function withValues(name: string): Promise<string> {
  const made = await (async (tx) => {
    const upper = name.toUpperCase();
    await tx.batch([
      tx.delete(items)
        .where(eq(items.name, upper)),
      tx.insert(items).values({ name: upper }),
    ]);
    return upper;
  })(db);
  return made;
}

export async function inOrder(names: string[], clear: boolean): Promise<void> {
  await (async (tx) => {
    const statements: BatchItem<"sqlite">[] = [];
    if (clear) statements.push(tx.delete(items));
    names.forEach((name) => statements.push(tx.insert(items).values({ name })));
    for (const [index, name] of names.entries()) {
      if (name === "") continue;
      statements.push(tx.update(items).set({ id: index }).where(eq(items.name, name)));
    }
    const [first, ...rest] = statements;
    if (first) await tx.batch([first, ...rest]);
  })(db);
}

export async function checked(name: string): Promise<void> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it may throw after its write.
  await (async (tx) => {
    await tx.insert(items).values({ name }).run();
    if (name.length > 10) throw new Error("too long");
  })(db);
}

export const concise = (id: number) =>
  (async (tx) => {
    await tx.batch([
      tx.delete(items).where(eq(items.id, id)),
    ]);
  })(db);
