import type { Session, SessionStore } from "./session-store";

export class SqliteStore implements SessionStore {
  readonly kind = "sqlite";

  constructor(private readonly db: D1Database) {}

  async find(token: string) {
    return this.db.prepare("SELECT token, user FROM session WHERE token = ?").bind(token).first<Session>();
  }

  async save({ token, user }: Session) {
    await this.db.prepare("INSERT INTO session (token, user) VALUES (?, ?)").bind(token, user).run();
  }

  async remove(token: string) {
    return (await this.db.prepare("DELETE FROM session WHERE token = ?").bind(token).run()).meta.changes > 0;
  }
}
