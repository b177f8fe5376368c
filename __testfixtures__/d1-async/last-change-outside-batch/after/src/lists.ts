import { env } from "cloudflare:workers";

const db = env.DB;
const lastId = db.prepare("SELECT last_insert_rowid() AS id");

export async function addList(name: string): Promise<number> {
  await db.prepare("INSERT INTO list (name) VALUES (?)").bind(name).run();
  return (await lastId.first<{ id: number }>())!.id;
}

export async function removeLists(name: string): Promise<number> {
  await db.prepare("DELETE FROM list WHERE name = ?").bind(name).run();
  const row = (await db.prepare("SELECT changes() AS removed").first<{ removed: number }>())!;
  return row.removed;
}

export async function addEntry(name: string, text: string): Promise<void> {
  await db.prepare("INSERT INTO list (name) VALUES (?)").bind(name).run();
  await db.prepare("INSERT INTO entry (list, text) VALUES (last_insert_rowid(), ?)").bind(text).run();
}

const insertEntry = db.prepare("INSERT INTO entry (list, text) VALUES (last_insert_rowid(), ?)");

export const addBoth = async (name: string, text: string) => {
  await db.batch([
    db.prepare("INSERT INTO list (name) VALUES (?)").bind(name),
    insertEntry.bind(text),
  ]);
};

export async function addDefaults(): Promise<void> {
  await db.prepare("INSERT INTO list (name) VALUES ('default'); INSERT INTO entry (list, text) VALUES (last_insert_rowid(), 'first')").run();
}

export async function find(last_insert_rowid: number) {
  return db.prepare("SELECT 'last_insert_rowid()' AS text, id FROM list WHERE id = ?").bind(last_insert_rowid).first();
}
