import type { Stub } from "./stub.js";

/** https://nodejs.org/api/sqlite.html, up to Node 24. */
export const nodeSqlite = {
  provides: ["node:sqlite"],
  text: `
declare module "node:sqlite" {
  export type SQLInputValue = null | number | bigint | string | ArrayBufferView;
  export type SQLOutputValue = null | number | bigint | string | Uint8Array;

  export interface DatabaseSyncOptions {
    open?: boolean | undefined;
    readOnly?: boolean | undefined;
    enableForeignKeyConstraints?: boolean | undefined;
    enableDoubleQuotedStringLiterals?: boolean | undefined;
    allowExtension?: boolean | undefined;
    timeout?: number | undefined;
    readBigInts?: boolean | undefined;
    returnArrays?: boolean | undefined;
    allowBareNamedParameters?: boolean | undefined;
    allowUnknownNamedParameters?: boolean | undefined;
    defensive?: boolean | undefined;
    limits?: Partial<DatabaseLimits> | undefined;
  }

  export interface DatabaseLimits {
    length: number;
    sqlLength: number;
    column: number;
    exprDepth: number;
    compoundSelect: number;
    vdbeOp: number;
    functionArg: number;
    attach: number;
    likePatternLength: number;
    variableNumber: number;
    triggerDepth: number;
  }

  export interface PrepareOptions {
    readBigInts?: boolean | undefined;
    returnArrays?: boolean | undefined;
    allowBareNamedParameters?: boolean | undefined;
    allowUnknownNamedParameters?: boolean | undefined;
  }

  export interface DeserializeOptions {
    dbName?: string | undefined;
  }

  export interface CreateSessionOptions {
    table?: string | undefined;
    db?: string | undefined;
  }

  export interface ApplyChangesetOptions {
    filter?: ((tableName: string) => boolean) | undefined;
    onConflict?: ((conflictType: number) => number) | undefined;
  }

  export interface FunctionOptions {
    deterministic?: boolean | undefined;
    directOnly?: boolean | undefined;
    useBigIntArguments?: boolean | undefined;
    varargs?: boolean | undefined;
  }

  export interface AggregateOptions<T extends SQLInputValue = SQLInputValue> extends FunctionOptions {
    start: T | (() => T);
    step: (accumulator: T, ...args: SQLOutputValue[]) => T;
    result?: ((accumulator: T) => SQLInputValue) | undefined;
    inverse?: ((accumulator: T, ...args: SQLOutputValue[]) => T) | undefined;
  }

  export interface Session {
    changeset(): Uint8Array;
    patchset(): Uint8Array;
    close(): void;
    [Symbol.dispose](): void;
  }

  export interface StatementColumnMetadata {
    column: string | null;
    database: string | null;
    name: string;
    table: string | null;
    type: string | null;
  }

  export interface StatementResultingChanges {
    changes: number | bigint;
    lastInsertRowid: number | bigint;
  }

  export class DatabaseSync {
    constructor(path: string | Uint8Array | URL, options?: DatabaseSyncOptions);
    readonly isOpen: boolean;
    readonly isTransaction: boolean;
    readonly limits: DatabaseLimits;
    open(): void;
    close(): void;
    exec(sql: string): void;
    prepare(sql: string, options?: PrepareOptions): StatementSync;
    location(dbName?: string): string | null;
    function(name: string, func: (...args: SQLOutputValue[]) => SQLInputValue): void;
    function(
      name: string,
      options: FunctionOptions,
      func: (...args: SQLOutputValue[]) => SQLInputValue,
    ): void;
    aggregate<T extends SQLInputValue = SQLInputValue>(name: string, options: AggregateOptions<T>): void;
    setAuthorizer(
      callback:
        | ((
            actionCode: number,
            arg1: string | null,
            arg2: string | null,
            dbName: string | null,
            triggerOrView: string | null,
          ) => number)
        | null,
    ): void;
    createSession(options?: CreateSessionOptions): Session;
    applyChangeset(changeset: Uint8Array, options?: ApplyChangesetOptions): boolean;
    serialize(dbName?: string): Uint8Array;
    deserialize(data: Uint8Array, options?: DeserializeOptions): void;
    createTagStore(maxSize?: number): SQLTagStore;
    enableDefensive(active: boolean): void;
    enableLoadExtension(allow: boolean): void;
    loadExtension(path: string): void;
    [Symbol.dispose](): void;
  }

  export class StatementSync {
    private constructor();
    readonly expandedSQL: string;
    readonly sourceSQL: string;
    all(...params: SQLInputValue[]): Record<string, SQLOutputValue>[];
    all(
      named: Record<string, SQLInputValue>,
      ...params: SQLInputValue[]
    ): Record<string, SQLOutputValue>[];
    get(...params: SQLInputValue[]): Record<string, SQLOutputValue> | undefined;
    get(
      named: Record<string, SQLInputValue>,
      ...params: SQLInputValue[]
    ): Record<string, SQLOutputValue> | undefined;
    iterate(...params: SQLInputValue[]): IterableIterator<Record<string, SQLOutputValue>>;
    iterate(
      named: Record<string, SQLInputValue>,
      ...params: SQLInputValue[]
    ): IterableIterator<Record<string, SQLOutputValue>>;
    run(...params: SQLInputValue[]): StatementResultingChanges;
    run(named: Record<string, SQLInputValue>, ...params: SQLInputValue[]): StatementResultingChanges;
    columns(): StatementColumnMetadata[];
    setAllowBareNamedParameters(enabled: boolean): void;
    setAllowUnknownNamedParameters(enabled: boolean): void;
    setReadBigInts(enabled: boolean): void;
    setReturnArrays(enabled: boolean): void;
  }

  export interface SQLTagStore {
    readonly size: number;
    readonly capacity: number;
    readonly db: DatabaseSync;
    all(strings: TemplateStringsArray, ...params: SQLInputValue[]): Record<string, SQLOutputValue>[];
    get(strings: TemplateStringsArray, ...params: SQLInputValue[]): Record<string, SQLOutputValue> | undefined;
    iterate(
      strings: TemplateStringsArray,
      ...params: SQLInputValue[]
    ): IterableIterator<Record<string, SQLOutputValue>>;
    run(strings: TemplateStringsArray, ...params: SQLInputValue[]): StatementResultingChanges;
    clear(): void;
  }

  export interface BackupOptions {
    source?: string | undefined;
    target?: string | undefined;
    rate?: number | undefined;
    progress?: ((info: BackupProgressInfo) => void) | undefined;
  }
  export interface BackupProgressInfo {
    totalPages: number;
    remainingPages: number;
  }
  export function backup(sourceDb: DatabaseSync, path: string | Uint8Array | URL, options?: BackupOptions): Promise<number>;

  /** SQLITE_CHANGESET_OMIT and so on. */
  export const constants: Record<\`SQLITE_\${string}\`, number>;
}
`,
} satisfies Stub;
