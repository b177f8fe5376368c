import { env } from "cloudflare:workers";

export class Prices {
  readonly #db = env.PRICE_CACHE_DB;

  constructor() {
  }

  async of(sku: string): Promise<number | undefined> {
    const row = await this.#db.prepare("SELECT amount FROM price WHERE sku = ?").bind(sku).first<{ amount: number }>();
    return row?.amount;
  }

  async set(sku: string, amount: number | null): Promise<void> {
    await this.#db.prepare("INSERT INTO price VALUES (?, ?) ON CONFLICT (sku) DO UPDATE SET amount = excluded.amount").bind(sku, amount).run();
  }
}
