import { createRequire } from "node:module";
import path from "node:path";
import { freePort } from "./free-port.js";

/** A PostgreSQL of one program: an empty database behind a socket. */
export interface PostgresServer {
  /** For `DATABASE_URL`. */
  readonly url: string;
  execute(sql: string): Promise<void>;
  stop(): Promise<void>;
}

interface Pglite {
  exec(sql: string): Promise<unknown>;
  close(): Promise<void>;
}

/** As far as they are used here. */
interface Packages {
  readonly "@electric-sql/pglite": { readonly PGlite: { create(): Promise<Pglite> } };
  readonly "@electric-sql/pglite-socket": {
    readonly PGLiteSocketServer: new (options: object) => { start(): Promise<void>; stop(): Promise<void> };
  };
}

/**
 * Starts PGlite (PostgreSQL as WebAssembly) behind a socket, so that a program reaches it with its own driver.
 *
 * @param modules the `node_modules` folder that has it
 */
export async function startPostgres(modules: string): Promise<PostgresServer> {
  const require = createRequire(path.join(modules, "index.js"));
  const load = <Name extends keyof Packages>(name: Name) => require(name) as Packages[Name];
  const db = await load("@electric-sql/pglite").PGlite.create();
  const port = await freePort();
  const { PGLiteSocketServer } = load("@electric-sql/pglite-socket");
  const server = new PGLiteSocketServer({ db, port, host: "127.0.0.1", maxConnections: 20 });
  await server.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${String(port)}/postgres?sslmode=disable`,
    async execute(sql) {
      await db.exec(sql);
    },
    async stop() {
      await server.stop();
      await db.close();
    },
  };
}
