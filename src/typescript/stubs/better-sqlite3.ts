import type { Stub } from "./stub.js";

/** https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md, with the type names of @types/better-sqlite3. */
export const betterSqlite3 = {
  provides: ["better-sqlite3"],
  text: `
declare module "better-sqlite3" {
  type AnyFunction = (...args: any[]) => unknown;

  namespace BetterSqlite3 {
    interface Statement<Params extends unknown[], Row = unknown> {
      database: Database;
      source: string;
      reader: boolean;
      readonly: boolean;
      busy: boolean;
      run(...params: Params): Database.RunResult;
      get(...params: Params): Row | undefined;
      all(...params: Params): Row[];
      iterate(...params: Params): IterableIterator<Row>;
      pluck(toggle?: boolean): this;
      expand(toggle?: boolean): this;
      raw(toggle?: boolean): this;
      bind(...params: Params): this;
      columns(): ColumnDefinition[];
      safeIntegers(toggle?: boolean): this;
    }

    interface ColumnDefinition {
      name: string;
      column: string | null;
      table: string | null;
      database: string | null;
      type: string | null;
    }

    interface Transaction<F extends AnyFunction> {
      (...params: Parameters<F>): ReturnType<F>;
      default(...params: Parameters<F>): ReturnType<F>;
      deferred(...params: Parameters<F>): ReturnType<F>;
      immediate(...params: Parameters<F>): ReturnType<F>;
      exclusive(...params: Parameters<F>): ReturnType<F>;
    }

    interface VirtualTableOptions {
      rows: (...params: unknown[]) => Generator;
      columns: string[];
      parameters?: string[] | undefined;
      safeIntegers?: boolean | undefined;
      directOnly?: boolean | undefined;
    }

    interface Database {
      memory: boolean;
      readonly: boolean;
      name: string;
      open: boolean;
      inTransaction: boolean;
      prepare<Params extends unknown[] | {} = unknown[], Row = unknown>(
        source: string,
      ): Params extends unknown[] ? Statement<Params, Row> : Statement<[Params], Row>;
      transaction<F extends AnyFunction>(fn: F): Transaction<F>;
      exec(source: string): this;
      pragma(source: string, options?: Database.PragmaOptions): unknown;
      function(name: string, fn: (...params: any[]) => any): this;
      function(name: string, options: Database.RegistrationOptions, fn: (...params: any[]) => any): this;
      aggregate<T>(
        name: string,
        options: Database.RegistrationOptions & {
          start?: T | (() => T);
          step: (total: T, next: any) => T | void;
          inverse?: ((total: T, dropped: T) => T) | undefined;
          result?: ((total: T) => unknown) | undefined;
        },
      ): this;
      table(name: string, options: VirtualTableOptions): this;
      loadExtension(path: string): this;
      close(): this;
      defaultSafeIntegers(toggle?: boolean): this;
      backup(destinationFile: string, options?: Database.BackupOptions): Promise<Database.BackupMetadata>;
      unsafeMode(unsafe?: boolean): this;
      serialize(options?: Database.SerializeOptions): Uint8Array;
    }

    interface DatabaseConstructor {
      new (filename?: string | Uint8Array, options?: Database.Options): Database;
      (filename?: string | Uint8Array, options?: Database.Options): Database;
      prototype: Database;
      SqliteError: typeof SqliteErrorClass;
    }
  }

  class SqliteErrorClass extends Error {
    constructor(message: string, code: string);
    name: string;
    message: string;
    code: string;
  }

  namespace Database {
    interface RunResult {
      changes: number;
      lastInsertRowid: number | bigint;
    }
    interface Options {
      readonly?: boolean | undefined;
      fileMustExist?: boolean | undefined;
      timeout?: number | undefined;
      verbose?: ((message?: unknown, ...additionalArgs: unknown[]) => void) | undefined;
      nativeBinding?: string | undefined;
    }
    interface SerializeOptions {
      attached?: string;
    }
    interface PragmaOptions {
      simple?: boolean | undefined;
    }
    interface RegistrationOptions {
      varargs?: boolean | undefined;
      deterministic?: boolean | undefined;
      safeIntegers?: boolean | undefined;
      directOnly?: boolean | undefined;
    }
    type AggregateOptions = Parameters<BetterSqlite3.Database["aggregate"]>[1];
    interface BackupMetadata {
      totalPages: number;
      remainingPages: number;
    }
    interface BackupOptions {
      progress: (info: BackupMetadata) => number;
    }
    type SqliteError = typeof SqliteErrorClass;
    type Statement<Params extends unknown[] | {} = unknown[], Row = unknown> = Params extends unknown[]
      ? BetterSqlite3.Statement<Params, Row>
      : BetterSqlite3.Statement<[Params], Row>;
    type ColumnDefinition = BetterSqlite3.ColumnDefinition;
    type Transaction<F extends AnyFunction = AnyFunction> = BetterSqlite3.Transaction<F>;
    type Database = BetterSqlite3.Database;
  }

  const Database: BetterSqlite3.DatabaseConstructor;
  export = Database;
}
`,
} satisfies Stub;
