import type { InferInsertModel, InferSelectModel, SQL } from "drizzle-orm";
import { getTableConfig, type AnyPgColumn, type PgColumn, type PgTable, type PgTableWithColumns } from "drizzle-orm/pg-core";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { things } from "./schema";

export type Thing = InferSelectModel<typeof things>;
export type NewThing = InferInsertModel<typeof things>;
export type Changes<T extends PgTable> = PgUpdateSetSource<T>;
export interface Sort {
  readonly by: AnyPgColumn;
  readonly direction: "asc" | "desc";
}
export const columnsOf = (table: PgTableWithColumns<any>): string[] => Object.keys(table);
export const nameOf = (table: PgTable): string => getTableConfig(table).name;
export const hasDefault = (column: PgColumn): boolean => column.hasDefault;
export type Condition = SQL | undefined;
