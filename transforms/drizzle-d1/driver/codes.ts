import type { CodeTable } from "../../../src/engine/transform.js";

export const driverCodes = {
  "drizzle-d1/binding": {
    level: "review",
    short: "`drizzle(client)` → `drizzle(env.DB)`",
    help: "The database is opened over the D1 binding, from `env` of `cloudflare:workers`; in a Next.js project from `getCloudflareContext()` of `@opennextjs/cloudflare`. A binding can be used only while a request is handled, but `drizzle(env.DB)` at the top of a module does not use it yet. In Next.js the context itself exists only during a request, so a database that is opened when the module loads gets an object that asks for the binding at each query.",
  },
  "drizzle-d1/driver": {
    level: "review",
    short: "drizzle's driver of PostgreSQL → `drizzle-orm/d1`",
    help: "Modules and types: `drizzle-orm/node-postgres`, `postgres-js`, `neon-http`, `neon-serverless`, `vercel-postgres`, `pglite`, `xata-http`, `aws-data-api/pg`, `pg-proxy`, `bun-sql` → `drizzle-orm/d1`; `NodePgDatabase<…>` and the like → `DrizzleD1Database<…>`.",
  },
  "drizzle-d1/client": {
    level: "review",
    short: "pool or client of PostgreSQL removed",
    help: "What only fed drizzle goes: the pool or client with its options (`max`, `ssl`, `prepare`), `connect()` and `end()`, listeners, the variable on `globalThis` that kept it over reloads, and the connection string with the check that it is set.",
  },
  "drizzle-d1/client-query": {
    level: "manual",
    short: "the PostgreSQL client is used without drizzle",
    help: "The query goes to PostgreSQL past drizzle, so the client stays. Write it with drizzle, or as SQL of SQLite: ``db.all(sql`…`)``, or `env.DB.prepare(…).bind(…).all()`. Then remove the client and its package.",
  },
  "drizzle-d1/raw-client": {
    level: "manual",
    short: "a PostgreSQL client without drizzle",
    help: "Queries and connections of `pg`, `postgres`, `@neondatabase/serverless`, `@vercel/postgres` and the like are not converted. Write them for D1 (`env.DB.prepare(sql).bind(…).all()`, with `?` for parameters), or keep PostgreSQL and reach it through Hyperdrive.",
  },
  "drizzle-d1/construction": {
    level: "manual",
    short: "`drizzle()` whose arguments could not be read",
    help: "On D1 it is `drizzle(env.DB, { schema, … })`: the binding first, the options after it.",
  },
  "drizzle-d1/several-databases": {
    level: "manual",
    short: "more than one database is opened",
    help: "Both became the same binding. Where they are two databases, declare a second `d1_databases` entry and use it; where one is a choice between drivers for the same data (Neon in production, node-postgres in development), one of them is enough on D1: `wrangler dev` has a local database.",
  },
  "drizzle-d1/mixed-runtimes": {
    level: "manual",
    short: "a Next.js app and another Worker share the database module",
    help: "`cloudflare:workers` cannot be resolved by Next.js, and `getCloudflareContext()` works only there. Give the function that opens the database the binding as a parameter: `createDatabase(env.DB)`.",
  },
  "drizzle-d1/migrate": {
    level: "review",
    short: "`migrate()` at the start removed",
    help: "`wrangler d1 migrations apply DB` runs the files of the folder, before a deploy and, with `--local`, for `wrangler dev`.",
  },
  "drizzle-d1/migrate-script": {
    level: "manual",
    short: "a script that migrates PostgreSQL",
    help: "It stays as it is. `wrangler d1 migrations apply DB` takes its place: remove the script, what calls it in package.json and in CI, and the PostgreSQL packages that only it needs.",
  },
  "drizzle-d1/script": {
    level: "manual",
    short: "a script that needs the database outside of a Worker",
    help: "Node.js and Bun have no bindings, and cannot import `cloudflare:workers`. Take the binding from wrangler: `const { env } = await getPlatformProxy()` (of `wrangler`), and `drizzle(env.DB)` over it; or write the rows as SQL and run `wrangler d1 execute DB --file seed.sql`.",
  },
  "drizzle-d1/mock": {
    level: "manual",
    short: "a test that replaces the PostgreSQL driver",
    help: "`drizzle.mock()` has no counterpart in `drizzle-orm/d1`, and a module that is mocked by its name is another one now. Tests get a real local D1 from `@cloudflare/vitest-pool-workers`, or from miniflare.",
  },
  "drizzle-d1/driver-type": {
    level: "manual",
    short: "something of a PostgreSQL driver that D1 has not",
    help: "Types of results (`NodePgQueryResultHKT`), sessions and options of a driver. On D1 a query that gives no rows has the type `D1Result`.",
  },
  "drizzle-d1/kit-config": {
    level: "review",
    short: "drizzle-kit's config for D1",
    help: '`dialect: "sqlite"`, `driver: "d1-http"` and its credentials, and a new folder for migrations, as those of PostgreSQL cannot be continued. `drizzle-kit generate` needs no credentials; `push`, `pull`, `migrate` and `studio` work on the remote database and do. The token needs the permission D1:Edit.',
  },
  "drizzle-d1/kit-config-unknown": {
    level: "manual",
    short: "a drizzle-kit config that could not be read",
    help: 'For D1 it needs `dialect: "sqlite"`, `driver: "d1-http"`, `dbCredentials: { accountId, databaseId, token }`, and an `out` folder of its own.',
  },
  "drizzle-d1/connection-variable": {
    level: "manual",
    short: "the connection string is still read",
    help: "D1 has no connection string. Remove the variable where nothing else needs it: from checks of the environment, which would refuse to start, from `.env` files, CI and the hosting's settings.",
  },
  "drizzle-d1/other-library": {
    level: "manual",
    short: "another library on PostgreSQL",
    help: 'Only drizzle is converted. **Prisma**: `provider = "sqlite"` in the schema, `@prisma/adapter-d1` (`new PrismaClient({ adapter: new PrismaD1(env.DB) })`), migrations by `prisma migrate diff` and `wrangler d1 migrations apply`. **Kysely**: `new Kysely({ dialect: new D1Dialect({ database: env.DB }) })` of `kysely-d1`. **TypeORM**, **Sequelize**, **MikroORM** and **Knex** have no driver for D1: keep PostgreSQL and reach it through Hyperdrive, or move to drizzle. `sql-d1` translates the migrations of all of them.',
  },
} as const satisfies CodeTable;
