import { env } from "cloudflare:workers";

export interface Bookmark {
  url: string;
  title: string | null;
  visits: number;
}

export class Bookmarks {
  private readonly database: D1Database;
  private readonly byUrl: D1PreparedStatement;

  constructor(path: string) {
    this.database = env.DB;
    this.byUrl = this.database.prepare("SELECT url, title, visits FROM bookmark WHERE url = ?");
  }

  async find(url: string): Promise<Bookmark | undefined> {
    return (await this.byUrl.bind(url).first<Bookmark>()) ?? undefined;
  }

  async add(url: string, title?: string): Promise<void> {
    await this.database.prepare("INSERT INTO bookmark (url, title) VALUES (?1, ?2)").bind(url, title ?? null).run();
  }

  async visit(url: string): Promise<number> {
    const { meta: { changes } } = await this.database.prepare("UPDATE bookmark SET visits = visits + 1 WHERE url = ?").bind(url).run();
    return Number(changes);
  }

  async list(): Promise<Bookmark[]> {
    return (await this.database.prepare("SELECT * FROM bookmark ORDER BY url").all<Bookmark>()).results;
  }
}
