export type { Database as Sqlite, SQLQueryBindings as Values } from "bun:sqlite";
