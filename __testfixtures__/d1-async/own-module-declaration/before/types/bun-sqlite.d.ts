declare module "bun:sqlite" {
  export class Statement {
    get(...values: unknown[]): unknown;
    all(...values: unknown[]): unknown[];
    run(...values: unknown[]): void;
  }
  export class Database {
    constructor(file: string);
    query(sql: string): Statement;
    exec(sql: string): void;
    close(): void;
  }
}
