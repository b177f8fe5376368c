import type { Stub } from "./stub.js";

/** Column builders without options that bear on the type: name → type of the value. */
const plainColumns: Readonly<Record<string, string>> = {
  boolean: "boolean",
  bit: "string",
  cidr: "string",
  doublePrecision: "number",
  halfvec: "number[]",
  inet: "string",
  integer: "number",
  interval: "string",
  json: "unknown",
  jsonb: "unknown",
  macaddr: "string",
  macaddr8: "string",
  real: "number",
  smallint: "number",
  sparsevec: "string",
  time: "string",
  uuid: "string",
  vector: "number[]",
  char: "string",
};

/** Builders whose column has a default, and is not null. */
const serialColumns = ["serial", "smallserial"];

const columns = [
  ...Object.entries(plainColumns).flatMap(([name, data]) => [
    `  export function ${name}(name?: string, config?: any): PgColumnBuilder<${data}>;`,
    `  export function ${name}(config: Record<string, any>): PgColumnBuilder<${data}>;`,
  ]),
  ...serialColumns.map((name) => `  export function ${name}(name?: string): PgColumnBuilder<number, true, true>;`),
].join("\n");

/** A builder whose option tells the type of the value, with the name of the column and without. */
function byOption(name: string, option: string, data: string, typeParameters = ""): string {
  return [
    `  export function ${name}${typeParameters}(config: ${option}): PgColumnBuilder<${data}>;`,
    `  export function ${name}${typeParameters}(name: string, config: ${option}): PgColumnBuilder<${data}>;`,
  ].join("\n");
}

const textLike = ["text", "varchar"].map((name) =>
  [
    byOption(name, "{ length?: number; enum: readonly E[] | [E, ...E[]] }", "E", "<const E extends string>"),
    `  export function ${name}(name?: string, config?: { length?: number }): PgColumnBuilder<string>;`,
    `  export function ${name}(config: { length?: number }): PgColumnBuilder<string>;`,
  ].join("\n"),
);

const optionColumns = [
  ...textLike,
  byOption("timestamp", `PgTimestampConfig & { mode: "string" }`, "string"),
  `  export function timestamp(name?: string, config?: PgTimestampConfig): PgColumnBuilder<Date>;`,
  `  export function timestamp(config: PgTimestampConfig): PgColumnBuilder<Date>;`,
  byOption("date", `{ mode: "date" }`, "Date"),
  `  export function date(name?: string, config?: { mode?: "string" }): PgColumnBuilder<string>;`,
  `  export function date(config: { mode?: "string" }): PgColumnBuilder<string>;`,
  byOption("bigint", `{ mode: "number" }`, "number"),
  byOption("bigint", `{ mode: "bigint" }`, "bigint"),
  byOption("bigint", `{ mode: "string" }`, "string"),
  `  export function bigserial(config: { mode: "number" }): PgColumnBuilder<number, true, true>;`,
  `  export function bigserial(name: string, config: { mode: "number" }): PgColumnBuilder<number, true, true>;`,
  `  export function bigserial(config: { mode: "bigint" }): PgColumnBuilder<bigint, true, true>;`,
  `  export function bigserial(name: string, config: { mode: "bigint" }): PgColumnBuilder<bigint, true, true>;`,
  ...["numeric", "decimal"].flatMap((name) => [
    byOption(name, `PgNumericConfig & { mode: "number" }`, "number"),
    byOption(name, `PgNumericConfig & { mode: "bigint" }`, "bigint"),
    `  export function ${name}(name?: string, config?: PgNumericConfig): PgColumnBuilder<string>;`,
    `  export function ${name}(config: PgNumericConfig): PgColumnBuilder<string>;`,
  ]),
  ...["point", "line", "geometry"].flatMap((name) => [
    `  export function ${name}(name?: string, config?: any): PgColumnBuilder<any>;`,
    `  export function ${name}(config: Record<string, any>): PgColumnBuilder<any>;`,
  ]),
].join("\n");

