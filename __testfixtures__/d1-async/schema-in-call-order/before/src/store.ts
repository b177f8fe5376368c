import { Database } from "bun:sqlite";
import { addAudit } from "./audit";

abstract class Base {
  protected readonly db: Database;

  constructor(path: string) {
    this.db = new Database(path);
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
    const columns = this.db.query("PRAGMA table_info(note)").all() as { name: string }[];
    if (!columns.some(({ name }) => name === "owner")) this.db.run("ALTER TABLE note ADD COLUMN owner TEXT");
    if (!columns.some(({ name }) => name === "pinned")) this.db.run("ALTER TABLE note ADD COLUMN pinned INTEGER");
  }

  protected createTables(): void {
    this.db.run("CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, title TEXT NOT NULL)");
    this.db.run("CREATE TABLE IF NOT EXISTS audit (note INTEGER NOT NULL)");
  }

  add(title: string, owner: string): number {
    return Number(this.db.query("INSERT INTO note (title, owner) VALUES (?, ?)").run(title, owner).lastInsertRowid);
  }

  pin(id: number): void {
    this.db.query("UPDATE note SET pinned = 1 WHERE id = ?").run(id);
  }

  all(): unknown[] {
    return this.db.query("SELECT * FROM note ORDER BY id").all();
  }
}
