import { env } from "cloudflare:workers";

export abstract class Store<Row> {
  protected constructor(protected readonly db: D1Database) {}

  protected abstract readonly table: string;
  abstract describe(row: Row): string;
  abstract count(): Promise<number>;

  find(id: number): Promise<Row | null>;
  find(column: string, value: unknown): Promise<Row | null>;
  async find(column: string | number, value?: unknown): Promise<Row | null> {
    if (typeof column === "number") return this.find("id", column);
    return await this.db.prepare(`SELECT * FROM ${this.table} WHERE ${column} = ?`).bind(value ?? null).first<Row>();
  }

  async summary(): Promise<string> {
    return `${this.table}: ${await this.count()}`;
  }
}

export interface User {
  id: number;
  name: string;
}

export class UserStore extends Store<User> {
  protected readonly table = "users";

  constructor(db: D1Database) {
    super(db);
  }

  describe(user: User): string {
    return user.name;
  }

  async count(): Promise<number> {
    return (await this.db.prepare("SELECT COUNT(*) AS n FROM users").first<{ n: number }>())!.n;
  }
}

/** Knows its size without asking. */
export class FixedStore extends Store<number> {
  protected readonly table = "numbers";

  describe(row: number): string {
    return String(row);
  }

  async count(): Promise<number> {
    return 3;
  }

  override async summary(): Promise<string> {
    return (await super.summary()).toUpperCase();
  }

  static open(): FixedStore {
    return new FixedStore(env.DB);
  }
}
