// Only the type of a real one is named here, and shadowed everywhere it could matter.
export function shadowed(): string {
  class Database {
    constructor(readonly file: string) {}
    get(): string {
      return this.file;
    }
  }
  return new Database("app.sqlite").get();
}

export function parameter(Database: new (file: string) => { get(): string }): string {
  return new Database("app.sqlite").get();
}

export const name = (db: D1Database | null) => (db ? "open" : "closed");
