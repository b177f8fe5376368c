import { startLocalD1 } from "../../src/verify/local-d1.js";
import { openPostgresServer } from "../../src/verify/postgres-server.js";
import type { Engines } from "../../src/verify/verify.js";

/** PGlite and workerd, once for all tests of a file. On a busy machine this takes half a minute. */
export async function startEngines(): Promise<Engines> {
  return { postgres: await openPostgresServer(process.cwd()), d1: await startLocalD1(process.cwd()) };
}

export async function stopEngines({ postgres, d1 }: Engines): Promise<void> {
  await postgres.dispose();
  await d1.dispose();
}
