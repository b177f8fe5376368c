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

/** Starts workerd with one empty D1 database. */
export async function startLocalD1(): Promise<LocalD1> {
  const miniflare = new Miniflare({
    modules: true,
    script: "export default { fetch: () => new Response() };",
    compatibilityDate: "2026-04-20",
    d1Databases: ["DB"],
  });
  return { db: await miniflare.getD1Database("DB"), dispose: () => miniflare.dispose() };
}
