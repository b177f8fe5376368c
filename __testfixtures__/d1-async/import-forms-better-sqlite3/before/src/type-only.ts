import type BetterSqlite3 from "better-sqlite3";

export class Repository {
  private readonly insert: BetterSqlite3.Statement;

  constructor(private readonly db: BetterSqlite3.Database) {
    this.insert = db.prepare("INSERT INTO notes (title) VALUES (?)");
  }

  add(title: string): BetterSqlite3.RunResult {
    return this.insert.run(title);
  }
}
