interface Entry {
  key: string;
  value: string;
}

export class Store {
  private readonly getStatement: D1PreparedStatement;
  private readonly putStatement: D1PreparedStatement;
  readonly #remove: D1PreparedStatement;
  private listStatement?: D1PreparedStatement;

  constructor(private readonly db: D1Database) {
    this.getStatement = db.prepare("SELECT key, value FROM entry WHERE key = ?");
    this.putStatement = this.db.prepare("INSERT INTO entry (key, value) VALUES (?2, ?1)");
    this.#remove = this.db.prepare("DELETE FROM entry WHERE key = ?");
  }

  async get(key: string): Promise<string | null> {
    return (await this.getStatement.bind(key).first<Entry>())?.value ?? null;
  }

  async put(key: string, value: string | undefined): Promise<void> {
    await this.putStatement.bind(value ?? null, key).run();
  }

  async remove(key: string): Promise<boolean> {
    return (await this.#remove.bind(key).run()).meta.changes === 1;
  }

  async list(): Promise<Entry[]> {
    this.listStatement ??= this.db.prepare("SELECT key, value FROM entry ORDER BY key");
    return (await this.listStatement.all<Entry>()).results;
  }

  dispose(): void {
  }
}
