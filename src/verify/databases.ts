/*
 * The two databases that a verification compares, as far as it uses them.
 */

export interface PostgresServer {
  /** For people: `PGlite`, `PostgreSQL 17.2 (DATABASE_URL)`. */
  readonly name: string;
  /** A database with nothing in it. The one before must be closed. */
  open(): Promise<PostgresDatabase>;
  dispose(): Promise<void>;
}

export interface PostgresDatabase {
  /** @throws PostgresError */
  execute(sql: string): Promise<void>;
  /** Rows as arrays. All columns have to be of type text. @throws PostgresError */
  query(sql: string): Promise<(string | null)[][]>;
  close(): Promise<void>;
}

/** What PostgreSQL refuses a statement with: https://www.postgresql.org/docs/current/errcodes-appendix.html. */
export interface PostgresError extends Error {
  readonly code?: string;
  readonly schema?: string;
  readonly table?: string;
  readonly constraint?: string;
}

/** SQLSTATE codes that the verification tells apart. */
export const sqlState = {
  notNull: "23502",
  foreignKey: "23503",
  unique: "23505",
  check: "23514",
  badText: "22P02",
} as const;

/** Whether a constraint refused: class 23 of the codes. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("23");
}

export interface D1Server {
  readonly name: string;
  /** A database with nothing in it. */
  open(): Promise<D1Database>;
  dispose(): Promise<void>;
}

export type D1Value = string | number | null;

/** What one of several transactions gave: the rows of each of its statements, or why it was rolled back. */
export type BatchResult = { readonly rows: D1Value[][][] } | { readonly error: string };

export interface D1Database {
  /**
   * Runs statements in one transaction, as `wrangler d1 migrations apply` runs a file: all or nothing.
   *
   * @returns the rows of each one
   */
  batch(statements: readonly string[]): Promise<D1Value[][][]>;
  /** Runs one transaction after the other, whatever becomes of each; in far less time than by single calls. */
  batches(transactions: readonly (readonly string[])[]): Promise<BatchResult[]>;
  query(sql: string): Promise<D1Value[][]>;
}
