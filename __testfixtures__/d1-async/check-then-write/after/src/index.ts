import { env } from "cloudflare:workers";

const db = env.DB;
const byName = db.prepare("SELECT id FROM user WHERE name = ?");
const insert = db.prepare("INSERT INTO user (name) VALUES (?)");

/** The write does not depend on what is read. */
export async function log(name: string): Promise<number> {
  const row = await byName.bind(name).first<{ id: number }>();
  await db.prepare("INSERT INTO log (name) VALUES (?)").bind(name).run();
  if (!row) return 0;
  return row.id;
}

export async function signUp(name: string): Promise<void> {
  const taken = await byName.bind(name).first();
  if (taken) throw new Error("taken");
  await insert.bind(name).run();
}

export async function ensure(name: string): Promise<void> {
  if (!await byName.bind(name).first()) {
    await insert.bind(name).run();
  }
}

export async function remove(name: string): Promise<boolean> {
  const { id } = (await byName.bind(name).first() ?? {}) as { id?: number };
  if (id !== undefined) await db.prepare("DELETE FROM user WHERE id = ?").bind(id).run();
  return id !== undefined;
}

/** Not atomic any more either, which has a finding of its own. */
// TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it reads with `get()` before it writes.
export const inTransaction = async (name: string) => {
  if (!await byName.bind(name).first()) await insert.bind(name).run();
};
