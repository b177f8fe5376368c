import { env } from "cloudflare:workers";

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
  private readonly db: D1Database;

  constructor(path: string) {
    this.db = env.DB;
  }

  async list(assignee?: string): Promise<Task[]> {
    const rows = assignee
      ? (await this.db.prepare("SELECT * FROM task WHERE assignee = ? ORDER BY id").bind(assignee).all<unknown>()).results
      : (await this.db.prepare("SELECT * FROM task ORDER BY id").all<unknown>()).results;
    return (rows as TaskRow[]).map(toTask);
  }

  async find(id: number): Promise<Task | null> {
    const row = await this.db.prepare("SELECT * FROM task WHERE id = ?").bind(id).first<TaskRow>();
    return row ? toTask(row) : null;
  }

  async create(title: string, assignee: string | null): Promise<Task> {
    const row = (await this.db
      .prepare("INSERT INTO task (title, assignee) VALUES (?, ?) RETURNING *")
      .bind(title, assignee).first<TaskRow>())!;
    return toTask(row);
  }

  /** False if there is no such task. */
  async finish(id: number): Promise<boolean> {
    return (await this.db.prepare("UPDATE task SET done = 1 WHERE id = ?").bind(id).run()).meta.changes > 0;
  }

  async remove(id: number): Promise<boolean> {
    const { meta: { changes } } = await this.db.prepare("DELETE FROM task WHERE id = ?").bind(id).run();
    return changes > 0;
  }

  async count(): Promise<number> {
    return (await this.db.prepare("SELECT count(*) AS n FROM task").first<{ n: number }>())!.n;
  }
}
