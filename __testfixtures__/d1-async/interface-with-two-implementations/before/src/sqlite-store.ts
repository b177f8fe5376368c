import type { Database } from "bun:sqlite";
import type { Session, SessionStore } from "./session-store";

export class SqliteStore implements SessionStore {
  readonly kind = "sqlite";

  constructor(private readonly db: Database) {}

  find(token: string) {
    return this.db.query<Session, string>("SELECT token, user FROM session WHERE token = ?").get(token);
  }

  save({ token, user }: Session) {
    this.db.query("INSERT INTO session (token, user) VALUES (?, ?)").run(token, user);
  }

  remove(token: string) {
    return this.db.query("DELETE FROM session WHERE token = ?").run(token).changes > 0;
  }
}
