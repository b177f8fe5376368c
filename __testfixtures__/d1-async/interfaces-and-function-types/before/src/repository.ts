import type { Database } from "bun:sqlite";

export interface User {
  id: number;
  name: string;
}

export interface UserRepository {
  find(id: number): User | undefined;
  readonly names: () => string[];
}

export class SqliteUsers implements UserRepository {
  constructor(private readonly db: Database) {}

  find(id: number): User | undefined {
    return (this.db.query("SELECT id, name FROM users WHERE id = ?").get(id) as User | null) ?? undefined;
  }

  readonly names = (): string[] => {
    const rows = this.db.query("SELECT name FROM users").all() as User[];
    return rows.map((row) => row.name);
  };
}

export class MemoryUsers implements UserRepository {
  private readonly users = new Map<number, User>();

  find(id: number): User | undefined {
    return this.users.get(id);
  }

  readonly names = (): string[] => [...this.users.values()].map(({ name }) => name);
}

export const noUsers: UserRepository = {
  find: () => undefined,
  names: () => [],
};
