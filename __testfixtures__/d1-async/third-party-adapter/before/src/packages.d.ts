declare module "@lucia-auth/adapter-sqlite" {
  export class BetterSqlite3Adapter {
    constructor(db: object, tables: { user: string; session: string });
  }
}
declare module "connect-sqlite" {
  export function sessions(options: { client: object; table: string }): { get(id: string): unknown };
}
