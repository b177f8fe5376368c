import { boolean, mysqlTable, serial, timestamp, varchar } from "drizzle-orm/mysql-core";

export const log = mysqlTable("log", {
  id: serial("id").primaryKey(),
  text: varchar("text", { length: 200 }),
  sent: boolean("sent"),
  at: timestamp("at").defaultNow(),
});
