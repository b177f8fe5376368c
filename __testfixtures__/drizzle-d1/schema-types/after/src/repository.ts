import type { InferInsertModel, InferSelectModel, SQL } from "drizzle-orm";
import { getTableConfig, type SQLiteTable, type SQLiteUpdateSetSource, type AnySQLiteColumn, type SQLiteTableWithColumns, type SQLiteColumn } from "drizzle-orm/sqlite-core";
import { things } from "./schema";

export type Thing = InferSelectModel<typeof things>;
export type NewThing = InferInsertModel<typeof things>;
export type Changes<T extends SQLiteTable> = SQLiteUpdateSetSource<T>;
export interface Sort {
  readonly by: AnySQLiteColumn;
  readonly direction: "asc" | "desc";
}
export const columnsOf = (table: SQLiteTableWithColumns<any>): string[] => Object.keys(table);
export const nameOf = (table: SQLiteTable): string => getTableConfig(table).name;
export const hasDefault = (column: SQLiteColumn): boolean => column.hasDefault;
export type Condition = SQL | undefined;
