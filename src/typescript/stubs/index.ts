import { betterSqlite3 } from "./better-sqlite3.js";
import { bunSqlite } from "./bun-sqlite.js";
import { bunTest } from "./bun-test.js";
import { cloudflareWorkers, workersTypes } from "./cloudflare-workers.js";
import { deno, nodeTypes } from "./deno.js";
import { drizzleOrm } from "./drizzle-orm.js";
import { drizzlePgCore } from "./drizzle-pg-core.js";
import { drizzlePgDrivers } from "./drizzle-pg-drivers.js";
import { jestGlobals } from "./jest-globals.js";
import { nodeSqlite } from "./node-sqlite.js";
import { nodeTest } from "./node-test.js";
import { opennextCloudflare } from "./opennext-cloudflare.js";
import { neonServerless, pg, pglite, postgresJs, vercelPostgres } from "./postgres-clients.js";
import { ioredis, nodeRedis, upstashRedis, vercelKv } from "./redis-clients.js";
import type { Stub } from "./stub.js";
import { vercelBlob } from "./vercel-blob.js";
import { vitest } from "./vitest.js";

export type { Stub } from "./stub.js";

/**
 * Stubs by the name of every module they declare. Several names may share one stub: add its text to a program once.
 *
 * An ambient declaration wins over an installed module of the same name. So a stub belongs in a program only where the
 * module does not resolve and the project does not declare it itself.
 */
export const stubs: Readonly<Record<string, Stub>> = Object.fromEntries(
  [
    bunSqlite,
    betterSqlite3,
    nodeSqlite,
    drizzleOrm,
    drizzlePgCore,
    drizzlePgDrivers,
    pg,
    postgresJs,
    neonServerless,
    vercelPostgres,
    pglite,
    bunTest,
    vitest,
    jestGlobals,
    nodeTest,
    cloudflareWorkers,
    workersTypes,
    opennextCloudflare,
    ioredis,
    nodeRedis,
    upstashRedis,
    vercelKv,
    vercelBlob,
  ].flatMap((stub: Stub) => stub.provides.map((name) => [name, stub])),
);

/** What programs have without an import, and need the types of the web for. */
export const globalStubs: { readonly deno: Stub; readonly nodeTypes: Stub } = { deno, nodeTypes };
