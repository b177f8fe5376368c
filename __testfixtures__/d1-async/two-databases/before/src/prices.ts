import { Database } from "bun:sqlite";

export class Prices {
  readonly #db = new Database("price-cache.sqlite");

  constructor() {
    this.#db.run("CREATE TABLE IF NOT EXISTS price (sku TEXT PRIMARY KEY, amount INTEGER NOT NULL)");
  }

  of(sku: string): number | undefined {
    const row = this.#db.query<{ amount: number }, string>("SELECT amount FROM price WHERE sku = ?").get(sku);
    return row?.amount;
  }

  set(sku: string, amount: number | null): void {
    this.#db.run("INSERT INTO price VALUES (?, ?) ON CONFLICT (sku) DO UPDATE SET amount = excluded.amount", [sku, amount]);
  }
}
