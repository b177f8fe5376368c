import type { PostgresServer } from "./databases.js";
import { loadOptionalPackage } from "./optional-package.js";

/** As far as it is used here. */
interface PglitePackage {
  readonly PGlite: { create(options: object): Promise<Pglite> };
}

interface Pglite {
  exec(sql: string): Promise<unknown>;
  query(
    sql: string,
    parameters: undefined,
    options: { rowMode: "array" },
  ): Promise<{ readonly rows: (string | null)[][] }>;
  close(): Promise<void>;
}

/** Extensions that migrations make, and PGlite brings along. */
const extensions = [
  "citext",
  "hstore",
  "ltree",
  "pg_trgm",
  "pgcrypto",
  "uuid_ossp",
  "btree_gin",
  "btree_gist",
  "unaccent",
  "fuzzystrmatch",
  "intarray",
  "cube",
  "earthdistance",
  "tablefunc",
] as const;

/**
 * Starts PGlite: PostgreSQL as WebAssembly, in this process. It holds one database, which is emptied for each `open()`.
 *
 * @returns `undefined` where it is not installed
 */
export async function startPglite(projectRoot: string): Promise<PostgresServer | undefined> {
  const loaded = (await loadOptionalPackage("@electric-sql/pglite", projectRoot)) as PglitePackage | undefined;
  if (!loaded) return undefined;
  const pglite = await loaded.PGlite.create({ extensions: await loadExtensions(projectRoot) });
  const query = async (sql: string) => (await pglite.query(sql, undefined, { rowMode: "array" })).rows;
  const execute = async (sql: string) => {
    await pglite.exec(sql);
  };
  const version = (await query("select split_part(version(), ' ', 2)"))[0]?.[0] ?? "";
  let used = false;
  return {
    name: `PGlite (PostgreSQL ${version})`,
    async open() {
      if (used) await empty(execute, query);
      used = true;
      return { execute, query, close: () => Promise.resolve() };
    },
    dispose: () => pglite.close(),
  };
}

async function loadExtensions(projectRoot: string): Promise<Record<string, unknown>> {
  const loaded = await Promise.all(
    [
      ...extensions.map((name) => [name, `@electric-sql/pglite/contrib/${name}`] as const),
      ["vector", "@electric-sql/pglite-pgvector"] as const,
    ].map(async ([name, from]) => {
      const found = (await loadOptionalPackage(from, projectRoot)) as Readonly<Record<string, unknown>> | undefined;
      return found ? [[name, found[name]] as const] : [];
    }),
  );
  return Object.fromEntries(loaded.flat());
}

/** Drops all that a migration can have made, and puts the session's settings back. */
async function empty(
  execute: (sql: string) => Promise<void>,
  query: (sql: string) => Promise<(string | null)[][]>,
): Promise<void> {
  // DISCARD ALL refuses to be one of several statements.
  for (const reset of ["rollback", "reset session authorization", "reset role", "discard all"]) await execute(reset);
  const drops = await query(`
    select format('drop extension %I cascade', extname) from pg_extension where extname <> 'plpgsql'
    union all select format('drop event trigger %I', evtname) from pg_event_trigger
    union all select format('drop publication %I', pubname) from pg_publication
    union all select format('drop schema %I cascade', nspname) from pg_namespace
      where nspname <> 'information_schema' and nspname not like 'pg\\_%'`);
  for (const [drop] of drops) await execute(drop ?? "");
  await execute("create schema public");
}
