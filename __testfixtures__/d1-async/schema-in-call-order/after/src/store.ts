import { env } from "cloudflare:workers";
import { addAudit } from "./audit";

abstract class Base {
  protected readonly db: D1Database;

  constructor(path: string) {
    this.db = env.DB;
    this.createTables();
  }

  protected abstract createTables(): void;
}

export class Store extends Base {
  constructor() {
    super(process.env.DATABASE_PATH ?? "app.sqlite");
    this.addColumns();
    addAudit(this.db);
  }

  private addColumns(): void {
  }

  protected createTables(): void {
  }

  async add(title: string, owner: string): Promise<number> {
    return Number((await this.db.prepare("INSERT INTO note (title, owner) VALUES (?, ?)").bind(title, owner).run()).meta.last_row_id);
  }

  async pin(id: number): Promise<void> {
    await this.db.prepare("UPDATE note SET pinned = 1 WHERE id = ?").bind(id).run();
  }

  async all(): Promise<unknown[]> {
    return (await this.db.prepare("SELECT * FROM note ORDER BY id").all()).results;
  }
}
