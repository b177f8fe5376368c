import type { Stub } from "./stub.js";

/**
 * The part of drizzle that an application on SQLite meets: schema, queries, the two synchronous drivers and D1's.
 * https://orm.drizzle.team/docs/get-started-sqlite. Class names and the `"sync" | "async"` parameter are the library's,
 * since transforms look at both. Rows are typed from the schema; joins and relations only loosely.
 */
export const drizzleOrm = {
  provides: [
    "drizzle-orm",
    "drizzle-orm/batch",
    "drizzle-orm/sqlite-core",
    "drizzle-orm/bun-sqlite",
    "drizzle-orm/bun-sqlite/migrator",
    "drizzle-orm/better-sqlite3",
    "drizzle-orm/better-sqlite3/migrator",
    "drizzle-orm/d1",
    "drizzle-orm/d1/migrator",
  ],
  requires: ["bun:sqlite", "better-sqlite3", "cloudflare:workers"],
  text: `
declare module "drizzle-orm" {
  export interface SQLWrapper {
    getSQL(): SQL;
  }
  export class SQL<T = unknown> implements SQLWrapper {
    readonly _: { readonly type: T };
    as(alias: string): SQL.Aliased<T>;
    as<U>(alias: string): SQL.Aliased<U>;
    mapWith<D extends (value: any) => any>(decoder: D): SQL<ReturnType<D>>;
    mapWith(decoder: any): SQL<any>;
    append(sql: SQL): this;
    inlineParams(): this;
    getSQL(): SQL;
  }
  export namespace SQL {
    class Aliased<T = unknown> implements SQLWrapper {
      readonly _: { readonly type: T };
      getSQL(): SQL;
    }
  }
  export class Placeholder<Name extends string = string> implements SQLWrapper {
    readonly name: Name;
    getSQL(): SQL;
  }
  export const sql: {
    <T = unknown>(strings: TemplateStringsArray, ...params: any[]): SQL<T>;
    raw(text: string): SQL;
    empty(): SQL;
    join(chunks: any[], separator?: SQL): SQL;
    identifier(name: string): any;
    placeholder<Name extends string>(name: Name): Placeholder<Name>;
    param(value: unknown, encoder?: any): any;
  };

  export class Column<Data = any, NotNull extends boolean = boolean, HasDefault extends boolean = boolean>
    implements SQLWrapper
  {
    readonly _: { readonly data: Data; readonly notNull: NotNull; readonly hasDefault: HasDefault };
    readonly name: string;
    readonly table: Table;
    getSQL(): SQL;
    mapFromDriverValue(value: unknown): unknown;
    mapToDriverValue(value: unknown): unknown;
  }
  export class Table<Columns = any> implements SQLWrapper {
    readonly _: { readonly columns: Columns };
    getSQL(): SQL;
  }
  export type InferSelectModel<T extends Table> = T extends { $inferSelect: infer Row } ? Row : any;
  export type InferInsertModel<T extends Table> = T extends { $inferInsert: infer Row } ? Row : any;
  export function getTableColumns<T extends Table>(table: T): T["_"]["columns"];
  export function getTableName(table: Table): string;
  export type InferModel<T extends Table, Mode extends "select" | "insert" = "select"> =
    Mode extends "insert" ? InferInsertModel<T> : InferSelectModel<T>;
  export type InferEnum<T> = any;
  export type AnyColumn = Column;
  export type AnyTable<_Partial = any> = Table;
  export type ExtractTablesWithRelations<Schema> = Schema;
  export type DrizzleConfig<Schema = any> = { schema?: Schema; logger?: any; casing?: "snake_case" | "camelCase"; cache?: any };
  export type BuildQueryResult<_Relations = any, _Table = any, _Config = any> = any;
  export type DBQueryConfig<_Kind = any, _Root = any, _Relations = any, _Table = any> = any;
  export function is(value: any, type: any): boolean;
  export class DrizzleError extends Error {}
  export class DrizzleQueryError extends Error {
    readonly query: string;
    readonly params: any[];
  }

  export abstract class QueryPromise<T> implements Promise<T> {
    [Symbol.toStringTag]: string;
    then<A = T, B = never>(
      onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
      onRejected?: ((reason: any) => B | PromiseLike<B>) | null,
    ): Promise<A | B>;
    catch<B = never>(onRejected?: ((reason: any) => B | PromiseLike<B>) | null): Promise<T | B>;
    finally(onFinally?: (() => void) | null): Promise<T>;
    execute(placeholderValues?: Record<string, unknown>): Promise<T>;
  }

  type Condition = SQL | undefined;
  export function eq(left: any, right: any): SQL;
  export function ne(left: any, right: any): SQL;
  export function gt(left: any, right: any): SQL;
  export function gte(left: any, right: any): SQL;
  export function lt(left: any, right: any): SQL;
  export function lte(left: any, right: any): SQL;
  export function and(...conditions: (SQLWrapper | undefined)[]): Condition;
  export function or(...conditions: (SQLWrapper | undefined)[]): Condition;
  export function not(condition: SQLWrapper): SQL;
  export function inArray(column: any, values: readonly any[] | SQLWrapper): SQL;
  export function notInArray(column: any, values: readonly any[] | SQLWrapper): SQL;
  export function isNull(value: SQLWrapper): SQL;
  export function isNotNull(value: SQLWrapper): SQL;
  export function exists(subquery: SQLWrapper): SQL;
  export function notExists(subquery: SQLWrapper): SQL;
  export function between(column: any, min: any, max: any): SQL;
  export function notBetween(column: any, min: any, max: any): SQL;
  export function like(column: any, pattern: string | SQLWrapper): SQL;
  export function notLike(column: any, pattern: string | SQLWrapper): SQL;
  export function ilike(column: any, pattern: string | SQLWrapper): SQL;
  export function notIlike(column: any, pattern: string | SQLWrapper): SQL;
  export function arrayContains(column: any, values: any): SQL;
  export function arrayContained(column: any, values: any): SQL;
  export function arrayOverlaps(column: any, values: any): SQL;
  export function l2Distance(column: any, value: any): SQL;
  export function l1Distance(column: any, value: any): SQL;
  export function innerProduct(column: any, value: any): SQL;
  export function cosineDistance(column: any, value: any): SQL;
  export function hammingDistance(column: any, value: any): SQL;
  export function jaccardDistance(column: any, value: any): SQL;
  export function avgDistinct(expression: SQLWrapper): SQL<string | null>;
  export function sumDistinct(expression: SQLWrapper): SQL<string | null>;
  export function asc(column: SQLWrapper): SQL;
  export function desc(column: SQLWrapper): SQL;
  export function count(expression?: SQLWrapper): SQL<number>;
  export function countDistinct(expression: SQLWrapper): SQL<number>;
  export function avg(expression: SQLWrapper): SQL<string | null>;
  export function sum(expression: SQLWrapper): SQL<string | null>;
  export function max<T extends SQLWrapper>(expression: T): SQL<any>;
  export function min<T extends SQLWrapper>(expression: T): SQL<any>;
  export function relations(table: Table, relations: (helpers: { one: any; many: any }) => Record<string, any>): any;
  export function defineRelations(schema: any, relations?: (helpers: any) => any): any;
  export function defineRelationsPart(schema: any, relations?: (helpers: any) => any): any;
  export class TransactionRollbackError extends Error {}
}

declare module "drizzle-orm/batch" {
  export type BatchItem<Dialect extends string = string> = PromiseLike<any>;
}

declare module "drizzle-orm/sqlite-core" {
  import { Column, QueryPromise, SQL, SQLWrapper, Table } from "drizzle-orm";

  export class SQLiteColumn<
    Data = any,
    NotNull extends boolean = boolean,
    HasDefault extends boolean = boolean,
  > extends Column<Data, NotNull, HasDefault> {}
  export type AnySQLiteColumn = SQLiteColumn;

  export class SQLiteColumnBuilder<Data, NotNull extends boolean = false, HasDefault extends boolean = false> {
    readonly _: { readonly data: Data; readonly notNull: NotNull; readonly hasDefault: HasDefault };
    $type<T>(): SQLiteColumnBuilder<T, NotNull, HasDefault>;
    notNull(): SQLiteColumnBuilder<Data, true, HasDefault>;
    default(value: Data | SQL): SQLiteColumnBuilder<Data, NotNull, true>;
    $default(fn: () => Data | SQL): SQLiteColumnBuilder<Data, NotNull, true>;
    $defaultFn(fn: () => Data | SQL): SQLiteColumnBuilder<Data, NotNull, true>;
    $onUpdate(fn: () => Data | SQL): SQLiteColumnBuilder<Data, NotNull, true>;
    $onUpdateFn(fn: () => Data | SQL): SQLiteColumnBuilder<Data, NotNull, true>;
    primaryKey(config?: { autoIncrement?: boolean; onConflict?: string }): SQLiteColumnBuilder<Data, true, true>;
    unique(name?: string): this;
    references(column: () => AnySQLiteColumn, actions?: { onUpdate?: string; onDelete?: string }): this;
    generatedAlwaysAs(expression: any, config?: object): SQLiteColumnBuilder<Data, NotNull, true>;
  }

  export function integer(name?: string): SQLiteColumnBuilder<number>;
  export function integer(config: { mode: "boolean" }): SQLiteColumnBuilder<boolean>;
  export function integer(config: { mode: "timestamp" | "timestamp_ms" }): SQLiteColumnBuilder<Date>;
  export function integer(config: { mode?: "number" }): SQLiteColumnBuilder<number>;
  export function integer(name: string, config: { mode: "boolean" }): SQLiteColumnBuilder<boolean>;
  export function integer(
    name: string,
    config: { mode: "timestamp" | "timestamp_ms" },
  ): SQLiteColumnBuilder<Date>;
  export function integer(name: string, config: { mode?: "number" }): SQLiteColumnBuilder<number>;
  export function text(config: { mode: "json" }): SQLiteColumnBuilder<unknown>;
  export function text(name: string, config: { mode: "json" }): SQLiteColumnBuilder<unknown>;
  export function text<const E extends string>(
    config: { mode?: "text"; length?: number; enum: readonly E[] },
  ): SQLiteColumnBuilder<E>;
  export function text<const E extends string>(
    name: string,
    config: { mode?: "text"; length?: number; enum: readonly E[] },
  ): SQLiteColumnBuilder<E>;
  export function text(name?: string, config?: { mode?: "text"; length?: number }): SQLiteColumnBuilder<string>;
  export function text(config: { mode?: "text"; length?: number }): SQLiteColumnBuilder<string>;
  export function real(name?: string): SQLiteColumnBuilder<number>;
  export function numeric(name?: string, config?: { mode?: string }): SQLiteColumnBuilder<any>;
  export function blob(config: { mode: "json" }): SQLiteColumnBuilder<unknown>;
  export function blob(name: string, config: { mode: "json" }): SQLiteColumnBuilder<unknown>;
  export function blob(config: { mode: "bigint" }): SQLiteColumnBuilder<bigint>;
  export function blob(name: string, config: { mode: "bigint" }): SQLiteColumnBuilder<bigint>;
  export function blob(name?: string, config?: { mode?: "buffer" }): SQLiteColumnBuilder<Uint8Array>;
  export function customType<T extends { data: unknown; driverData?: unknown; config?: unknown }>(
    params: any,
  ): (name?: string, config?: T["config"]) => SQLiteColumnBuilder<T["data"]>;

  type Builders = Record<string, SQLiteColumnBuilder<any, boolean, boolean>>;
  type BuildColumn<B> =
    B extends SQLiteColumnBuilder<infer Data, infer NotNull, infer HasDefault>
      ? SQLiteColumn<Data, NotNull, HasDefault>
      : never;
  type BuildColumns<B> = { [Name in keyof B]: BuildColumn<B[Name]> };
  type Value<C> = C extends Column<infer Data, infer NotNull, boolean> ? (NotNull extends true ? Data : Data | null) : any;
  type RowOf<Columns> = { [Name in keyof Columns]: Value<Columns[Name]> };
  type RequiredNames<Columns> = {
    [Name in keyof Columns]: Columns[Name] extends Column<any, true, false> ? Name : never;
  }[keyof Columns];
  type InsertOf<Columns> = { [Name in RequiredNames<Columns>]: Value<Columns[Name]> | SQL } & {
    [Name in Exclude<keyof Columns, RequiredNames<Columns>>]?: Value<Columns[Name]> | SQL | undefined;
  };

  export class SQLiteTable<Columns = any> extends Table<Columns> {
    readonly $inferSelect: RowOf<Columns>;
    readonly $inferInsert: InsertOf<Columns>;
  }
  export type SQLiteTableWithColumns<Columns> = SQLiteTable<Columns> & Columns;
  export type AnySQLiteTable = SQLiteTable;
  export function sqliteTable<B extends Builders>(
    name: string,
    columns: B | ((types: any) => B),
    extraConfig?: (self: BuildColumns<B>) => any,
  ): SQLiteTableWithColumns<BuildColumns<B>>;
  export function sqliteTableCreator(customizeTableName: (name: string) => string): typeof sqliteTable;
  export function index(name?: string): any;
  export function uniqueIndex(name?: string): any;
  export function unique(name?: string): any;
  export function primaryKey(config: any): any;
  export function foreignKey(config: any): any;
  export function check(name: string, value: SQL): any;
  export function alias<T extends SQLiteTable>(table: T, alias: string): T;
  export function sqliteView(name: string, columns?: any): any;
  export function union(...queries: any[]): any;
  export function unionAll(...queries: any[]): any;

  export type Result<Kind extends "sync" | "async", T> = { sync: T; async: Promise<T> }[Kind];
  export type DBResult<Kind extends "sync" | "async", T> = { sync: T; async: SQLiteRaw<T> }[Kind];
  export class SQLiteRaw<T> extends QueryPromise<T> implements SQLWrapper {
    getSQL(): SQL;
  }

  type Query = { sql: string; params: unknown[] };
  type PlaceholderValues = Record<string, unknown>;
  export abstract class SQLitePreparedQuery<Kind extends "sync" | "async", Run, All, Get, Values, Execute> {
    getQuery(): Query;
    run(placeholderValues?: PlaceholderValues): Result<Kind, Run>;
    all(placeholderValues?: PlaceholderValues): Result<Kind, All>;
    get(placeholderValues?: PlaceholderValues): Result<Kind, Get>;
    values(placeholderValues?: PlaceholderValues): Result<Kind, Values>;
    execute(placeholderValues?: PlaceholderValues): { sync: ExecuteResultSync<Execute>; async: Promise<Execute> }[Kind];
  }
  export class ExecuteResultSync<T> extends QueryPromise<T> {
    sync(): T;
  }

  type SelectedFields = Record<string, any>;
  type SelectedValue<F> =
    F extends SQL<infer T> ? T
    : F extends SQL.Aliased<infer T> ? T
    : F extends SQLiteTable<infer Columns> ? RowOf<Columns>
    : F extends Column ? Value<F>
    : F extends Record<string, any> ? { [Name in keyof F]: SelectedValue<F[Name]> }
    : unknown;
  type SelectedRow<Fields> = { [Name in keyof Fields]: SelectedValue<Fields[Name]> };
  type FromRow<Source> = Source extends SQLiteTable<infer Columns> ? RowOf<Columns> : any;
  type JoinedRow<Fields, Row> = Fields extends undefined ? { [table: string]: any } : Row;

  export class SQLiteSelectBuilder<Fields extends SelectedFields | undefined, Kind extends "sync" | "async", Run> {
    from<Source extends SQLWrapper>(
      source: Source,
    ): SQLiteSelectBase<Fields, Kind, Run, Fields extends undefined ? FromRow<Source> : SelectedRow<Fields>>;
  }
  export class SQLiteSelectBase<Fields, Kind extends "sync" | "async", Run, Row> extends QueryPromise<Row[]> {
    leftJoin(table: SQLWrapper, on: SQL | undefined): SQLiteSelectBase<Fields, Kind, Run, JoinedRow<Fields, Row>>;
    rightJoin(table: SQLWrapper, on: SQL | undefined): SQLiteSelectBase<Fields, Kind, Run, JoinedRow<Fields, Row>>;
    innerJoin(table: SQLWrapper, on: SQL | undefined): SQLiteSelectBase<Fields, Kind, Run, JoinedRow<Fields, Row>>;
    fullJoin(table: SQLWrapper, on: SQL | undefined): SQLiteSelectBase<Fields, Kind, Run, JoinedRow<Fields, Row>>;
    crossJoin(table: SQLWrapper): SQLiteSelectBase<Fields, Kind, Run, JoinedRow<Fields, Row>>;
    where(where: SQL | undefined | ((aliases: any) => SQL | undefined)): this;
    having(having: SQL | undefined | ((aliases: any) => SQL | undefined)): this;
    groupBy(...columns: any[]): this;
    orderBy(...columns: any[]): this;
    limit(limit: number | SQLWrapper): this;
    offset(offset: number | SQLWrapper): this;
    union(query: any): this;
    unionAll(query: any): this;
    intersect(query: any): this;
    except(query: any): this;
    as(alias: string): any;
    getSQL(): SQL;
    toSQL(): Query;
    $dynamic(): this;
    $withCache(config?: any): this;
    prepare(): SQLitePreparedQuery<Kind, Run, Row[], Row | undefined, unknown[][], Row[]>;
    run(): Result<Kind, Run>;
    all(): Result<Kind, Row[]>;
    get(): Result<Kind, Row | undefined>;
    values(): Result<Kind, unknown[][]>;
  }

  type InsertValue<T extends SQLiteTable> = T["$inferInsert"];
  type Executed<Run, Returning> = Returning extends undefined ? Run : Returning[];
  export class SQLiteInsertBuilder<T extends SQLiteTable, Kind extends "sync" | "async", Run> {
    values(value: InsertValue<T> | InsertValue<T>[]): SQLiteInsertBase<T, Kind, Run>;
    select(query: any): SQLiteInsertBase<T, Kind, Run>;
  }
  export class SQLiteInsertBase<
    T extends SQLiteTable,
    Kind extends "sync" | "async",
    Run,
    Returning = undefined,
  > extends QueryPromise<Executed<Run, Returning>> {
    returning(): SQLiteInsertBase<T, Kind, Run, T["$inferSelect"]>;
    returning<Fields extends SelectedFields>(fields: Fields): SQLiteInsertBase<T, Kind, Run, SelectedRow<Fields>>;
    onConflictDoNothing(config?: any): this;
    onConflictDoUpdate(config: any): this;
    getSQL(): SQL;
    toSQL(): Query;
    $dynamic(): this;
    prepare(): SQLitePreparedQuery<Kind, Run, Returning[], Returning, unknown[][], Executed<Run, Returning>>;
    run(): Result<Kind, Run>;
    all(): Result<Kind, Returning[]>;
    get(): Result<Kind, Returning>;
    values(): Result<Kind, unknown[][]>;
  }

  export class SQLiteUpdateBuilder<T extends SQLiteTable, Kind extends "sync" | "async", Run> {
    set(values: { [Name in keyof T["$inferInsert"]]?: any }): SQLiteUpdateBase<T, Kind, Run>;
  }
  export class SQLiteUpdateBase<
    T extends SQLiteTable,
    Kind extends "sync" | "async",
    Run,
    Returning = undefined,
  > extends QueryPromise<Executed<Run, Returning>> {
    from(source: SQLWrapper): this;
    leftJoin(table: SQLWrapper, on: SQL | undefined): this;
    rightJoin(table: SQLWrapper, on: SQL | undefined): this;
    innerJoin(table: SQLWrapper, on: SQL | undefined): this;
    fullJoin(table: SQLWrapper, on: SQL | undefined): this;
    where(where: SQL | undefined): this;
    orderBy(...columns: any[]): this;
    limit(limit: number | SQLWrapper): this;
    returning(): SQLiteUpdateBase<T, Kind, Run, T["$inferSelect"]>;
    returning<Fields extends SelectedFields>(fields: Fields): SQLiteUpdateBase<T, Kind, Run, SelectedRow<Fields>>;
    getSQL(): SQL;
    toSQL(): Query;
    $dynamic(): this;
    prepare(): SQLitePreparedQuery<Kind, Run, Returning[], Returning, unknown[][], Executed<Run, Returning>>;
    run(): Result<Kind, Run>;
    all(): Result<Kind, Returning[]>;
    get(): Result<Kind, Returning>;
    values(): Result<Kind, unknown[][]>;
  }

  export class SQLiteDeleteBase<
    T extends SQLiteTable,
    Kind extends "sync" | "async",
    Run,
    Returning = undefined,
  > extends QueryPromise<Executed<Run, Returning>> {
    where(where: SQL | undefined): this;
    orderBy(...columns: any[]): this;
    limit(limit: number | SQLWrapper): this;
    returning(): SQLiteDeleteBase<T, Kind, Run, T["$inferSelect"]>;
    returning<Fields extends SelectedFields>(fields: Fields): SQLiteDeleteBase<T, Kind, Run, SelectedRow<Fields>>;
    getSQL(): SQL;
    toSQL(): Query;
    $dynamic(): this;
    prepare(): SQLitePreparedQuery<Kind, Run, Returning[], Returning, unknown[][], Executed<Run, Returning>>;
    run(): Result<Kind, Run>;
    all(): Result<Kind, Returning[]>;
    get(): Result<Kind, Returning>;
    values(): Result<Kind, unknown[][]>;
  }

  type RelationalRow<T> = T extends SQLiteTable<infer Columns> ? RowOf<Columns> & { [relation: string]: any } : any;
  type RelationalConfig = {
    columns?: Record<string, boolean>;
    with?: Record<string, any>;
    extras?: any;
    where?: any;
    orderBy?: any;
    limit?: number | SQLWrapper;
    offset?: number | SQLWrapper;
  };
  export type SQLiteRelationalQueryKind<Kind extends "sync" | "async", T> = Kind extends "async"
    ? SQLiteRelationalQuery<Kind, T>
    : SQLiteSyncRelationalQuery<T>;
  export class RelationalQueryBuilder<Kind extends "sync" | "async", T> {
    findMany(config?: RelationalConfig): SQLiteRelationalQueryKind<Kind, RelationalRow<T>[]>;
    findFirst(config?: Omit<RelationalConfig, "limit">): SQLiteRelationalQueryKind<Kind, RelationalRow<T> | undefined>;
  }
  export class SQLiteRelationalQuery<Kind extends "sync" | "async", T> extends QueryPromise<T> {
    getSQL(): SQL;
    toSQL(): Query;
    prepare(): SQLitePreparedQuery<Kind, unknown, T, T, unknown, T>;
  }
  export class SQLiteSyncRelationalQuery<T> extends SQLiteRelationalQuery<"sync", T> {
    sync(): T;
  }

  export interface SQLiteTransactionConfig {
    behavior?: "deferred" | "immediate" | "exclusive";
  }
  interface Statements<Kind extends "sync" | "async", Run> {
    select(): SQLiteSelectBuilder<undefined, Kind, Run>;
    select<Fields extends SelectedFields>(fields: Fields): SQLiteSelectBuilder<Fields, Kind, Run>;
    selectDistinct(): SQLiteSelectBuilder<undefined, Kind, Run>;
    selectDistinct<Fields extends SelectedFields>(fields: Fields): SQLiteSelectBuilder<Fields, Kind, Run>;
    insert<T extends SQLiteTable>(into: T): SQLiteInsertBuilder<T, Kind, Run>;
    update<T extends SQLiteTable>(table: T): SQLiteUpdateBuilder<T, Kind, Run>;
    delete<T extends SQLiteTable>(from: T): SQLiteDeleteBase<T, Kind, Run>;
  }
  export class BaseSQLiteDatabase<Kind extends "sync" | "async", Run, Schema extends Record<string, unknown> = any, _S = any> {
    readonly _: { readonly fullSchema: Schema };
    query: { [Name in keyof Schema]: RelationalQueryBuilder<Kind, Schema[Name]> };
    $with(alias: string, selection?: any): { as(query: any): any };
    with(...queries: any[]): Statements<Kind, Run>;
    $count(source: SQLWrapper, filters?: SQL): SQL<number> & Promise<number>;
    $cache: { invalidate: any };
    select(): SQLiteSelectBuilder<undefined, Kind, Run>;
    select<Fields extends SelectedFields>(fields: Fields): SQLiteSelectBuilder<Fields, Kind, Run>;
    selectDistinct(): SQLiteSelectBuilder<undefined, Kind, Run>;
    selectDistinct<Fields extends SelectedFields>(fields: Fields): SQLiteSelectBuilder<Fields, Kind, Run>;
    insert<T extends SQLiteTable>(into: T): SQLiteInsertBuilder<T, Kind, Run>;
    update<T extends SQLiteTable>(table: T): SQLiteUpdateBuilder<T, Kind, Run>;
    delete<T extends SQLiteTable>(from: T): SQLiteDeleteBase<T, Kind, Run>;
    run(query: SQLWrapper | string): DBResult<Kind, Run>;
    all<T = unknown>(query: SQLWrapper | string): DBResult<Kind, T[]>;
    get<T = unknown>(query: SQLWrapper | string): DBResult<Kind, T>;
    values<T extends unknown[] = unknown[]>(query: SQLWrapper | string): DBResult<Kind, T[]>;
    transaction<T>(
      transaction: (tx: SQLiteTransaction<Kind, Run, Schema>) => Result<Kind, T>,
      config?: SQLiteTransactionConfig,
    ): Result<Kind, T>;
  }
  export class SQLiteTransaction<
    Kind extends "sync" | "async",
    Run,
    Schema extends Record<string, unknown> = any,
    _S = any,
  > extends BaseSQLiteDatabase<Kind, Run, Schema, _S> {
    rollback(): never;
  }
}

declare module "drizzle-orm/bun-sqlite" {
  import type { Database } from "bun:sqlite";
  import { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
  type DrizzleConfig<Schema> = { schema?: Schema; logger?: any; casing?: "snake_case" | "camelCase"; cache?: any };
  export class BunSQLiteDatabase<
    Schema extends Record<string, unknown> = Record<string, never>,
  > extends BaseSQLiteDatabase<"sync", void, Schema> {}
  export function drizzle<Schema extends Record<string, unknown> = Record<string, never>, Client extends Database = Database>(
    ...params:
      | []
      | [Client | string]
      | [Client | string, DrizzleConfig<Schema>]
      | [DrizzleConfig<Schema> & ({ connection?: any } | { client: Client })]
  ): BunSQLiteDatabase<Schema> & { $client: Client };
  export namespace drizzle {
    function mock<Schema extends Record<string, unknown> = Record<string, never>>(
      config?: DrizzleConfig<Schema>,
    ): BunSQLiteDatabase<Schema>;
  }
}

declare module "drizzle-orm/bun-sqlite/migrator" {
  import type { BunSQLiteDatabase } from "drizzle-orm/bun-sqlite";
  export function migrate(db: BunSQLiteDatabase<any>, config: { migrationsFolder: string; migrationsTable?: string }): void;
}

declare module "drizzle-orm/better-sqlite3" {
  import type { Database, RunResult } from "better-sqlite3";
  import { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
  type DrizzleConfig<Schema> = { schema?: Schema; logger?: any; casing?: "snake_case" | "camelCase"; cache?: any };
  export class BetterSQLite3Database<
    Schema extends Record<string, unknown> = Record<string, never>,
  > extends BaseSQLiteDatabase<"sync", RunResult, Schema> {}
  export function drizzle<Schema extends Record<string, unknown> = Record<string, never>>(
    ...params:
      | []
      | [Database | string]
      | [Database | string, DrizzleConfig<Schema>]
      | [DrizzleConfig<Schema> & ({ connection?: any } | { client: Database })]
  ): BetterSQLite3Database<Schema> & { $client: Database };
  export namespace drizzle {
    function mock<Schema extends Record<string, unknown> = Record<string, never>>(
      config?: DrizzleConfig<Schema>,
    ): BetterSQLite3Database<Schema>;
  }
}

declare module "drizzle-orm/better-sqlite3/migrator" {
  import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
  export function migrate(
    db: BetterSQLite3Database<any>,
    config: { migrationsFolder: string; migrationsTable?: string },
  ): void;
}

declare module "drizzle-orm/d1" {
  import { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
  type DrizzleConfig<Schema> = { schema?: Schema; logger?: any; casing?: "snake_case" | "camelCase"; cache?: any };
  export class DrizzleD1Database<
    Schema extends Record<string, unknown> = Record<string, never>,
  > extends BaseSQLiteDatabase<"async", D1Result, Schema> {
    batch<const T extends readonly [PromiseLike<any>, ...PromiseLike<any>[]]>(
      batch: T,
    ): Promise<{ -readonly [Index in keyof T]: Awaited<T[Index]> }>;
  }
  export function drizzle<Schema extends Record<string, unknown> = Record<string, never>, Client extends D1Database = D1Database>(
    client: Client,
    config?: DrizzleConfig<Schema>,
  ): DrizzleD1Database<Schema> & { $client: Client };
}

declare module "drizzle-orm/d1/migrator" {
  import type { DrizzleD1Database } from "drizzle-orm/d1";
  export function migrate(
    db: DrizzleD1Database<any>,
    config: { migrationsFolder: string; migrationsTable?: string },
  ): Promise<void>;
}
`,
} satisfies Stub;
