import { randomBytes } from "node:crypto";
import { UsageError } from "../engine/usage-error.js";
import type { PostgresDatabase, PostgresServer } from "./databases.js";
import { loadOptionalPackage } from "./optional-package.js";

/** The package `pg`, as far as it is used here. */
interface NodePostgresPackage {
  readonly default: { readonly Client: new (options: object) => Client };
}

interface Client {
  connect(): Promise<void>;
  query(query: string | object): Promise<{ readonly rows: (string | null)[][] }>;
  end(): Promise<void>;
}

/**
 * Uses a running server through the package `pg`. Databases that are there are left alone: each `open()` makes one with a
 * name of its own, which is dropped again when it is closed.
 *
 * @throws UsageError where `pg` is not installed, the server cannot be reached, or no database may be made there
 */
export async function connectPostgres(url: string, projectRoot: string): Promise<PostgresServer> {
  const loaded = (await loadOptionalPackage("pg", projectRoot)) as NodePostgresPackage | undefined;
  if (!loaded) throw new UsageError("DATABASE_URL needs the package pg: npm install --save-dev pg");
  const { Client } = loaded.default;
  const administration = new Client({ connectionString: url });
  await administration.connect().catch((error: unknown) => {
    throw new UsageError(`The server of DATABASE_URL cannot be reached: ${messageOf(error)}`);
  });
  const { rows } = await administration.query({ text: "show server_version", rowMode: "array" });
  const open = new Map<string, Client>();
  const drop = async (name: string) => {
    await open.get(name)?.end();
    open.delete(name);
    await administration.query(`drop database if exists ${name}`);
  };
  return {
    name: `PostgreSQL ${rows[0]?.[0] ?? ""} (DATABASE_URL)`,
    async open(): Promise<PostgresDatabase> {
      const name = `cf_codemod_verify_${randomBytes(6).toString("hex")}`;
      await administration.query(`create database ${name} template template0`).catch((error: unknown) => {
        throw new UsageError(`No database can be made on the server of DATABASE_URL: ${messageOf(error)}`);
      });
      const address = new URL(url);
      address.pathname = `/${name}`;
      const client = new Client({ connectionString: address.href });
      await client.connect();
      open.set(name, client);
      return {
        async execute(sql) {
          await client.query(sql);
        },
        query: async (sql) => (await client.query({ text: sql, rowMode: "array" })).rows,
        close: () => drop(name),
      };
    },
    async dispose() {
      for (const name of [...open.keys()]) await drop(name);
      await administration.end();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
