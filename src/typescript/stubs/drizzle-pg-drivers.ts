import type { Stub } from "./stub.js";

interface Driver {
  /** The module below `drizzle-orm/`. */
  readonly module: string;
  readonly database: string;
  readonly transaction?: string;
  readonly resultKind: string;
  /** What an `execute()` gives, with `Row` for its rows. */
  readonly result: string;
  /** Imports that the result and the client need. */
  readonly imports: string;
  /** Type of what `drizzle()` takes. */
  readonly client: string;
  /** Members that only this database has. */
  readonly members?: string;
}

const pgRows = "{ rows: Row[]; rowCount: number | null; command: string; oid: number; fields: any[] }";

const drivers: readonly Driver[] = [
  {
    module: "node-postgres",
    database: "NodePgDatabase",
    transaction: "NodePgTransaction",
    resultKind: "NodePgQueryResultHKT",
    result: "QueryResult<Extract<Row, QueryResultRow>>",
    imports: `import type { Client, Pool, PoolClient, QueryResult, QueryResultRow } from "pg";`,
    client: "Pool | PoolClient | Client",
  },
  {
    module: "postgres-js",
    database: "PostgresJsDatabase",
    transaction: "PostgresJsTransaction",
    resultKind: "PostgresJsQueryResultHKT",
    result: "RowList<Row[]>",
    imports: `import type { RowList, Sql } from "postgres";`,
    client: "Sql",
  },
  {
    module: "neon-http",
    database: "NeonHttpDatabase",
    transaction: "NeonTransaction",
    resultKind: "NeonHttpQueryResultHKT",
    result: pgRows,
    imports: `import type { NeonQueryFunction } from "@neondatabase/serverless";`,
    client: "NeonQueryFunction<any, any>",
    members:
      "$withAuth(token: any): this;\n    batch<const T extends readonly [PromiseLike<any>, ...PromiseLike<any>[]]>(batch: T): Promise<{ -readonly [Index in keyof T]: Awaited<T[Index]> }>;",
  },
  {
    module: "neon-serverless",
    database: "NeonDatabase",
    transaction: "NeonTransaction",
    resultKind: "NeonQueryResultHKT",
    result: pgRows,
    imports: `import type { Client, Pool, PoolClient } from "@neondatabase/serverless";`,
    client: "Pool | PoolClient | Client",
  },
  {
    module: "vercel-postgres",
    database: "VercelPgDatabase",
    transaction: "VercelPgTransaction",
    resultKind: "VercelPgQueryResultHKT",
    result: pgRows,
    imports: `import type { VercelClient, VercelPool, VercelPoolClient } from "@vercel/postgres";`,
    client: "VercelPool | VercelClient | VercelPoolClient",
  },
  {
    module: "pglite",
    database: "PgliteDatabase",
    transaction: "PgliteTransaction",
    resultKind: "PgliteQueryResultHKT",
    result: "{ rows: Row[]; affectedRows?: number; fields: any[] }",
    imports: `import type { PGlite } from "@electric-sql/pglite";`,
    client: "PGlite",
  },
  {
    module: "xata-http",
    database: "XataHttpDatabase",
    transaction: "XataTransaction",
    resultKind: "XataHttpQueryResultHKT",
    result: "{ records: Row[]; rowCount: number }",
    imports: "",
    client: "any",
  },
  {
    module: "aws-data-api/pg",
    database: "AwsDataApiPgDatabase",
    transaction: "AwsDataApiTransaction",
    resultKind: "AwsDataApiPgQueryResultHKT",
    result: "{ rows: Row[] }",
    imports: "",
    client: "any",
  },
  {
    module: "pg-proxy",
    database: "PgRemoteDatabase",
    transaction: "PgProxyTransaction",
    resultKind: "PgRemoteQueryResultHKT",
    result: "Row[]",
    imports: "",
    client: "(sql: string, params: any[], method: any, typings?: any) => Promise<{ rows: any[] }>",
  },
];

function declarationOf(driver: Driver): string {
  const { module, database, transaction, resultKind, result, imports, client, members } = driver;
  const migrator =
    module === "pg-proxy"
      ? "db: PgRemoteDatabase<any>, callback: (queries: string[]) => Promise<void>, config: MigrationConfig"
      : `db: ${database}<any>, config: MigrationConfig`;
  return `
declare module "drizzle-orm/${module}" {
  import { PgDatabase, PgQueryResultHKT, PgTransaction } from "drizzle-orm/pg-core";
  ${imports}
  type ResultOf<Row> = ${result};
  export interface ${resultKind} extends PgQueryResultHKT {
    type: ResultOf<this["row"]>;
  }
  export class ${database}<Schema extends Record<string, unknown> = Record<string, never>>
    extends PgDatabase<${resultKind}, Schema>
  {
    ${members ?? ""}
  }
  export class ${transaction ?? ""}<Schema extends Record<string, unknown> = any, _Relations = any>
    extends PgTransaction<${resultKind}, Schema, _Relations> {}
  type DrizzleConfig<Schema> = {
    schema?: Schema;
    relations?: any;
    logger?: any;
    casing?: "snake_case" | "camelCase";
    cache?: any;
    [option: string]: any;
  };
  type DriverClient = ${client};
  export function drizzle<Schema extends Record<string, unknown> = Record<string, never>, Client = DriverClient>(
    ...params:
      | []
      | [DriverClient | string]
      | [DriverClient | string, DrizzleConfig<Schema>]
      | [DrizzleConfig<Schema> & ({ connection?: any } | { client?: DriverClient })]
  ): ${database}<Schema> & { $client: Client };
  export namespace drizzle {
    function mock<Schema extends Record<string, unknown> = Record<string, never>>(
      config?: DrizzleConfig<Schema>,
    ): ${database}<Schema>;
  }
}

declare module "drizzle-orm/${module}/migrator" {
  import type { ${database} } from "drizzle-orm/${module}";
  type MigrationConfig = { migrationsFolder: string; migrationsTable?: string; migrationsSchema?: string };
  export function migrate(${migrator}): Promise<void>;
}
${module === "aws-data-api/pg" ? "" : sessionOf(driver)}`;
}

/** The module that real code takes the types of results and transactions from. */
function sessionOf({ module, resultKind, transaction }: Driver): string {
  return `
declare module "drizzle-orm/${module}/session" {
  export { ${resultKind}, ${transaction ?? ""} } from "drizzle-orm/${module}";
}
`;
}

/** drizzle's drivers of PostgreSQL, with their migrators. https://orm.drizzle.team/docs/connect-overview */
export const drizzlePgDrivers = {
  provides: drivers.flatMap(({ module }) => [
    `drizzle-orm/${module}`,
    `drizzle-orm/${module}/migrator`,
    ...(module === "aws-data-api/pg" ? [] : [`drizzle-orm/${module}/session`]),
  ]),
  requires: [
    "drizzle-orm",
    "drizzle-orm/pg-core",
    "pg",
    "postgres",
    "@neondatabase/serverless",
    "@vercel/postgres",
    "@electric-sql/pglite",
  ],
  text: drivers.map(declarationOf).join(""),
} satisfies Stub;
