import type { Database as SQLite } from "bun:sqlite";

export interface Job {
  id: number;
  repo_id: number;
  status: string;
  attempts: number;
}

/** Jobs in a table: whoever takes one marks it. */
export class JobQueue {
  constructor(private readonly db: SQLite) {}

  enqueue(repoId: number): number {
    const row = this.db.query("INSERT INTO jobs (repo_id) VALUES (?) RETURNING id").get(repoId) as { id: number };
    return row.id;
  }

  take(): Job | null {
    return this.db
      .query(
        "UPDATE jobs SET status = 'running', attempts = attempts + 1 WHERE id = (SELECT id FROM jobs WHERE status = 'queued' ORDER BY id LIMIT 1) RETURNING *",
      )
      .get() as Job | null;
  }

  finish(id: number): void {
    this.db.query("UPDATE jobs SET status = 'done' WHERE id = ?").run(id);
  }
}
