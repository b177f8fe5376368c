import type { Stub } from "./stub.js";

/** https://bun.sh/docs/api/sqlite */
export const bunSqlite = {
  provides: ["bun:sqlite"],
  text: `
declare module "bun:sqlite" {
  type SQLValue = string | bigint | number | boolean | null | Uint8Array | ArrayBufferLike | ArrayBufferView;
  export type SQLQueryBindings = SQLValue | Record<string, SQLValue>;
  export type SQLFunctionResult = SQLValue | undefined | void;

  export interface DatabaseOptions {
    readonly?: boolean | undefined;
    create?: boolean | undefined;
    readwrite?: boolean | undefined;
    safeIntegers?: boolean | undefined;
    strict?: boolean | undefined;
  }

  export interface Changes {
    changes: number;
    lastInsertRowid: number | bigint;
  }

  export interface FunctionOptions {
    varargs?: boolean | undefined;
    deterministic?: boolean | undefined;
    directOnly?: boolean | undefined;
    safeIntegers?: boolean | undefined;
  }

  export interface AggregateOptions<T = any> extends FunctionOptions {
    start?: T | (() => T) | undefined;
    step: (accumulator: T, ...args: any[]) => T | void;
    inverse?: ((accumulator: T, ...args: any[]) => T | void) | null | undefined;
    result?: ((accumulator: T) => SQLFunctionResult) | null | undefined;
  }

  export type UpdateHook = (
    this: Database,
    database: Database,
    tableName: string,
    rowid: number | bigint,
    schemaName: string,
  ) => void;

  export class Database {
    constructor(filename?: string, options?: number | DatabaseOptions);
    static open(filename: string, options?: number | DatabaseOptions): Database;
    static deserialize(
      serialized: Uint8Array | ArrayBufferLike,
      options?: boolean | Pick<DatabaseOptions, "readonly" | "strict" | "safeIntegers">,
    ): Database;
    static setCustomSQLite(path: string): boolean;
    static MAX_QUERY_CACHE_SIZE: number;
    readonly filename: string;
    readonly handle: number;
    get inTransaction(): boolean;
    get onInsert(): UpdateHook | null;
    set onInsert(hook: UpdateHook | null | undefined);
    get onUpdate(): UpdateHook | null;
    set onUpdate(hook: UpdateHook | null | undefined);
    get onDelete(): UpdateHook | null;
    set onDelete(hook: UpdateHook | null | undefined);
    run<Params extends SQLQueryBindings[]>(sql: string, ...bindings: Params[]): Changes;
    run(sql: string, ...bindings: SQLQueryBindings[]): Changes;
    exec<Params extends SQLQueryBindings[]>(sql: string, ...bindings: Params[]): Changes;
    exec(sql: string, ...bindings: SQLQueryBindings[]): Changes;
    query<Row = unknown, Params extends SQLQueryBindings | SQLQueryBindings[] = any>(
      sql: string,
    ): Statement<Row, Params extends any[] ? Params : [Params]>;
    prepare<Row = unknown, Params extends SQLQueryBindings | SQLQueryBindings[] = any>(
      sql: string,
      params?: Params,
    ): Statement<Row, Params extends any[] ? Params : [Params]>;
    transaction<Args extends any[], Result>(
      insideTransaction: (...args: Args) => Result,
    ): {
      (...args: Args): Result;
      deferred: (...args: Args) => Result;
      immediate: (...args: Args) => Result;
      exclusive: (...args: Args) => Result;
    };
    close(throwOnError?: boolean): void;
    clearQueryCache(): void;
    serialize(name?: string): Uint8Array;
    loadExtension(extension: string, entryPoint?: string): void;
    fileControl(op: number, arg?: ArrayBufferView | number | null): number;
    fileControl(databaseName: string, op: number, arg?: ArrayBufferView | number | null): number;
    function(name: string, fn: (...args: any[]) => SQLFunctionResult): this;
    function(name: string, options: FunctionOptions, fn: (...args: any[]) => SQLFunctionResult): this;
    aggregate<T = any>(name: string, options: AggregateOptions<T>): this;
    [Symbol.dispose](): void;
  }

  export class Statement<Row = unknown, Params extends SQLQueryBindings[] = any[]> {
    constructor(nativeHandle: any);
    readonly columnNames: string[];
    readonly columnTypes: ("INTEGER" | "FLOAT" | "TEXT" | "BLOB" | "NULL" | null)[];
    readonly declaredTypes: (string | null)[];
    readonly paramsCount: number;
    readonly reader: boolean;
    readonly readonly: boolean;
    readonly isFinalized: boolean;
    readonly native: any;
    all(...params: Params): Row[];
    get(...params: Params): Row | null;
    run(...params: Params): Changes;
    values(...params: Params): (string | bigint | number | Uint8Array | null)[][];
    raw(...params: Params): (Uint8Array | null)[][];
    iterate(...params: Params): IterableIterator<Row>;
    [Symbol.iterator](): IterableIterator<Row>;
    as<T = unknown>(constructor: new (...args: any[]) => T): Statement<T, Params>;
    safeIntegers(enabled: boolean): this;
    safeIntegers(): boolean;
    finalize(): void;
    toString(): string;
    toJSON(): { sql: string; isFinalized: boolean; paramsCount: number; columnNames: string[] };
    [Symbol.dispose](): void;
  }

  export class SQLiteError extends Error {
    readonly name: "SQLiteError";
    errno: number;
    code?: string;
    readonly byteOffset: number;
  }

  /** SQLITE_OPEN_READONLY, SQLITE_FCNTL_PERSIST_WAL and so on. */
  export const constants: Record<\`SQLITE_\${string}\`, number>;

  export default Database;
}
`,
} satisfies Stub;
