export interface User {
  id: number;
  name: string;
}

export interface UserRepository {
  find(id: number): Promise<User | undefined>;
  readonly names: () => Promise<string[]>;
}

export class SqliteUsers implements UserRepository {
  constructor(private readonly db: D1Database) {}

  async find(id: number): Promise<User | undefined> {
    return (await this.db.prepare("SELECT id, name FROM users WHERE id = ?").bind(id).first<User>()) ?? undefined;
  }

  readonly names = async (): Promise<string[]> => {
    const rows = (await this.db.prepare("SELECT name FROM users").all<User>()).results;
    return rows.map((row) => row.name);
  };
}

export class MemoryUsers implements UserRepository {
  private readonly users = new Map<number, User>();

  async find(id: number): Promise<User | undefined> {
    return this.users.get(id);
  }

  readonly names = async (): Promise<string[]> => [...this.users.values()].map(({ name }) => name);
}

export const noUsers: UserRepository = {
  find: async () => undefined,
  names: async () => [],
};
