import { getDb } from "./db";

interface Task {
  id: number;
  title: string;
  done: number;
}

export function addTask(title: string, db = getDb()): Task {
  db.run("INSERT INTO task (title) VALUES (?)", [title]);
  return newestTask(db);
}

/** The task that came last. */
export function newestTask(db = getDb()): Task {
  // Rows are never deleted.
  return db.query("SELECT * FROM task ORDER BY id DESC LIMIT 1").get() as Task;
}

export const openTasks = (db = getDb()): Task[] => db.query("SELECT * FROM task WHERE done = 0").all() as Task[];

export function countTasks(): number {
  return (getDb().query("SELECT count(*) AS count FROM task").get() as { count: number }).count;
}

export class Tasks {
  finish(id: number, total: number = countTasks()): string {
    getDb().run("UPDATE task SET done = 1 WHERE id = ?", [id]);
    return `${openTasks().length} of ${total}`;
  }
}
