import type { Stub } from "./stub.js";

/** Members of `pg`, which `@neondatabase/serverless` and `@vercel/postgres` have as well. */
const nodePostgres = `
  export interface QueryResultRow {
    [column: string]: any;
  }
  export interface QueryResult<Row extends QueryResultRow = any> {
    rows: Row[];
    rowCount: number | null;
    command: string;
    oid: number;
    fields: any[];
  }
  export interface QueryConfig {
    text: string;
    values?: any[];
    name?: string;
    rowMode?: string;
    types?: any;
  }
  export interface ClientConfig {
    connectionString?: string;
    host?: string;
    port?: number;
    user?: string;
    password?: any;
    database?: string;
    ssl?: any;
    [option: string]: any;
  }
  export interface PoolConfig extends ClientConfig {
    max?: number;
    min?: number;
    idleTimeoutMillis?: number;
  }
  export class ClientBase {
    query<Row extends QueryResultRow = any>(query: string | QueryConfig, values?: any[]): Promise<QueryResult<Row>>;
    query<Row extends QueryResultRow = any>(
      query: string | QueryConfig,
      values: any[],
      callback: (error: Error, result: QueryResult<Row>) => void,
    ): void;
    connect(): Promise<void>;
    on(event: string, listener: (...values: any[]) => void): this;
  }
  export class Client extends ClientBase {
    constructor(config?: string | ClientConfig);
    end(): Promise<void>;
  }
  export interface PoolClient extends ClientBase {
    release(error?: Error | boolean): void;
  }
  export class Pool {
    constructor(config?: PoolConfig);
    readonly totalCount: number;
    readonly idleCount: number;
    readonly waitingCount: number;
    query<Row extends QueryResultRow = any>(query: string | QueryConfig, values?: any[]): Promise<QueryResult<Row>>;
    connect(): Promise<PoolClient>;
    end(): Promise<void>;
    on(event: string, listener: (...values: any[]) => void): this;
  }
  export class DatabaseError extends Error {
    code?: string;
    detail?: string;
    constraint?: string;
    table?: string;
    column?: string;
  }
  export const types: any;`;

/**
 * What drizzle's drivers of PostgreSQL are opened over: https://node-postgres.com,
 * https://github.com/porsager/postgres, https://neon.com/docs/serverless/serverless-driver,
 * https://vercel.com/docs/storage/vercel-postgres/sdk and https://pglite.dev/docs/api
 */
export const pg = {
  provides: ["pg"],
  text: `
declare module "pg" {${nodePostgres}
  export const defaults: any;
  const pg: {
    Pool: typeof Pool;
    Client: typeof Client;
    DatabaseError: typeof DatabaseError;
    types: any;
    defaults: any;
    native: any;
  };
  export default pg;
}
`,
} as const satisfies Stub;

export const postgresJs = {
  provides: ["postgres"],
  text: `
declare module "postgres" {
  namespace postgres {
    interface Row {
      [column: string]: any;
    }
    type RowList<T extends readonly any[]> = T & {
      columns: any[];
      count: number;
      command: string;
      statement: any;
      state: any;
    };
    interface PendingQuery<T extends readonly any[]> extends Promise<RowList<T>> {
      values(): any;
      raw(): any;
      simple(): this;
      execute(): this;
      describe(): any;
      cursor(...options: any[]): any;
      forEach(callback: (row: T[number]) => void): Promise<any>;
      cancel(): void;
    }
    interface Options<_Types = any> {
      host?: any;
      port?: any;
      database?: string;
      username?: string;
      password?: any;
      ssl?: any;
      max?: number;
      idle_timeout?: number;
      connect_timeout?: number;
      max_lifetime?: number | null;
      prepare?: boolean;
      onnotice?: any;
      [option: string]: any;
    }
    type PostgresType<_T = any> = any;
    interface Sql<_Types = any> {
      <T extends readonly any[] = Row[]>(template: TemplateStringsArray, ...parameters: readonly any[]): PendingQuery<T>;
      (first: any, ...rest: any[]): any;
      unsafe<T extends readonly any[] = Row[]>(query: string, parameters?: any[], options?: any): PendingQuery<T>;
      begin<T>(callback: (sql: TransactionSql) => T | Promise<T>): Promise<T>;
      begin<T>(options: string, callback: (sql: TransactionSql) => T | Promise<T>): Promise<T>;
      listen(channel: string, callback: (value: string) => void, onListen?: () => void): any;
      notify(channel: string, payload: string): any;
      end(options?: { timeout?: number }): Promise<void>;
      close(): Promise<void>;
      json(value: any): any;
      array(value: any, type?: any): any;
      file(path: string, ...rest: any[]): any;
      reserve(): Promise<any>;
      readonly options: any;
      readonly parameters: any;
      readonly types: any;
    }
    interface TransactionSql<Types = any> extends Sql<Types> {
      savepoint<T>(callback: (sql: TransactionSql) => T | Promise<T>): Promise<T>;
    }
    class PostgresError extends Error {
      readonly code: string;
      readonly detail: string;
      readonly constraint_name: string;
      readonly table_name: string;
      readonly column_name: string;
    }
  }
  function postgres<_Types = any>(options?: postgres.Options): postgres.Sql;
  function postgres<_Types = any>(url: string, options?: postgres.Options): postgres.Sql;
  export = postgres;
}
`,
} as const satisfies Stub;

