import { sql, users } from "@acme/db";
import { sqliteTable, text } from "drizzle-orm/sqlite-core";

export const audit = sqliteTable("audit", {
  id: text("id").$defaultFn(() => crypto.randomUUID()).primaryKey(),
  userId: text("user_id").references(() => users.id),
  entry: text("entry").default(sql`(lower('NONE'))`),
});
