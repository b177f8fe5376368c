import { getCloudflareContext } from "@opennextjs/cloudflare";

export async function withDatabase<Result>(run: (db: D1Database) => Result | Promise<Result>): Promise<Result> {
  return run(getCloudflareContext().env.DB);
}

let shared: D1Database | undefined;

export function getDatabase(): D1Database {
  shared ??= getCloudflareContext().env.DB;
  return shared;
}

export class Store {
  static shared = getCloudflareContext().env.DB;
  private readonly db = getCloudflareContext().env.DB;

  async count(): Promise<number> {
    const { n } = (await this.db.prepare("SELECT COUNT(*) AS n FROM notes").first<{ n: number }>())!;
    return n;
  }
}

const holder = globalThis as typeof globalThis & { db?: D1Database };
export const cached = holder.db ?? getCloudflareContext().env.DB;