export const neonServerless = {
  provides: ["@neondatabase/serverless"],
  text: `
declare module "@neondatabase/serverless" {${nodePostgres}
  export interface FullQueryResults {
    rows: Record<string, any>[];
    rowCount: number;
    command: string;
    fields: any[];
    rowAsArray: boolean;
  }
  export interface NeonQueryFunction<_ArrayMode extends boolean = false, FullResults extends boolean = false> {
    (
      template: TemplateStringsArray,
      ...parameters: any[]
    ): Promise<FullResults extends true ? FullQueryResults : Record<string, any>[]>;
    (query: string, parameters?: any[], options?: any): Promise<any>;
    query(query: string, parameters?: any[], options?: any): Promise<any>;
    unsafe(text: string): any;
    transaction(queries: any, options?: any): Promise<any[]>;
  }
  export function neon<ArrayMode extends boolean = false, FullResults extends boolean = false>(
    connectionString: string,
    options?: any,
  ): NeonQueryFunction<ArrayMode, FullResults>;
  export const neonConfig: any;
  export class NeonDbError extends Error {
    code?: string;
  }
}
`,
} as const satisfies Stub;

export const vercelPostgres = {
  provides: ["@vercel/postgres"],
  text: `
declare module "@vercel/postgres" {${nodePostgres}
  interface Template {
    sql<Row extends QueryResultRow = any>(template: TemplateStringsArray, ...values: any[]): Promise<QueryResult<Row>>;
  }
  export class VercelClient extends Client {
    sql: Template["sql"];
  }
  export interface VercelPoolClient extends PoolClient {
    sql: Template["sql"];
  }
  export class VercelPool extends Pool {
    sql: Template["sql"];
  }
  export const db: VercelPool;
  export const sql: VercelPool & Template["sql"];
  export function createPool(config?: any): VercelPool;
  export function createClient(config?: any): VercelClient;
  export const postgresConnectionString: any;
}
`,
} as const satisfies Stub;

export const pglite = {
  provides: ["@electric-sql/pglite"],
  text: `
declare module "@electric-sql/pglite" {
  export interface Results<Row = Record<string, any>> {
    rows: Row[];
    affectedRows?: number;
    fields: any[];
  }
  export interface PGliteOptions {
    dataDir?: string;
    [option: string]: any;
  }
  export class PGlite {
    constructor(dataDir?: string, options?: PGliteOptions);
    constructor(options?: PGliteOptions);
    static create(...options: any[]): Promise<PGlite>;
    readonly waitReady: Promise<void>;
    query<Row = Record<string, any>>(query: string, parameters?: any[], options?: any): Promise<Results<Row>>;
    sql<Row = Record<string, any>>(template: TemplateStringsArray, ...parameters: any[]): Promise<Results<Row>>;
    exec(query: string, options?: any): Promise<Results[]>;
    transaction<T>(callback: (transaction: any) => Promise<T>): Promise<T>;
    listen(channel: string, callback: (payload: string) => void): Promise<any>;
    close(): Promise<void>;
  }
}
`,
} as const satisfies Stub;
