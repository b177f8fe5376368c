import { env } from "cloudflare:workers";
import { JobQueue } from "./job-queue";

export interface Repo {
  id: number;
  name: string;
}

export interface Pull {
  number: number;
  title: string;
  closed: boolean;
}

interface PullRow {
  number: number;
  title: string;
  closed: number;
}

export class Database {
  private raw: D1Database;
  readonly jobs: JobQueue;

  constructor(path: string) {
    this.raw = env.DB;
    this.jobs = new JobQueue(this.raw);
  }

  async addRepo(name: string): Promise<Repo> {
    return (await this.raw.prepare("INSERT INTO repos (name) VALUES (?) RETURNING id, name").bind(name).first<Repo>())!;
  }

  async repoByName(name: string): Promise<Repo | null> {
    return await this.raw.prepare("SELECT id, name FROM repos WHERE name = ?").bind(name).first<Repo>();
  }

  async repos(): Promise<Repo[]> {
    return (await this.raw.prepare("SELECT id, name FROM repos ORDER BY name").all<Repo>()).results;
  }

  async addPulls(repoId: number, pulls: Pull[]): Promise<number> {
    const insert = this.raw.prepare("INSERT OR IGNORE INTO pulls (repo_id, number, title, closed) VALUES (?, ?, ?, ?)");
    const addAll = async (rows: Pull[]) => {
      const statements: D1PreparedStatement[] = [];
      for (const { number, title, closed } of rows) statements.push(insert.bind(repoId, number, title, closed ? 1 : 0));
      if (statements.length > 0) await this.raw.batch(statements);
    };
    await addAll(pulls);
    return (await this.openPulls(repoId, 100, 0)).length;
  }

  async openPulls(repoId: number, limit: number, offset: number): Promise<Pull[]> {
    const rows = (await this.raw
      .prepare("SELECT number, title, closed FROM pulls WHERE repo_id = ? AND closed = 0 ORDER BY number LIMIT ? OFFSET ?")
      .bind(repoId, limit, offset).all<PullRow>()).results;
    return rows.map((row) => ({ ...row, closed: row.closed === 1 }));
  }

  async closePull(repoId: number, number: number): Promise<boolean> {
    const { meta: { changes } } = await this.raw.prepare("UPDATE pulls SET closed = 1 WHERE repo_id = ? AND number = ?").bind(repoId, number).run();
    return changes > 0;
  }
}
