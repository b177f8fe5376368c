import type { Database, Statement } from "bun:sqlite";

interface Entry {
  key: string;
  value: string;
}

export class Store {
  private readonly getStatement: Statement<Entry, [string]>;
  private readonly putStatement: Statement;
  readonly #remove: Statement<unknown, [string]>;
  private listStatement?: Statement<Entry, []>;

  constructor(private readonly db: Database) {
    this.getStatement = db.prepare("SELECT key, value FROM entry WHERE key = ?");
    this.putStatement = this.db.prepare("INSERT INTO entry (key, value) VALUES ($key, $value)");
    this.#remove = this.db.prepare("DELETE FROM entry WHERE key = ?");
  }

  get(key: string): string | null {
    return this.getStatement.get(key)?.value ?? null;
  }

  put(key: string, value: string | undefined): void {
    this.putStatement.run({ $value: value ?? null, $key: key });
  }

  remove(key: string): boolean {
    return this.#remove.run(key).changes === 1;
  }

  list(): Entry[] {
    this.listStatement ??= this.db.prepare("SELECT key, value FROM entry ORDER BY key");
    return this.listStatement.all();
  }

  dispose(): void {
    this.getStatement.finalize();
    this.putStatement.finalize();
    this.db.close();
  }
}
