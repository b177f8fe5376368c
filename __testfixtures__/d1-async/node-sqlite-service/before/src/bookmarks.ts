import { DatabaseSync, type StatementSync } from "node:sqlite";

export interface Bookmark {
  url: string;
  title: string | null;
  visits: number;
}

export class Bookmarks {
  private readonly database: DatabaseSync;
  private readonly byUrl: StatementSync;

  constructor(path: string) {
    this.database = new DatabaseSync(path);
    this.database.exec(`
      CREATE TABLE IF NOT EXISTS bookmark (
        url TEXT PRIMARY KEY,
        title TEXT,
        visits INTEGER NOT NULL DEFAULT 0 CHECK (visits < 3)
      ) STRICT
    `);
    this.byUrl = this.database.prepare("SELECT url, title, visits FROM bookmark WHERE url = ?");
  }

  find(url: string): Bookmark | undefined {
    return this.byUrl.get(url) as unknown as Bookmark | undefined;
  }

  add(url: string, title?: string): void {
    this.database.prepare("INSERT INTO bookmark (url, title) VALUES ($url, $title)").run({ url, title: title ?? null });
  }

  visit(url: string): number {
    const { changes } = this.database.prepare("UPDATE bookmark SET visits = visits + 1 WHERE url = ?").run(url);
    return Number(changes);
  }

  list(): Bookmark[] {
    return this.database.prepare("SELECT * FROM bookmark ORDER BY url").all() as unknown as Bookmark[];
  }
}
