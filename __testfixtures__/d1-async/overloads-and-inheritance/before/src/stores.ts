import { Database, type SQLQueryBindings } from "bun:sqlite";

export abstract class Store<Row> {
  protected constructor(protected readonly db: Database) {}

  protected abstract readonly table: string;
  abstract describe(row: Row): string;
  abstract count(): number;

  find(id: number): Row | null;
  find(column: string, value: SQLQueryBindings): Row | null;
  find(column: string | number, value?: SQLQueryBindings): Row | null {
    if (typeof column === "number") return this.find("id", column);
    return this.db.query(`SELECT * FROM ${this.table} WHERE ${column} = ?`).get(value ?? null) as Row | null;
  }

  summary(): string {
    return `${this.table}: ${this.count()}`;
  }
}

export interface User {
  id: number;
  name: string;
}

export class UserStore extends Store<User> {
  protected readonly table = "users";

  constructor(db: Database) {
    super(db);
  }

  describe(user: User): string {
    return user.name;
  }

  count(): number {
    return (this.db.query("SELECT COUNT(*) AS n FROM users").get() as { n: number }).n;
  }
}

/** Knows its size without asking. */
export class FixedStore extends Store<number> {
  protected readonly table = "numbers";

  describe(row: number): string {
    return String(row);
  }

  count(): number {
    return 3;
  }

  override summary(): string {
    return super.summary().toUpperCase();
  }

  static open(): FixedStore {
    return new FixedStore(new Database("app.sqlite"));
  }
}
