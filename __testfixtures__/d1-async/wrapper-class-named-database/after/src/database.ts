import { env } from "cloudflare:workers";

export class Database {
  private readonly inner: D1Database;

  constructor(file: string) {
    this.inner = env.DB;
  }

  async get<Row>(sql: string, ...values: unknown[]): Promise<Row | null> {
    return await this.inner.prepare(sql).bind(...values).first<Row>();
  }

  async all<Row>(sql: string, ...values: unknown[]): Promise<Row[]> {
    return (await this.inner.prepare(sql).bind(...values).all<Row>()).results;
  }

  async run(sql: string, ...values: unknown[]): Promise<void> {
    await this.inner.prepare(sql).bind(...values).run();
  }

  close(): void {
  }
}
