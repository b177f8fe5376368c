export type Sqlite = D1Database;
export type Values = unknown;
