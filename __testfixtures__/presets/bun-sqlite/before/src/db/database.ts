import { Database as SQLite } from "bun:sqlite";
import { JobQueue } from "./job-queue";
import { SCHEMA } from "./schema";

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
  private raw: SQLite;
  readonly jobs: JobQueue;

  constructor(path: string) {
    this.raw = new SQLite(path, { create: true });
    this.raw.exec("PRAGMA journal_mode = WAL");
    this.raw.exec("PRAGMA foreign_keys = ON");
    this.raw.exec(SCHEMA);
    this.jobs = new JobQueue(this.raw);
  }

  addRepo(name: string): Repo {
    return this.raw.query("INSERT INTO repos (name) VALUES (?) RETURNING id, name").get(name) as Repo;
  }

  repoByName(name: string): Repo | null {
    return this.raw.query("SELECT id, name FROM repos WHERE name = ?").get(name) as Repo | null;
  }

  repos(): Repo[] {
    return this.raw.query("SELECT id, name FROM repos ORDER BY name").all() as Repo[];
  }

  addPulls(repoId: number, pulls: Pull[]): number {
    const insert = this.raw.prepare("INSERT OR IGNORE INTO pulls (repo_id, number, title, closed) VALUES (?, ?, ?, ?)");
    const addAll = this.raw.transaction((rows: Pull[]) => {
      for (const { number, title, closed } of rows) insert.run(repoId, number, title, closed ? 1 : 0);
    });
    addAll(pulls);
    return this.openPulls(repoId, 100, 0).length;
  }

  openPulls(repoId: number, limit: number, offset: number): Pull[] {
    const rows = this.raw
      .query("SELECT number, title, closed FROM pulls WHERE repo_id = ? AND closed = 0 ORDER BY number LIMIT ? OFFSET ?")
      .all(repoId, limit, offset) as PullRow[];
    return rows.map((row) => ({ ...row, closed: row.closed === 1 }));
  }

  closePull(repoId: number, number: number): boolean {
    const { changes } = this.raw.run("UPDATE pulls SET closed = 1 WHERE repo_id = ? AND number = ?", [repoId, number]);
    return changes > 0;
  }
}
