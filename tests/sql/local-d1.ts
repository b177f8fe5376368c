import { Miniflare } from "miniflare";

export interface LocalD1 {
  readonly db: D1Like;
  dispose(): Promise<void>;
}

/** The part of D1Database that the tests use; the global types of Workers would clash with Node's. */
export interface D1Like {
  prepare(sql: string): StatementLike;
}

interface StatementLike {
  bind(...values: unknown[]): StatementLike;
  raw(): Promise<unknown[][]>;
  run(): Promise<unknown>;
}

/**
 * Starts workerd with one D1 database.
 *
 * @param folder where the database is kept; without one it is empty, and gone at the end
 */
export async function startLocalD1(folder?: string): Promise<LocalD1> {
  const miniflare = new Miniflare({
    modules: true,
    script: "export default { fetch: () => new Response() };",
    compatibilityDate: "2026-04-20",
    d1Databases: ["DB"],
    ...(folder !== undefined && { d1Persist: folder }),
  });
  return { db: await miniflare.getD1Database("DB"), dispose: () => miniflare.dispose() };
}
