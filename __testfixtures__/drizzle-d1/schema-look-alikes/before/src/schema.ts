// pgTable("users", { id: serial("id") }) of drizzle-orm/pg-core
interface Chain {
  notNull(): Chain;
  defaultNow(): Chain;
  array(): Chain;
}
declare function timestamp(name: string): Chain;
declare function pgTable(name: string, columns: Record<string, Chain>): unknown;

export const users = pgTable("users", { at: timestamp("at").notNull().defaultNow(), list: timestamp("list").array() });
export const text = 'import { pgTable } from "drizzle-orm/pg-core"';