/**
 * drizzle's dialect of PostgreSQL: tables, columns and queries. https://orm.drizzle.team/docs/column-types/pg. Names of
 * classes are the library's, since transforms look at them. Rows are typed from the schema; joins and relations loosely.
 */
export const drizzlePgCore = {
  provides: ["drizzle-orm/pg-core"],
  requires: ["drizzle-orm", "cloudflare:workers"],
  text: `
declare module "drizzle-orm/pg-core" {
  import { Column, QueryPromise, SQL, SQLWrapper, Table } from "drizzle-orm";

  export class PgColumn<Data = any, NotNull extends boolean = boolean, HasDefault extends boolean = boolean>
    extends Column<Data, NotNull, HasDefault>
  {
    asc(): this;
    desc(): this;
    nullsFirst(): this;
    nullsLast(): this;
    op(operatorClass: string): this;
  }
  export type AnyPgColumn<_Partial = any> = PgColumn;
  export type ExtraConfigColumn<_T = any> = PgColumn;

  type SequenceOptions = {
    name?: string;
    increment?: number | string;
    minValue?: number | string;
    maxValue?: number | string;
    startWith?: number | string;
    cache?: number | string;
    cycle?: boolean;
  };
  export type UpdateDeleteAction = "cascade" | "restrict" | "no action" | "set null" | "set default";
  export type PgTimestampConfig = { mode?: "date" | "string"; precision?: number; withTimezone?: boolean };
  export type PgNumericConfig = { precision?: number; scale?: number; mode?: "string" | "number" | "bigint" };

  export class PgColumnBuilder<Data = any, NotNull extends boolean = false, HasDefault extends boolean = false> {
    readonly _: { readonly data: Data; readonly notNull: NotNull; readonly hasDefault: HasDefault };
    $type<T>(): PgColumnBuilder<T, NotNull, HasDefault>;
    notNull(): PgColumnBuilder<Data, true, HasDefault>;
    default(value: Data | SQL): PgColumnBuilder<Data, NotNull, true>;
    defaultNow(): PgColumnBuilder<Data, NotNull, true>;
    defaultRandom(): PgColumnBuilder<Data, NotNull, true>;
    $default(fn: () => Data | SQL): PgColumnBuilder<Data, NotNull, true>;
    $defaultFn(fn: () => Data | SQL): PgColumnBuilder<Data, NotNull, true>;
    $onUpdate(fn: () => Data | SQL | null): PgColumnBuilder<Data, NotNull, true>;
    $onUpdateFn(fn: () => Data | SQL | null): PgColumnBuilder<Data, NotNull, true>;
    primaryKey(): PgColumnBuilder<Data, true, HasDefault>;
    unique(name?: string, config?: { nulls: "distinct" | "not distinct" }): this;
    references(column: () => AnyPgColumn, actions?: { onUpdate?: UpdateDeleteAction; onDelete?: UpdateDeleteAction }): this;
    array(size?: number | string): PgColumnBuilder<Data[], NotNull, HasDefault>;
    generatedAlwaysAs(expression: any): PgColumnBuilder<Data, NotNull, true>;
    generatedAlwaysAsIdentity(sequence?: SequenceOptions): PgColumnBuilder<Data, true, true>;
    generatedByDefaultAsIdentity(sequence?: SequenceOptions): PgColumnBuilder<Data, true, true>;
  }
  export type PgColumnBuilderBase<_T = any> = PgColumnBuilder<any, boolean, boolean>;

${columns}
${optionColumns}
  export function customType<T extends { data: unknown; driverData?: unknown; config?: unknown }>(
    params: any,
  ): (name?: any, config?: T["config"]) => PgColumnBuilder<T["data"]>;

  export interface PgEnum<Values extends [string, ...string[]] = [string, ...string[]]> {
    (name?: string): PgColumnBuilder<Values[number]>;
    readonly enumName: string;
    readonly enumValues: Values;
    readonly schema: string | undefined;
  }
  export function pgEnum<U extends string, const T extends readonly [U, ...U[]]>(
    name: string,
    values: T,
  ): PgEnum<T extends readonly [infer First extends string, ...infer Rest extends string[]] ? [First, ...Rest] : [string, ...string[]]>;
  export function pgEnum(name: string, values: readonly string[] | Record<string, string>): PgEnum;

  type Builders = Record<string, PgColumnBuilder<any, boolean, boolean>>;
  type BuildColumn<B> =
    B extends PgColumnBuilder<infer Data, infer NotNull, infer HasDefault> ? PgColumn<Data, NotNull, HasDefault> : never;
  type BuildColumns<B> = { [Name in keyof B]: BuildColumn<B[Name]> };
  type Value<C> = C extends Column<infer Data, infer NotNull, boolean> ? (NotNull extends true ? Data : Data | null) : any;
  type RowOf<Columns> = { [Name in keyof Columns]: Value<Columns[Name]> };
  type RequiredNames<Columns> = {
    [Name in keyof Columns]: Columns[Name] extends Column<any, true, false> ? Name : never;
  }[keyof Columns];
  type InsertOf<Columns> = { [Name in RequiredNames<Columns>]: Value<Columns[Name]> | SQL } & {
    [Name in Exclude<keyof Columns, RequiredNames<Columns>>]?: Value<Columns[Name]> | SQL | undefined;
  };

  export class PgTable<Columns = any> extends Table<Columns> {
    readonly $inferSelect: RowOf<Columns>;
    readonly $inferInsert: InsertOf<Columns>;
  }
  export type PgTableWithColumns<Columns> = PgTable<Columns> & Columns & { enableRLS(): PgTableWithColumns<Columns> };
  export type AnyPgTable<_Partial = any> = PgTable;
  export type PgTableExtraConfig = Record<string, any>;
  export type PgTableExtraConfigValue = any;
  export interface PgTableFn {
    <B extends Builders>(
      name: string,
      columns: B | ((types: any) => B),
      extraConfig?: (self: BuildColumns<B>) => any,
    ): PgTableWithColumns<BuildColumns<B>>;
    withRLS: PgTableFn;
  }
  export const pgTable: PgTableFn;
  export function pgTableCreator(customizeTableName: (name: string) => string): PgTableFn;
  export class PgSchema<Name extends string = string> {
    readonly schemaName: Name;
    readonly table: PgTableFn;
    readonly view: typeof pgView;
    readonly materializedView: typeof pgMaterializedView;
    readonly enum: typeof pgEnum;
    readonly sequence: typeof pgSequence;
  }
  export function pgSchema<Name extends string>(name: Name): PgSchema<Name>;
  export function pgSequence(name: string, options?: SequenceOptions): any;
  export class PgView<_Config = any> implements SQLWrapper {
    getSQL(): SQL;
  }
  export class PgMaterializedView<_Config = any> implements SQLWrapper {
    getSQL(): SQL;
  }
  export function pgView(name: string, columns?: any): any;
  export function pgMaterializedView(name: string, columns?: any): any;
  export function pgRole(name: string, config?: any): any;
  export function pgPolicy(name: string, config?: any): any;

  export class IndexBuilder {
    concurrently(): this;
    with(parameters: Record<string, any>): this;
    where(condition: SQL): this;
  }
  export class IndexBuilderOn {
    on(...columns: any[]): IndexBuilder;
    onOnly(...columns: any[]): IndexBuilder;
    using(method: string, ...columns: any[]): IndexBuilder;
  }
  export function index(name?: string): IndexBuilderOn;
  export function uniqueIndex(name?: string): IndexBuilderOn;
  export class UniqueConstraintBuilder {
    nullsNotDistinct(): this;
  }
  export class UniqueOnConstraintBuilder {
    on(...columns: any[]): UniqueConstraintBuilder;
  }
  export function unique(name?: string): UniqueOnConstraintBuilder;
  export class PrimaryKeyBuilder {}
  export function primaryKey(config: { name?: string; columns: any[] }): PrimaryKeyBuilder;
  export function primaryKey(...columns: any[]): PrimaryKeyBuilder;
  export class ForeignKeyBuilder {
    onUpdate(action: UpdateDeleteAction): this;
    onDelete(action: UpdateDeleteAction): this;
  }
  export function foreignKey(config: { name?: string; columns: any[]; foreignColumns: any[] }): ForeignKeyBuilder;
  export class CheckBuilder {}
  export function check(name: string, value: SQL): CheckBuilder;

  export function alias<T extends PgTable>(table: T, alias: string): T;
  export function getTableConfig(table: PgTable): any;
  export function getViewConfig(view: any): any;
  export function union(...queries: any[]): any;
  export function unionAll(...queries: any[]): any;
  export function intersect(...queries: any[]): any;
  export function intersectAll(...queries: any[]): any;
  export function except(...queries: any[]): any;
  export function exceptAll(...queries: any[]): any;
  export class PgDialect {
    sqlToQuery(sql: SQL): { sql: string; params: unknown[] };
  }

  export interface PgQueryResultHKT {
    readonly $brand: "PgQueryResultHKT";
    readonly row: unknown;
    readonly type: unknown;
  }
  export type PgQueryResultKind<Kind extends PgQueryResultHKT, Row> = (Kind & { readonly row: Row })["type"];

  type Query = { sql: string; params: unknown[] };
  export class PgPreparedQuery<Result = any> {
    getQuery(): Query;
    execute(placeholderValues?: Record<string, unknown>): Promise<Result>;
  }

  export type SelectedFields = Record<string, any>;
  type SelectedValue<F> =
    F extends SQL<infer T> ? T
    : F extends SQL.Aliased<infer T> ? T
    : F extends PgTable<infer Columns> ? RowOf<Columns>
    : F extends Column ? Value<F>
    : F extends Record<string, any> ? { [Name in keyof F]: SelectedValue<F[Name]> }
    : unknown;
  type SelectedRow<Fields> = { [Name in keyof Fields]: SelectedValue<Fields[Name]> };
  type FromRow<Source> = Source extends PgTable<infer Columns> ? RowOf<Columns> : any;
  type JoinedRow<Fields, Row> = Fields extends undefined ? { [table: string]: any } : Row;

  export class PgSelectBuilder<Fields extends SelectedFields | undefined = any> {
    from<Source extends SQLWrapper>(
      source: Source,
    ): PgSelectBase<Fields, Fields extends undefined ? FromRow<Source> : SelectedRow<Fields>>;
  }
  export class PgSelectBase<Fields = any, Row = any> extends QueryPromise<Row[]> implements SQLWrapper {
    leftJoin(table: SQLWrapper, on: SQL | undefined): PgSelectBase<Fields, JoinedRow<Fields, Row>>;
    rightJoin(table: SQLWrapper, on: SQL | undefined): PgSelectBase<Fields, JoinedRow<Fields, Row>>;
    innerJoin(table: SQLWrapper, on: SQL | undefined): PgSelectBase<Fields, JoinedRow<Fields, Row>>;
    fullJoin(table: SQLWrapper, on: SQL | undefined): PgSelectBase<Fields, JoinedRow<Fields, Row>>;
    crossJoin(table: SQLWrapper): PgSelectBase<Fields, JoinedRow<Fields, Row>>;
    leftJoinLateral(table: SQLWrapper, on: SQL | undefined): PgSelectBase<Fields, JoinedRow<Fields, Row>>;
    innerJoinLateral(table: SQLWrapper, on: SQL | undefined): PgSelectBase<Fields, JoinedRow<Fields, Row>>;
    crossJoinLateral(table: SQLWrapper): PgSelectBase<Fields, JoinedRow<Fields, Row>>;
    where(where: SQL | undefined | ((aliases: any) => SQL | undefined)): this;
    having(having: SQL | undefined | ((aliases: any) => SQL | undefined)): this;
    groupBy(...columns: any[]): this;
    orderBy(...columns: any[]): this;
    limit(limit: number | SQLWrapper): this;
    offset(offset: number | SQLWrapper): this;
    for(strength: string, config?: any): this;
    union(query: any): this;
    unionAll(query: any): this;
    intersect(query: any): this;
    intersectAll(query: any): this;
    except(query: any): this;
    exceptAll(query: any): this;
    as(alias: string): any;
    getSQL(): SQL;
    toSQL(): Query;
    $dynamic(): this;
    $withCache(config?: any): this;
    prepare(name: string): PgPreparedQuery<Row[]>;
  }
  export type PgSelect<Fields = any> = PgSelectBase<Fields>;

  type InsertValue<T extends PgTable> = T["$inferInsert"];
  type Executed<Result extends PgQueryResultHKT, Returning> =
    Returning extends undefined ? PgQueryResultKind<Result, never> : Returning[];
  export class PgInsertBuilder<T extends PgTable = any, Result extends PgQueryResultHKT = any> {
    overridingSystemValue(): this;
    values(value: InsertValue<T> | InsertValue<T>[]): PgInsertBase<T, Result>;
    select(query: any): PgInsertBase<T, Result>;
  }
  export class PgInsertBase<T extends PgTable = any, Result extends PgQueryResultHKT = any, Returning = undefined>
    extends QueryPromise<Executed<Result, Returning>>
  {
    returning(): PgInsertBase<T, Result, T["$inferSelect"]>;
    returning<Fields extends SelectedFields>(fields: Fields): PgInsertBase<T, Result, SelectedRow<Fields>>;
    onConflictDoNothing(config?: any): this;
    onConflictDoUpdate(config: any): this;
    getSQL(): SQL;
    toSQL(): Query;
    $dynamic(): this;
    prepare(name: string): PgPreparedQuery<Executed<Result, Returning>>;
  }
  export class PgUpdateBuilder<T extends PgTable = any, Result extends PgQueryResultHKT = any> {
    set(values: { [Name in keyof T["$inferInsert"]]?: any }): PgUpdateBase<T, Result>;
  }
  export type PgUpdateSetSource<T extends PgTable> = { [Name in keyof T["$inferInsert"]]?: any };
  export type PgInsertValue<T extends PgTable> = InsertValue<T>;
  export class PgUpdateBase<T extends PgTable = any, Result extends PgQueryResultHKT = any, Returning = undefined>
    extends QueryPromise<Executed<Result, Returning>>
  {
    from(source: SQLWrapper): this;
    leftJoin(table: SQLWrapper, on: SQL | undefined): this;
    rightJoin(table: SQLWrapper, on: SQL | undefined): this;
    innerJoin(table: SQLWrapper, on: SQL | undefined): this;
    fullJoin(table: SQLWrapper, on: SQL | undefined): this;
    where(where: SQL | undefined): this;
    returning(): PgUpdateBase<T, Result, T["$inferSelect"]>;
    returning<Fields extends SelectedFields>(fields: Fields): PgUpdateBase<T, Result, SelectedRow<Fields>>;
    getSQL(): SQL;
    toSQL(): Query;
    $dynamic(): this;
    prepare(name: string): PgPreparedQuery<Executed<Result, Returning>>;
  }
  export class PgDeleteBase<T extends PgTable = any, Result extends PgQueryResultHKT = any, Returning = undefined>
    extends QueryPromise<Executed<Result, Returning>>
  {
    where(where: SQL | undefined): this;
    returning(): PgDeleteBase<T, Result, T["$inferSelect"]>;
    returning<Fields extends SelectedFields>(fields: Fields): PgDeleteBase<T, Result, SelectedRow<Fields>>;
    getSQL(): SQL;
    toSQL(): Query;
    $dynamic(): this;
    prepare(name: string): PgPreparedQuery<Executed<Result, Returning>>;
  }
  export class PgRaw<Result = any> extends QueryPromise<Result> implements SQLWrapper {
    getSQL(): SQL;
    prepare(name: string): PgPreparedQuery<Result>;
  }
  export class PgRefreshMaterializedView<Result = any> extends QueryPromise<any> {
    concurrently(): this;
    withNoData(): this;
  }

  type RelationalRow<T> = T extends PgTable<infer Columns> ? RowOf<Columns> & { [relation: string]: any } : any;
  type RelationalConfig = {
    columns?: Record<string, boolean>;
    with?: Record<string, any>;
    extras?: any;
    where?: any;
    orderBy?: any;
    limit?: number | SQLWrapper;
    offset?: number | SQLWrapper;
  };
  export class RelationalQueryBuilder<T = any, _Fields = any> {
    findMany(config?: RelationalConfig): PgRelationalQuery<RelationalRow<T>[]>;
    findFirst(config?: Omit<RelationalConfig, "limit">): PgRelationalQuery<RelationalRow<T> | undefined>;
  }
  export class PgRelationalQuery<Result = any> extends QueryPromise<Result> implements SQLWrapper {
    getSQL(): SQL;
    toSQL(): Query;
    prepare(name: string): PgPreparedQuery<Result>;
  }

  interface Statements<Result extends PgQueryResultHKT> {
    select(): PgSelectBuilder<undefined>;
    select<Fields extends SelectedFields>(fields: Fields): PgSelectBuilder<Fields>;
    selectDistinct(): PgSelectBuilder<undefined>;
    selectDistinct<Fields extends SelectedFields>(fields: Fields): PgSelectBuilder<Fields>;
    selectDistinctOn(on: any[]): PgSelectBuilder<undefined>;
    selectDistinctOn<Fields extends SelectedFields>(on: any[], fields: Fields): PgSelectBuilder<Fields>;
    insert<T extends PgTable>(into: T): PgInsertBuilder<T, Result>;
    update<T extends PgTable>(table: T): PgUpdateBuilder<T, Result>;
    delete<T extends PgTable>(from: T): PgDeleteBase<T, Result>;
  }
  export interface PgTransactionConfig {
    isolationLevel?: "read uncommitted" | "read committed" | "repeatable read" | "serializable";
    accessMode?: "read only" | "read write";
    deferrable?: boolean;
  }
  export class PgDatabase<
    Result extends PgQueryResultHKT = any,
    Schema extends Record<string, unknown> = any,
    _Relations = any,
  > {
    readonly _: { readonly fullSchema: Schema };
    query: { [Name in keyof Schema]: RelationalQueryBuilder<Schema[Name]> } & {
      [table: string]: RelationalQueryBuilder<any>;
    };
    $with(alias: string, selection?: any): { as(query: any): any };
    with(...queries: any[]): Statements<Result>;
    $count(source: SQLWrapper, filters?: SQL): SQL<number> & Promise<number>;
    $cache: { invalidate: any };
    select(): PgSelectBuilder<undefined>;
    select<Fields extends SelectedFields>(fields: Fields): PgSelectBuilder<Fields>;
    selectDistinct(): PgSelectBuilder<undefined>;
    selectDistinct<Fields extends SelectedFields>(fields: Fields): PgSelectBuilder<Fields>;
    selectDistinctOn(on: any[]): PgSelectBuilder<undefined>;
    selectDistinctOn<Fields extends SelectedFields>(on: any[], fields: Fields): PgSelectBuilder<Fields>;
    insert<T extends PgTable>(into: T): PgInsertBuilder<T, Result>;
    update<T extends PgTable>(table: T): PgUpdateBuilder<T, Result>;
    delete<T extends PgTable>(from: T): PgDeleteBase<T, Result>;
    execute<Row extends Record<string, unknown> = Record<string, unknown>>(
      query: SQLWrapper | string,
    ): PgRaw<PgQueryResultKind<Result, Row>>;
    refreshMaterializedView(view: any): PgRefreshMaterializedView;
    transaction<T>(
      transaction: (tx: PgTransaction<Result, Schema>) => Promise<T>,
      config?: PgTransactionConfig,
    ): Promise<T>;
  }
  export class PgTransaction<
    Result extends PgQueryResultHKT = any,
    Schema extends Record<string, unknown> = any,
    _Relations = any,
  > extends PgDatabase<Result, Schema, _Relations> {
    rollback(): never;
    setTransaction(config: PgTransactionConfig): Promise<void>;
  }
  export type PgWithReplicas<Q> = Q & { $primary: Q; $replicas: Q[] };
  export function withReplicas<Q>(primary: Q, replicas: [Q, ...Q[]], choose?: (replicas: Q[]) => Q): PgWithReplicas<Q>;
}
`,
} satisfies Stub;
