export interface Job {
  id: number;
  repo_id: number;
  status: string;
  attempts: number;
}

/** Jobs in a table: whoever takes one marks it. */
export class JobQueue {
  constructor(private readonly db: D1Database) {}

  async enqueue(repoId: number): Promise<number> {
    const row = (await this.db.prepare("INSERT INTO jobs (repo_id) VALUES (?) RETURNING id").bind(repoId).first<{ id: number }>())!;
    return row.id;
  }

  async take(): Promise<Job | null> {
    return await this.db
      .prepare(
        "UPDATE jobs SET status = 'running', attempts = attempts + 1 WHERE id = (SELECT id FROM jobs WHERE status = 'queued' ORDER BY id LIMIT 1) RETURNING *",
      )
      .first<Job>();
  }

  async finish(id: number): Promise<void> {
    await this.db.prepare("UPDATE jobs SET status = 'done' WHERE id = ?").bind(id).run();
  }
}
