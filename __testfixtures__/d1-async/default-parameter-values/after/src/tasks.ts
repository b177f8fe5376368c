import { getDb } from "./db";

interface Task {
  id: number;
  title: string;
  done: number;
}

export async function addTask(title: string, db?: D1Database): Promise<Task> {
  db ??= await getDb();
  await db.prepare("INSERT INTO task (title) VALUES (?)").bind(title).run();
  return newestTask(db);
}

/** The task that came last. */
export async function newestTask(db?: D1Database): Promise<Task> {
  db ??= await getDb();
  // Rows are never deleted.
  return (await db.prepare("SELECT * FROM task ORDER BY id DESC LIMIT 1").first<Task>())!;
}

export const openTasks = async (db?: D1Database): Promise<Task[]> => { db ??= await getDb(); return (await db.prepare("SELECT * FROM task WHERE done = 0").all<Task>()).results; };

export async function countTasks(): Promise<number> {
  return (await (await getDb()).prepare("SELECT count(*) AS count FROM task").first<{ count: number }>())!.count;
}

export class Tasks {
  async finish(id: number, total?: number): Promise<string> {
    total ??= await countTasks();
    await (await getDb()).prepare("UPDATE task SET done = 1 WHERE id = ?").bind(id).run();
    return `${(await openTasks()).length} of ${total}`;
  }
}
