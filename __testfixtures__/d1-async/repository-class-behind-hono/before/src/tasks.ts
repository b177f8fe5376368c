import { Database } from "bun:sqlite";

export interface Task {
  id: number;
  title: string;
  assignee: string | null;
  done: boolean;
}

interface TaskRow {
  id: number;
  title: string;
  assignee: string | null;
  done: number;
}

function toTask(row: TaskRow): Task {
  return { ...row, done: row.done === 1 };
}

export class TaskRepository {
  private readonly db: Database;

  constructor(path: string) {
    this.db = new Database(path, { create: true });
    this.db.exec("PRAGMA journal_mode = WAL;");
    this.db.exec(`
      CREATE TABLE IF NOT EXISTS task (
        id INTEGER PRIMARY KEY,
        title TEXT NOT NULL UNIQUE,
        assignee TEXT,
        done INTEGER NOT NULL DEFAULT 0
      );
      CREATE INDEX IF NOT EXISTS task_assignee ON task (assignee);
    `);
  }

  list(assignee?: string): Task[] {
    const rows = assignee
      ? this.db.query("SELECT * FROM task WHERE assignee = ? ORDER BY id").all(assignee)
      : this.db.query("SELECT * FROM task ORDER BY id").all();
    return (rows as TaskRow[]).map(toTask);
  }

  find(id: number): Task | null {
    const row = this.db.query("SELECT * FROM task WHERE id = ?").get(id) as TaskRow | null;
    return row ? toTask(row) : null;
  }

  create(title: string, assignee: string | null): Task {
    const row = this.db
      .query("INSERT INTO task (title, assignee) VALUES (?, ?) RETURNING *")
      .get(title, assignee) as TaskRow;
    return toTask(row);
  }

  /** False if there is no such task. */
  finish(id: number): boolean {
    return this.db.query("UPDATE task SET done = 1 WHERE id = ?").run(id).changes > 0;
  }

  remove(id: number): boolean {
    const { changes } = this.db.run("DELETE FROM task WHERE id = ?", [id]);
    return changes > 0;
  }

  count(): number {
    return (this.db.query("SELECT count(*) AS n FROM task").get() as { n: number }).n;
  }
}
