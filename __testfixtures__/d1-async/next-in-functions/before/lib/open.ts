import { Database } from "bun:sqlite";

export function withDatabase<Result>(run: (db: Database) => Result): Result {
  return run(new Database("app.sqlite"));
}

let shared: Database | undefined;

export function getDatabase(): Database {
  shared ??= new Database("app.sqlite");
  return shared;
}

export class Store {
  static shared = new Database("app.sqlite");
  private readonly db = new Database("app.sqlite");

  count(): number {
    const { n } = this.db.query("SELECT COUNT(*) AS n FROM notes").get() as { n: number };
    return n;
  }
}

const holder = globalThis as typeof globalThis & { db?: Database };
export const cached = holder.db ?? new Database("app.sqlite");
